#pragma once

#include "app/refund/refund.hpp"

#include <memory>
#include <string>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class Notes;

/// How much of a payment is spoken for: an append-only chain whose next place is a primary key, so that of
/// two writers one comes after the other, and whose rows cannot hold more than was captured
/// (schemas/0008_refund.sql).
class RefundChain {
public:
    RefundChain(soci::session& session, Notes* notes);
    ~RefundChain();
    RefundChain(RefundChain const&) = delete;
    RefundChain& operator=(RefundChain const&) = delete;

    /// Of the payment, in minor units.
    std::int64_t reserved(std::string const& payment);
    /// One more step: `amount_minor` more for `reserve`, less for `release`. False when that is more than the
    /// payment captured. Throws Conflict where another step took the place meanwhile, and StoreFailure for a
    /// payment that was not captured.
    bool append(app::refund::Refund const& refund, std::string const& op, core::Instant at);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
};

} // namespace etimbre::adapters::store
