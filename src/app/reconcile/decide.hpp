#pragma once

#include "app/reconcile/ports.hpp"

#include <string>
#include <string_view>

/// What people decide about exceptions: one proposes, another one approves. Each is the identity of a
/// certificate.
namespace etimbre::app::reconcile {

struct Proposal {
    std::string exception;
    recon::Action action = recon::Action::resolve;
    std::string reason;
    std::string actor;
};

/// Proposes an end, or opens again what was closed. The same proposal by the same person again is the same.
/// Refuses `not_found`; `exception_state` where it is not open (or, to be reopened, not closed by people),
/// and for a chargeback that is to be resolved: the bank's reversal does that.
core::Result<Exception> propose(Books& books, Proposal const& proposal, core::Instant now);

struct Approval {
    std::string exception;
    bool yes = true;
    std::string reason;
    std::string actor;
};

/// Carries out what was proposed, or says no to it. The same approval by the same person again is the same.
/// Refuses `not_found`, `exception_state`, and `second_person` to who proposed it: the row does, whatever is
/// looked at before.
core::Result<Exception> approve(Books& books, Approval const& approval, core::Instant now);

} // namespace etimbre::app::reconcile
