#pragma once

#include "core/instant.hpp"
#include "domain/journal/fact.hpp"

#include <soci/soci.h>

#include <memory>

namespace etimbre::adapters::store {

/// What the rows of facts bring with them: the journal does not hold it, for it follows from the facts. A
/// payment's state, its order's open place and the questions it is owed; transfers of the ledger; events for
/// the feed, where those that it has already are known again by their id; the head and totals of the log; and
/// the same for refunds.
class FactEffects {
public:
    explicit FactEffects(soci::session& session);
    ~FactEffects();
    FactEffects(FactEffects const&) = delete;
    FactEffects& operator=(FactEffects const&) = delete;

    /// Brings it in line with a fact whose row has been put back. May be repeated. @param now  when what is
    /// owed again becomes due.
    void settle(domain::journal::Fact const& fact, core::Instant now);

private:
    struct Stores;

    void settle_payment(domain::journal::Fact const& moved, core::Instant now);
    /// When it is posted: at its own time, or now where the day of that is closed.
    core::Instant of_an_open_day(core::Instant at, core::Instant now);
    void post_payment(domain::journal::Fact const& moved, core::Instant now);
    void note_paid(domain::journal::Fact const& paid);
    void post_issue(domain::journal::Fact const& issued, core::Instant now);
    void post_end(domain::journal::Fact const& ended, core::Instant now);
    void settle_log();

    std::unique_ptr<Stores> stores_;
};

} // namespace etimbre::adapters::store
