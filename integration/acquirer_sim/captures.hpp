#pragma once

#include "acquirer_sim/book.hpp"
#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/workers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

/// Captures, by callback answer or by PostAuth, and what may come of them later.
class Captures {
public:
    Captures(Book& book, Faults& faults, Workers& workers);

    /// Refuses as `Book::capture`, and `declined` while the switch capture_fails is set.
    BookResult capture(std::string_view oid, std::optional<std::int64_t> total);

    /// Applies the switches of name chargeback that are set for this oid; before it is captured, nothing
    /// happens and they wait.
    void charge_back_if_set(std::string const& oid);

private:
    Book& book_;
    Faults& faults_;
    Workers& workers_;
};

} // namespace etimbre::acquirer_sim
