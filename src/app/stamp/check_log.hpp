#pragma once

#include "app/stamp/ports.hpp"
#include "core/bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::stamp {

/// One leaf of the log `issue` as stored, with the stamp row of that index when there is one.
struct StoredLeaf {
    std::uint64_t index = 0;
    core::Bytes entry;
    core::Hash hash{};
    std::optional<StampRow> stamp;
};

/// Reads the log from its first leaf to its last and says what is wrong with each, trusting nothing but the
/// entries: position, hash, running totals, and that the stamp's payload, derived again from its row, is the
/// one logged.
class LogCheck {
public:
    explicit LogCheck(core::Sha256 sha256) : sha256_{sha256} {}

    /// Why this leaf, the next one in order, cannot be right; nothing when it is.
    std::optional<std::string_view> fault_of(StoredLeaf const& leaf);

private:
    core::Sha256 sha256_;
    std::uint64_t next_ = 0;
    domain::tlog::Totals totals_;
};

} // namespace etimbre::app::stamp
