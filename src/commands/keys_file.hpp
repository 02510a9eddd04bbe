#pragma once

#include "domain/stamp/trust.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

namespace etimbre::commands {

/// A keys file that cannot be read or does not say what it must; names the file and the place in it.
class KeysFileFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The file that `--keys` names:
/// `{"issuer":"XY","keys":[{"kid":hex16,"x":hex64,"nbf":unix,"exp":unix,"cut":n?}]}`. A key may carry its
/// whole thumbprint as "ckt" (hex64), which is passed over, and nothing else: a member that is not known here
/// could be one that restricts the key. Beside "issuer" and "keys" other members may stand.
domain::stamp::TrustList read_keys_file(std::filesystem::path const& path);

/// The same as text, in one line.
std::string keys_json(domain::stamp::TrustList const& trust);

/// ISO 3166-1 alpha-2 in its form: two letters A to Z.
bool is_issuer(std::string_view text);

} // namespace etimbre::commands
