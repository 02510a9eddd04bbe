#pragma once

#include "core/bytes.hpp"
#include "domain/settlement/line.hpp"
#include "domain/settlement/statement.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// By what a statement, a movement or a transaction is known again in another file.
namespace etimbre::domain::settlement {

using Fingerprint = std::array<std::uint8_t, 16>;

/// Whose statement it is, its name, its year (some banks begin anew) and its page: 64 hexadecimal digits.
/// What bears the same identity is the same statement, a copy of it or a new revision.
std::string identity_of(StatementHead const& head, core::Sha256 sha256);

/// A movement: the bank's reference for it, which is unique on the account, else everything that is said of
/// it. Two legitimate movements may say the same; they are counted (Occurrences).
Fingerprint fingerprint_of(Entry const& entry, StatementHead const& head, core::Sha256 sha256);

/// A transaction: what the acquirer calls it, and of which kind, else everything that is said of it. A bank's
/// file and the acquirer's tell of one transaction by one fingerprint.
Fingerprint fingerprint_of(Line const& line, std::string_view acquirer, core::Sha256 sha256);

/// What a statement says, in its order and whoever sends it: two statements of one identity and one content
/// are copies of each other.
class Content {
public:
    explicit Content(core::Sha256 sha256) : sha256_{sha256} {}

    void add(Entry const& entry);
    void add(Line const& line);
    /// 64 hexadecimal digits.
    std::string end(StatementEnd const& end);

private:
    void add(std::string_view text);
    void fold();

    core::Sha256 sha256_;
    core::Hash state_{};
    std::string waiting_;
};

} // namespace etimbre::domain::settlement
