#include "app/reconcile/round.hpp"

#include "app/reconcile/reconcile_file.hpp"

#include <utility>

namespace etimbre::app::reconcile {
namespace {

constexpr std::size_t files_at_once = 200;

} // namespace

Round::Round(Transactions& writes, Terms terms, core::Clock clock)
    : writes_{writes}, terms_{std::move(terms)}, clock_{clock}
{
}

bool Round::step()
{
    Standing next;
    writes_.run([&](Books& books) {
        next = at_;
        advance(books, next);
    });
    at_ = std::move(next);
    return at_.sweep.part != Sweep::Part::over;
}

Round::Done Round::done() const
{
    return {at_.passed.size(), at_.lines_passed + at_.lines_at_hand};
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
    auto const& file = at.files.front();
    bool const more = reconcile_step(books, file, terms_, clock_());
    auto const progress = books.files.progress(file);
    at.lines_at_hand = progress ? progress->last_line : 0;
    if (more) return;
    at.lines_passed += std::exchange(at.lines_at_hand, 0);
    at.passed.insert(file);
    at.files.erase(at.files.begin());
}

void Round::find_files(Books& books, Standing& at)
{
    at.files = books.files.unfinished(files_at_once);
    std::erase_if(at.files, [&](std::string const& file) { return at.passed.contains(file); });
}

} // namespace etimbre::app::reconcile
