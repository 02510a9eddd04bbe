#pragma once

#include "domain/journal/record.hpp"

#include <stdexcept>
#include <string_view>

namespace etimbre::app::work {

/// The second witness cannot be written, or is not what it was: nothing may be acknowledged. The sentence is
/// for an operator.
struct JournalFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One stream of records outside the database, for one thread at a time.
class Journal {
public:
    Journal() = default;
    virtual ~Journal() = default;
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;

    virtual std::string_view stream() const = 0;
    /// The latest record, committed or not.
    virtual domain::journal::Position last() const = 0;
    /// Writes the line after `last` and returns when it is durable. Throws JournalFailure, and `last` stays.
    virtual void append(domain::journal::Line const& line) = 0;
    /// Notes that the database committed this record, before anybody is told: it outlives a kill of the
    /// process. Throws nothing; what is not noted is found out at the next start.
    virtual void know_committed(domain::journal::Position const& record) noexcept = 0;
};

} // namespace etimbre::app::work
