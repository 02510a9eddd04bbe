#include "app/reconcile/decide.hpp"

#include "app/reconcile/steps.hpp"

#include <utility>

namespace etimbre::app::reconcile {
namespace {

using core::Reason;
using recon::Action;
using recon::State;
using recon::Step;

bool is_closed(Exception const& exception)
{
    return exception.state == State::resolved || exception.state == State::written_off;
}

bool is_the_same(Exception const& standing, Proposal const& proposal)
{
    return standing.state == State::proposed && standing.maker == proposal.actor &&
           standing.action == word_in(recon::action_words, proposal.action);
}

core::Result<Exception>
reopen_for(Books& books, Exception const& standing, Proposal const& proposal, core::Instant now)
{
    if (!is_closed(standing) || standing.checker.empty())
        return core::refuse(Reason::exception_state, "only what people have closed can be opened again");
    return reopen(books, standing, proposal.actor, proposal.reason, now);
}

} // namespace

core::Result<Exception> propose(Books& books, Proposal const& proposal, core::Instant now)
{
    auto const standing = books.exceptions.find(proposal.exception);
    if (!standing) return core::refuse(Reason::not_found);
    if (is_the_same(*standing, proposal)) return *standing;
    if (proposal.action == Action::reopen) return reopen_for(books, *standing, proposal, now);
    if (standing->code == recon::Code::chargeback && proposal.action == Action::resolve)
        return core::refuse(
            Reason::exception_state, "a chargeback is resolved by its reversal, or written off"
        );
    auto to = *standing;
    to.action = word_in(recon::action_words, proposal.action);
    to.maker = proposal.actor;
    to.checker.clear();
    return take_step(books, *standing, {Step::propose, proposal.actor, proposal.reason, std::move(to)}, now);
}

core::Result<Exception> approve(Books& books, Approval const& approval, core::Instant now)
{
    auto const standing = books.exceptions.find(approval.exception);
    if (!standing) return core::refuse(Reason::not_found);
    if (approval.yes && is_closed(*standing) && standing->checker == approval.actor) return *standing;
    if (standing->state != State::proposed) return core::refuse(Reason::exception_state);
    if (standing->maker == approval.actor)
        return core::refuse(Reason::second_person, "You proposed this; another must approve it.");
    auto to = *standing;
    to.checker = approval.actor;
    if (!approval.yes) {
        to.action.clear();
        to.maker.clear();
        to.checker.clear();
        return take_step(
            books, *standing, {Step::reject, approval.actor, approval.reason, std::move(to)}, now
        );
    }
    auto const step = standing->action == word_in(recon::action_words, Action::write_off)
                          ? Step::approve_write_off
                          : Step::approve_resolve;
    return take_step(books, *standing, {step, approval.actor, approval.reason, std::move(to)}, now);
}

} // namespace etimbre::app::reconcile
