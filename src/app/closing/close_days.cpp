#include "app/closing/close_days.hpp"

#include "app/closing/statement.hpp"
#include "app/closing/trial_balance.hpp"

namespace etimbre::app::closing {
namespace {

constexpr std::chrono::days one_day{1};

std::optional<std::chrono::sys_days>
first_open(LedgerBooks& ledger, ClosedDays& days, Calendar const& calendar)
{
    if (auto const closed = days.latest(core::Instant::max())) return closed->day + one_day;
    auto const beginning = ledger.beginning();
    return beginning ? std::optional{calendar.day_of(*beginning)} : std::nullopt;
}

} // namespace

std::optional<std::chrono::sys_days>
next_to_close(LedgerBooks& ledger, ClosedDays& days, ClosingTerms const& terms, core::Instant now)
{
    auto const day = first_open(ledger, days, terms.calendar);
    if (!day || now < terms.calendar.span(*day).until + terms.wait) return std::nullopt;
    return day;
}

std::optional<Statement>
close_day(ClosingBooks const& books, std::chrono::sys_days day, ClosingTerms const& terms, core::Instant now)
{
    auto const span = terms.calendar.span(day);
    if (first_open(books.ledger, books.days, terms.calendar) != day || now < span.until ||
        books.days.feed_is_behind(span.until))
        return std::nullopt;
    auto const before = books.days.latest(core::Instant::max());
    Statement statement{
        .day = day,
        .span = span,
        .feed_seq = books.feed.seq,
        .feed_hash = books.feed.hash,
        .log_size = books.log_size,
        .previous_hash = before ? before->hash : std::string{domain::feed::no_hash},
        .hash = {},
        .kid = terms.current_key(now),
        .closed_at = now,
        .lines = carried_forward(before ? before->lines : std::vector<Line>{}, books.ledger.turnover(span)),
    };
    statement.hash = core::to_hex(terms.sha256(payload_of(statement)));
    if (!books.days.insert(statement)) return std::nullopt;
    return statement;
}

} // namespace etimbre::app::closing
