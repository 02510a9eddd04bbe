#include "app/reconcile/steps.hpp"

#include "core/word_table.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/settling.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace etimbre::app::reconcile {
namespace {

using recon::State;
using recon::Step;
namespace ledger = domain::ledger;

constexpr core::WordTable<Step, 6> step_words{{
    {Step::propose, "propose"},
    {Step::reject, "reject"},
    {Step::approve_resolve, "approve_resolve"},
    {Step::approve_write_off, "approve_write_off"},
    {Step::reopen, "reopen"},
    {Step::correct, "correct"},
}};

constexpr std::string_view word_of(Step step)
{
    return core::word_in(step_words, step);
}

bool waits_in_suspense(Exception const& of)
{
    return of.account == ledger::suspense(of.amount.currency());
}

/// The account that takes over what waits when the exception comes to that end; empty where it stays.
std::string taken_over_by(Exception const& of, State end)
{
    auto const currency = of.amount.currency();
    if (end == State::written_off) return ledger::writeoff(currency);
    return waits_in_suspense(of) ? ledger::receivable(of.acquirer, currency) : std::string{};
}

/// What the step debits the exception's account with; below zero: credits.
struct Move {
    std::string other;
    std::int64_t debit_minor = 0;
};

Move move_of(Exception const& from, State to, Step step)
{
    if (from.residue_minor == 0 || from.account.empty()) return {};
    if (step == Step::reopen) return {taken_over_by(from, from.state), from.residue_minor};
    if (to == State::resolved || to == State::written_off)
        return {taken_over_by(from, to), -from.residue_minor};
    return {};
}

} // namespace

core::Result<Exception> take_step(Books& books, Exception const& from, NextStep next, core::Instant now)
{
    auto const state = recon::next(from.state, next.step);
    if (!state) return std::unexpected{state.error()};
    auto to = std::move(next.to);
    to.state = *state;
    to.version = from.version + 1;
    auto move = move_of(from, *state, next.step);
    if (move.other.empty()) move.debit_minor = 0;
    HistoryStep const written{
        from.id,
        to.version,
        std::string{word_in(recon::state_words, from.state)},
        std::string{word_in(recon::state_words, to.state)},
        std::string{word_of(next.step)},
        std::move(next.actor),
        std::move(next.reason),
        move.debit_minor,
        now,
    };
    if (!books.exceptions.advance(from, to, written)) return core::refuse(core::Reason::exception_state);
    if (move.debit_minor != 0)
        books.ledger.post(
            ledger::move_for(
                {from.id, to.version, 0},
                from.account,
                move.other,
                core::Money::of_minor(move.debit_minor, from.amount.currency())
            ),
            now
        );
    return to;
}

core::Result<Exception> reopen(
    Books& books, Exception const& from, std::string_view actor, std::string_view reason, core::Instant now
)
{
    auto to = from;
    to.action = word_in(recon::action_words, recon::Action::reopen);
    to.maker.clear();
    to.checker.clear();
    return take_step(
        books, from, {Step::reopen, std::string{actor}, std::string{reason}, std::move(to)}, now
    );
}

} // namespace etimbre::app::reconcile
