#pragma once

#include "domain/journal/record.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::domain::journal {

/// A record that the database has, or had, and whose outcome was told.
struct CommittedRecord {
    Position position{};
    std::string facts;
};

/// Tells the records of a stream that were committed from those that were rolled back: which it was, a later
/// record says by its base, or the database by its head.
class CommittedOnly {
public:
    using Then = std::function<void(CommittedRecord const&)>;
    explicit CommittedOnly(Then then) : then_{std::move(then)} {}

    /// The records in their order.
    void take(ReadRecord const& read);
    /// After the last one: `known` is the latest that somebody else knows committed.
    void finish(std::uint64_t known);

private:
    void settle(std::uint64_t known);

    Then then_;
    std::vector<CommittedRecord> open_; ///< after the latest that is known committed
};

} // namespace etimbre::domain::journal
