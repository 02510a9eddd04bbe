#include "app/work/closing_line.hpp"

#include <exception>
#include <utility>

namespace etimbre::app::work {

closing::ClosingBooks closing_books(Unit& unit)
{
    return {unit.ledger, unit.days, unit.feed.end(), static_cast<std::int64_t>(unit.stamp.log.head().size)};
}

ClosingLine::ClosingLine(Lane& read, Lane& write, Terms terms)
    : read_{read},
      write_{write},
      terms_{std::move(terms)},
      thread_{[this](std::stop_token const& stop) { serve(stop); }}
{
}

ClosingLine::~ClosingLine()
{
    stop();
}

void ClosingLine::stop()
{
    thread_ = {};
}

void ClosingLine::serve(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        bool closed = false;
        try {
            closed = close_next();
        } catch (std::exception const& failure) {
            terms_.on_failure(failure.what());
        }
        if (closed) continue;
        std::unique_lock lock{mutex_};
        news_.wait_for(lock, stop, terms_.pause, [] { return false; });
    }
}

/// False where nothing is left to close, or cannot be closed yet.
bool ClosingLine::close_next()
{
    auto const day = next();
    if (!day) return false;
    auto const statement =
        run_and_wait<std::optional<closing::Statement>>(write_, [this, day = *day](Unit& unit) {
            return closing::close_day(closing_books(unit), day, terms_.closing, terms_.clock());
        });
    if (statement) terms_.on_closed(*statement);
    return statement.has_value();
}

std::optional<std::chrono::sys_days> ClosingLine::next()
{
    auto const now = terms_.clock();
    auto const day = run_and_wait<std::optional<std::chrono::sys_days>>(read_, [this, now](Unit& unit) {
        return closing::next_to_close(unit.ledger, unit.days, terms_.closing, now);
    });
    auto const& due = terms_.closing;
    auto const late = day ? now - (due.calendar.span(*day).until + due.wait) : core::Instant::duration{};
    terms_.on_look(std::chrono::floor<std::chrono::seconds>(late));
    return day;
}

} // namespace etimbre::app::work
