#include "app/reconcile/round.hpp"

#include "app/reconcile/reconcile_file.hpp"
#include "core/own_fault.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

namespace etimbre::app::reconcile {
namespace {

constexpr std::size_t files_at_once = 200;

template <class Kind>
bool is_a(std::exception const& failure)
{
    return dynamic_cast<Kind const*>(&failure) != nullptr;
}

/// Of what was worked on, and not of the database that all files share.
bool is_its_own(std::exception const& failure)
{
    return is_a<core::OwnFault>(failure) || is_a<std::logic_error>(failure) ||
           is_a<std::overflow_error>(failure) || is_a<std::bad_optional_access>(failure);
}

} // namespace

Round::Round(Transactions& writes, Terms terms, core::Clock clock, OnFailure on_failure)
    : writes_{writes}, terms_{std::move(terms)}, clock_{clock}, on_failure_{std::move(on_failure)}
{
}

bool Round::step()
{
    Standing next;
    try {
        writes_.run([&](Books& books) {
            next = at_;
            advance(books, next);
        });
    } catch (std::exception const& failure) {
        if (next.at_hand.empty() || !is_its_own(failure)) throw;
        blame(std::move(next), failure);
        return true;
    }
    failed_once_ = false;
    at_ = std::move(next);
    return at_.sweep.part != Sweep::Part::over;
}

/// Two workers who meet in a key look like a fault of the file: whoever tries again sees what the other did.
void Round::blame(Standing next, std::exception const& failure)
{
    if (!std::exchange(failed_once_, true)) return;
    failed_once_ = false;
    pass(next);
    ++next.failed;
    auto const file = std::exchange(next.at_hand, {});
    at_ = std::move(next);
    on_failure_(file, failure.what());
}

Round::Done Round::done() const
{
    return {at_.passed.size() - at_.failed, at_.lines_passed + at_.lines_at_hand};
}

/// A file that comes meanwhile goes before the rest of the queue.
void Round::advance(Books& books, Standing& at) const
{
    if (at.files.empty()) find_files(books, at);
    if (at.files.empty()) {
        at.sweep = sweep_step(books, at.sweep, terms_, clock_());
        if (at.sweep.part == Sweep::Part::over) at.waits = books.exceptions.waits_for_payments();
        return;
    }
    at.at_hand = at.files.front();
    work_on_file(books, at);
    at.at_hand.clear();
}

void Round::work_on_file(Books& books, Standing& at) const
{
    bool const more = reconcile_step(books, at.at_hand, terms_, clock_());
    auto const progress = books.files.progress(at.at_hand);
    at.lines_at_hand = progress ? progress->last_line : 0;
    if (!more) pass(at);
}

/// The file at hand is done with, in this round.
void Round::pass(Standing& at)
{
    at.lines_passed += std::exchange(at.lines_at_hand, 0);
    std::erase(at.files, at.at_hand);
    at.passed.insert(at.at_hand);
}

void Round::find_files(Books& books, Standing& at)
{
    at.files = books.files.unfinished(files_at_once + at.failed);
    std::erase_if(at.files, [&](std::string const& file) { return at.passed.contains(file); });
}

} // namespace etimbre::app::reconcile
