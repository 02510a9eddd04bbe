#pragma once

#include "core/instant.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

namespace etimbre::commands {

/// `etimbre stamp verify [--keys FILE] [--issuer CC] [--now UNIX] [--json] [TEXT|-]`
struct VerifyOptions {
    std::string text = "-";                         ///< "-": standard input, one stamp a line
    std::optional<std::filesystem::path> keys_file; ///< else the list in `trust_directory`
    std::filesystem::path trust_directory;          ///< of the configured service
    std::string service_issuer;                     ///< of the configured service
    std::optional<std::string> issuer;              ///< in place of the one of the file or the service
    core::Instant now;
    bool json = false; ///< standard input is always answered in JSON
};

/// Steps 1 to 14 of verification, offline; one answer a stamp. Returns 0 if all are OK, 1 if any is not, 2
/// with a sentence on `err` for a wrong keys file, a wrong issuer or an empty standard input. Without a keys
/// file the signed trust list decides, which a pinned root must have signed; where its time is over, or it is
/// older than one that a service has accepted, every stamp is answered E_TRUST_STALE.
/// @throws adapters::crypto::KeyFailure where the trust directory holds no such list.
int stamp_verify(VerifyOptions const& options, std::istream& in, std::ostream& out, std::ostream& err);

/// `etimbre stamp number [TEXT|-]`: `{"result":"OK","canonical":"4071883529061770"}` or the code of the
/// refusal, one line a number. 0, 1 and 2 as above; what may help the person who typed it goes to `err`.
int stamp_number(std::string const& text, std::istream& in, std::ostream& out, std::ostream& err);

} // namespace etimbre::commands
