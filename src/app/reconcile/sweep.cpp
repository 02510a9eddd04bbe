#include "app/reconcile/sweep.hpp"

#include "app/reconcile/exceptions.hpp"
#include "app/reconcile/payouts.hpp"
#include "app/reconcile/reopened_lines.hpp"
#include "app/reconcile/statements.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace etimbre::app::reconcile {
namespace {

using Part = Sweep::Part;

constexpr std::size_t lines_at_once = 500;
constexpr std::size_t lines_described = 5'000;
constexpr std::size_t rows_at_once = 1'000;
constexpr std::string_view missing_mark = "missing";
constexpr std::string_view statements_mark = "statements";
constexpr std::string_view pages_mark = "pages";

Sweep look_at_lines(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    auto const lines = books.lines.open(at.file, at.line, lines_at_once);
    if (lines.empty()) return {.part = Part::descriptions, .file = {}};
    look_again(books, lines, terms, now);
    return {.part = Part::lines, .file = lines.back().file, .line = lines.back().line.number};
}

/// All lines of one code are looked at together, or none: where there are more than we look at together,
/// nothing is the only one.
Sweep look_at_some_descriptions(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    auto lines = books.lines.described_lines(at.code, lines_described);
    if (lines.empty()) return {.part = Part::come, .file = {}};
    auto code = lines.back().line.line.auth_code;
    bool const is_cut = lines.size() == lines_described;
    if (is_cut) std::erase_if(lines, [&](OpenLine const& each) { return each.line.line.auth_code == code; });
    look_at_descriptions(books, lines, terms, now);
    if (!lines.empty()) code = lines.back().line.line.auth_code;
    return {.part = Part::descriptions, .file = {}, .code = std::move(code)};
}

Sweep correct_what_has_come(Books& books, core::Instant now)
{
    auto const come = books.exceptions.come(rows_at_once);
    for (auto const& each : come)
        correct_exception(
            books, each, "a later file tells of it", core::Money::of_minor(0, each.amount.currency()), now
        );
    return {.part = come.size() < rows_at_once ? Part::entries : Part::come, .file = {}};
}

void raise_all(Books& books, std::vector<Overdue> const& all, Terms const& terms, core::Instant now)
{
    for (auto const& each : all) raise_overdue(books, each, terms, now);
}

/// From where the last look ended; the mark moves once all until then are in the queue.
Sweep look_for_missing(Books& books, Terms const& terms, core::Instant now)
{
    auto const from = books.overdue.mark(missing_mark).value_or(core::Instant{});
    auto const until = now - terms.missing_after;
    auto const missing = books.overdue.missing(from, until, rows_at_once);
    raise_all(books, missing, terms, now);
    if (missing.size() == rows_at_once) return {.part = Part::missing, .file = {}};
    if (until > from) books.overdue.set_mark(missing_mark, until);
    return {.part = Part::waiting_pages, .file = {}};
}

Sweep look_at_what_waits(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    auto const last = look_at_waiting_pages(books, at.file, rows_at_once, terms, now);
    return {.part = last.empty() ? Part::statements : Part::waiting_pages, .file = last};
}

/// A file may be committed a little after the moment that it names.
core::Instant from_mark(Books& books, std::string_view name)
{
    return books.overdue.mark(name).value_or(core::Instant{std::chrono::hours{1}}) - std::chrono::hours{1};
}

Sweep look_at_new_statements(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    PublishedPages const which{
        .from = from_mark(books, statements_mark),
        .until = core::Instant::max(),
        .after_file = at.file,
        .after_number = at.line,
        .most = rows_at_once,
    };
    if (auto const last = look_at_pages(books, which, terms, now))
        return {.part = Part::statements, .file = last->file, .line = last->number};
    books.overdue.set_mark(statements_mark, now);
    return {.part = Part::pages, .file = {}};
}

/// Those that have waited for their neighbours long enough, since the last look.
Sweep look_for_missing_pages(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    PublishedPages const which{
        .from = from_mark(books, pages_mark),
        .until = now - terms.missing_after,
        .of_several = true,
        .after_file = at.file,
        .after_number = at.line,
        .most = rows_at_once,
    };
    if (auto const last = look_at_pages(books, which, terms, now))
        return {.part = Part::pages, .file = last->file, .line = last->number};
    if (which.until > which.from) books.overdue.set_mark(pages_mark, which.until);
    return {.part = Part::other, .file = {}};
}

Sweep look_for_the_rest(Books& books, Terms const& terms, core::Instant now)
{
    raise_all(books, books.overdue.stuck(now - terms.stuck_after, rows_at_once), terms, now);
    auto const today = std::chrono::floor<std::chrono::days>(now);
    raise_all(books, books.overdue.unpaid(today - terms.payout_after, rows_at_once), terms, now);
    compare_payouts(books, terms, now);
    return {.part = Part::over, .file = {}};
}

} // namespace

Sweep sweep_step(Books& books, Sweep const& at, Terms const& terms, core::Instant now)
{
    switch (at.part) {
    case Part::lines:
        return look_at_lines(books, at, terms, now);
    case Part::descriptions:
        return look_at_some_descriptions(books, at, terms, now);
    case Part::come:
        return correct_what_has_come(books, now);
    case Part::entries:
        explain_entries(books, terms, now);
        return {.part = Part::missing, .file = {}};
    case Part::missing:
        return look_for_missing(books, terms, now);
    case Part::waiting_pages:
        return look_at_what_waits(books, at, terms, now);
    case Part::statements:
        return look_at_new_statements(books, at, terms, now);
    case Part::pages:
        return look_for_missing_pages(books, at, terms, now);
    case Part::other:
        return look_for_the_rest(books, terms, now);
    case Part::over:
        return at;
    }
    return at;
}

} // namespace etimbre::app::reconcile
