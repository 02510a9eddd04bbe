#include "app/reconcile/match_lines.hpp"

#include "app/reconcile/line_effects.hpp"
#include "domain/ledger/settling.hpp"
#include "domain/reconciliation/match.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace etimbre::app::reconcile {
namespace {

using recon::Outcome;
using recon::Source;
using recon::Tier;

constexpr std::size_t lines_at_most = 5'000;
constexpr std::size_t rows_at_most = 9'000;

/// Lines with what they were found to be about.
struct Batch {
    std::vector<NumberedLine> lines;
    std::vector<recon::Expectation> expectations;
    std::vector<Outcome> outcomes;

    recon::Expectation const* expected(std::size_t at) const
    {
        auto const position = outcomes[at].expectation;
        return position == recon::nothing ? nullptr : &expectations[position];
    }
};

/// A match each; of what is not in order also an exception, its first step, what it posts, and a question or
/// a stamp that is frozen.
std::size_t rows_of(Batch const& batch)
{
    constexpr std::size_t of_an_exception = 4;
    auto const exceptions =
        std::ranges::count_if(batch.outcomes, [](Outcome const& each) { return !is_matched(each.code); });
    return batch.lines.size() + static_cast<std::size_t>(exceptions) * of_an_exception;
}

Batch match_some(Books& books, Progress const& progress, Terms const& terms, std::size_t most)
{
    Batch batch;
    batch.lines = books.lines.after(progress.file, progress.last_line, most);
    if (batch.lines.empty()) return batch;
    batch.expectations = books.lines.expected(progress.file, progress.last_line, batch.lines.back().number);
    std::vector<recon::Line> lines;
    lines.reserve(batch.lines.size());
    for (auto const& each : batch.lines) lines.push_back(each.line);
    batch.outcomes = recon::match_by_reference(
        lines, batch.expectations, checked_fees(terms, progress.acquirer, progress.fees_apart)
    );
    return batch;
}

Batch next_batch(Books& books, Progress const& progress, Terms const& terms)
{
    for (auto most = lines_at_most;; most /= 2) {
        auto batch = match_some(books, progress, terms, most);
        if (batch.lines.size() <= 1 || rows_of(batch) <= rows_at_most) return batch;
    }
}

/// Where a report names no payout, all of it is one.
std::string payout_of(Progress const& progress, NumberedLine const& line)
{
    constexpr std::size_t enough = 16;
    return line.payout.empty() ? "file-" + progress.file.substr(0, enough) : line.payout;
}

/// What reports say of payouts. A revision adds only what is different.
class Shares {
public:
    Shares(Progress const& progress, Terms const& terms) : progress_{progress}, terms_{terms} {}

    void add(NumberedLine const& line, Outcome const& outcome, recon::Expectation const* expected)
    {
        if (line.line.source != Source::report || outcome.tier == Tier::copy) return;
        auto& share = share_of(line);
        bool const revised = outcome.tier == Tier::twin && expected->told->superseded;
        share.lines += revised ? 0 : 1;
        share.net_minor += line.line.net_minor();
        share.fee_minor += line.line.fee.minor();
        share.agreed_minor +=
            line.line.kind == recon::Kind::fee ? 0 : agreed_fee(terms_, progress_.acquirer, line.line);
        if (!revised) return;
        auto before = line.line;
        before.gross = expected->told->gross;
        before.fee = expected->told->fee;
        share.net_minor -= before.net_minor();
        share.fee_minor -= before.fee.minor();
        share.agreed_minor -= agreed_fee(terms_, progress_.acquirer, before);
    }

    void write(Books& books) const
    {
        for (auto const& [reference, share] : all_) books.payouts.add(share);
    }

private:
    PayoutShare& share_of(NumberedLine const& line)
    {
        auto reference = payout_of(progress_, line);
        auto& share = all_[reference];
        if (share.reference.empty())
            share = {
                .acquirer = progress_.acquirer,
                .reference = std::move(reference),
                .currency = line.line.gross.currency(),
                .day = line.booked,
                .fees_apart = progress_.fees_apart,
            };
        return share;
    }

    Progress const& progress_;
    Terms const& terms_;
    std::map<std::string, PayoutShare> all_;
};

void advance_stage(Books& books, Progress const& from, core::Instant now)
{
    auto to = from;
    to.stage = Stage::payouts;
    to.at = now;
    books.files.move(from, to);
}

/// What the batch comes to, once each of its lines is written.
struct Sums {
    Count count;
    std::int64_t net_minor = 0;
    std::int64_t fee_minor = 0;
};

Sums write_lines(
    Books& books, Progress const& progress, Batch const& batch, Terms const& terms, core::Instant now
)
{
    Sums sums;
    Shares shares{progress, terms};
    std::vector<Match> matches;
    matches.reserve(batch.lines.size());
    for (std::size_t at = 0; at < batch.lines.size(); ++at) {
        auto const& line = batch.lines[at];
        auto const& outcome = batch.outcomes[at];
        sums.fee_minor += write_line(books, {progress, line, outcome, batch.expected(at)}, terms, now);
        matches.push_back(match_of(progress.file, line, outcome, batch.expected(at)));
        shares.add(line, outcome, batch.expected(at));
        auto const net = line.line.net_minor();
        sums.net_minor += net;
        bool const matched = is_matched(outcome.code);
        (matched ? sums.count.matched : sums.count.exceptions) += 1;
        (matched ? sums.count.matched_minor : sums.count.exceptions_minor) += net;
    }
    books.lines.keep(matches);
    shares.write(books);
    return sums;
}

} // namespace

void match_next_lines(Books& books, Progress const& progress, Terms const& terms, core::Instant now)
{
    auto const batch = next_batch(books, progress, terms);
    if (batch.lines.empty()) return advance_stage(books, progress, now);
    auto next = progress;
    next.chunk = progress.chunk + 1;
    next.last_line = batch.lines.back().number;
    next.at = now;
    books.files.move(progress, next); // first: whoever lost the race stops here
    auto const sums = write_lines(books, progress, batch, terms, now);
    books.lines.keep(Chunk{
        progress.file,
        next.chunk,
        batch.lines.front().number,
        next.last_line,
        static_cast<std::int64_t>(batch.lines.size()),
        sums.net_minor,
        sums.fee_minor,
        now,
    });
    books.ledger.post(
        domain::ledger::card_fees(
            progress.file,
            next.chunk,
            progress.acquirer,
            core::Money::of_minor(sums.fee_minor, progress.currency)
        ),
        now
    );
    books.files.count_lines(progress.file, sums.count);
}

} // namespace etimbre::app::reconcile
