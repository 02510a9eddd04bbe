#pragma once

#include "app/stamp/ports.hpp"
#include "core/bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::app::stamp {

/// One leaf of the log `issue` as stored, with the stamp row of that index when there is one.
struct StoredLeaf {
    std::uint64_t index = 0;
    core::Bytes entry;
    core::Hash hash{};
    std::optional<StampRow> stamp;
};

/// Reads the log from its first leaf to its last and says what is wrong with each, trusting nothing but the
/// entries and the trust lists: position, hash, running totals, that the stamp's payload, derived again from
/// its row, is the one logged, and that its key could sign at the time and place that the entry gives it.
class LogCheck {
public:
    /// @param keys  every key that a trust list ever named, as the newest list names it.
    LogCheck(core::Sha256 sha256, std::vector<domain::stamp::TrustedKey> keys)
        : sha256_{sha256}, keys_{std::move(keys)}
    {
    }

    /// Why this leaf, the next one in order, cannot be right; nothing when it is.
    std::optional<std::string_view> fault_of(StoredLeaf const& stored);

private:
    std::optional<std::string_view> fault_of_key(domain::tlog::Leaf const& leaf, Kid const& kid);

    core::Sha256 sha256_;
    std::vector<domain::stamp::TrustedKey> keys_;
    std::optional<domain::stamp::TrustedKey> signing_; ///< the key of the leaf before
    std::vector<Kid> replaced_;
    std::uint64_t next_ = 0;
    domain::tlog::Totals totals_;
};

} // namespace etimbre::app::stamp
