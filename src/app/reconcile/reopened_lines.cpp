#include "app/reconcile/reopened_lines.hpp"

#include "app/reconcile/exceptions.hpp"
#include "app/reconcile/line_effects.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/reconciliation/description.hpp"
#include "domain/reconciliation/match.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace etimbre::app::reconcile {
namespace {

using recon::Expectation;
using recon::Outcome;

/// Whether a newer revision of the line's file has taken its side over.
bool is_taken_over(Books& books, std::string_view own, std::string_view by)
{
    auto const older = books.lines.of_side("revision", by);
    return older && place_of(older->file, older->line) == own;
}

/// What the line is about by now, without what it told itself before.
std::vector<Expectation> expected_anew(Books& books, OpenLine const& open)
{
    auto all = books.lines.expected(open.file, open.line.number - 1, open.line.number);
    auto const own = place_of(open.file, open.line.number);
    std::erase_if(all, [&](Expectation const& each) { return each.id.empty() && each.told->line == own; });
    for (auto& each : all)
        if (each.told && (each.told->line == own || is_taken_over(books, own, each.told->line)))
            each.told.reset();
    return all;
}

bool is_explained(Outcome const& outcome)
{
    return is_matched(outcome.code) && outcome.expectation != recon::nothing &&
           outcome.tier != recon::Tier::twin;
}

/// Its fee may be another than agreed even so: that is an exception of its own.
void raise_fee_of(
    Books& books, OpenLine const& open, Exception const& of, Terms const& terms, core::Instant now
)
{
    auto const& line = open.line.line;
    auto const over = line.fee.minor() - agreed_fee(terms, of.acquirer, line);
    if (over == 0 || open.fees_apart) return;
    auto exception = of;
    exception.subject_kind = "line_fee";
    exception.id = exception_id(terms, exception.subject_kind, exception.subject_id);
    exception.code = recon::Code::fee_diff;
    exception.state = recon::State::open;
    exception.version = 1;
    exception.amount = core::Money::of_minor(std::abs(over), line.fee.currency());
    exception.account = domain::ledger::fees(of.acquirer, line.fee.currency());
    exception.residue_minor = over;
    exception.action.clear();
    exception.maker.clear();
    exception.checker.clear();
    exception.opened = now;
    raise_exception(books, exception, now);
}

/// A side that a newer revision of the line has taken over stays with that one.
Match corrected(Books& books, OpenLine const& open, Match match)
{
    auto const holder = books.lines.of_side(match.side_kind, match.side_id);
    if (!holder) return match;
    auto const by = place_of(holder->file, holder->line);
    if (by == place_of(open.file, open.line.number)) return match;
    match.side_kind = "revision";
    match.side_id = by;
    return match;
}

/// The line is in order: what was parked goes back, its fee is posted, and its file counts it as matched.
void correct_line(
    Books& books,
    OpenLine const& open,
    Outcome const& outcome,
    Expectation const& expected,
    Terms const& terms,
    core::Instant now
)
{
    auto const& line = open.line.line;
    auto const id = exception_id(terms, "line", place_of(open.file, open.line.number));
    auto const exception = books.exceptions.find(id);
    if (!exception) return;
    books.lines.correct(corrected(books, open, match_of(open.file, open.line, outcome, &expected)));
    correct_exception(books, *exception, "what the line tells of is in our books", line.fee, now);
    if (outcome.code == recon::Code::cb_reversal) {
        Progress const of{.file = open.file, .acquirer = exception->acquirer};
        take_back_chargeback(books, {of, open.line, outcome, &expected}, terms, now);
    }
    auto const net = line.net_minor();
    books.files.count_lines(open.file, {1, net, -1, -net});
    raise_fee_of(books, open, *exception, terms, now);
}

/// What the authorisation codes of those lines may be about.
std::vector<Expectation>
expected_by_description(Books& books, std::string_view acquirer, std::span<OpenLine const* const> lines)
{
    std::vector<Expectation> expectations;
    std::set<std::string_view> asked;
    for (auto const* const open : lines)
        if (auto const& code = open->line.line.auth_code; asked.insert(code).second)
            std::ranges::move(books.lines.described(acquirer, code), std::back_inserter(expectations));
    return expectations;
}

void look_at_descriptions_of(
    Books& books,
    std::string_view acquirer,
    std::span<OpenLine const* const> lines,
    Terms const& terms,
    core::Instant now
)
{
    auto const expectations = expected_by_description(books, acquirer, lines);
    std::vector<recon::Line> plain;
    plain.reserve(lines.size());
    for (auto const* const open : lines) plain.push_back(open->line.line);
    std::vector<Outcome> outcomes(plain.size());
    recon::match_by_description(plain, expectations, std::nullopt, outcomes);
    for (std::size_t at = 0; at < plain.size(); ++at)
        if (is_explained(outcomes[at]))
            correct_line(books, *lines[at], outcomes[at], expectations[outcomes[at].expectation], terms, now);
}

} // namespace

void look_again(Books& books, std::span<OpenLine const> lines, Terms const& terms, core::Instant now)
{
    for (auto const& open : lines) {
        auto const expected = expected_anew(books, open);
        if (expected.empty()) continue;
        auto const outcome = recon::match_by_reference({&open.line.line, 1}, expected, std::nullopt).front();
        if (is_explained(outcome))
            correct_line(books, open, outcome, expected[outcome.expectation], terms, now);
    }
}

void look_at_descriptions(
    Books& books, std::span<OpenLine const> lines, Terms const& terms, core::Instant now
)
{
    std::map<std::string_view, std::vector<OpenLine const*>> of_acquirer;
    for (auto const& line : lines) of_acquirer[line.acquirer].push_back(&line);
    for (auto const& [acquirer, its_lines] : of_acquirer)
        look_at_descriptions_of(books, acquirer, its_lines, terms, now);
}

} // namespace etimbre::app::reconcile
