#pragma once

#include "core/id.hpp"
#include "core/instant.hpp"
#include "domain/journal/fact.hpp"

#include <soci/soci.h>

#include <memory>

namespace etimbre::adapters::store {

/// What the rows of a refund's facts bring with them: its state, its payment's place at the acquirer, the job
/// that is owed, the postings of its fee and of the money that went back, its events for the feed.
class RefundEffects {
public:
    explicit RefundEffects(soci::session& session);
    ~RefundEffects();
    RefundEffects(RefundEffects const&) = delete;
    RefundEffects& operator=(RefundEffects const&) = delete;

    /// As FactEffects::settle, for the facts `refund_asked` and `refund_moved`.
    void settle(domain::journal::Fact const& fact, core::Instant now);

private:
    struct Stores;

    void stand(core::RefundId const& id);
    void owe(core::RefundId const& id, core::Instant now);
    void post(core::RefundId const& id);
    void note(domain::journal::Fact const& fact);

    std::unique_ptr<Stores> stores_;
};

} // namespace etimbre::adapters::store
