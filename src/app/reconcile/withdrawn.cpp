#include "app/reconcile/withdrawn.hpp"

#include "app/reconcile/exceptions.hpp"
#include "domain/ledger/accounts.hpp"

#include <cstdlib>
#include <string>

namespace etimbre::app::reconcile {
namespace {

constexpr std::int64_t lines_looked_at = 5'000;
constexpr std::size_t lines_at_once = 1'000;
constexpr std::string_view a_withdrawn_line = "line_withdrawn";

Exception exception_of(
    Progress const& progress,
    std::string const& place,
    NumberedLine const& line,
    Terms const& terms,
    core::Instant now
)
{
    auto const currency = line.line.gross.currency();
    auto const net = line.line.net_minor();
    return {
        .id = exception_id(terms, a_withdrawn_line, place),
        .subject_kind = std::string{a_withdrawn_line},
        .subject_id = place,
        .code = recon::Code::revised_after_booking,
        .acquirer = progress.acquirer,
        .amount = core::Money::of_minor(std::abs(net), currency),
        .account = domain::ledger::suspense(currency),
        .residue_minor = net,
        .day = line.line.day,
        .detail = "not in the revision: " + std::string{word_of(line.line.kind)} + " of " +
                  core::to_decimal(line.line.gross) + ", oid " + line.line.our_ref,
        .file = {},
        .number = 0,
        .print = {},
        .action = {},
        .maker = {},
        .checker = {},
        .opened = now,
    };
}

} // namespace

bool raise_withdrawn(Books& books, Progress const& progress, Terms const& terms, core::Instant now)
{
    auto const before = books.lines.superseded_by(progress.file);
    if (before.empty()) return false;
    auto const gone = books.lines.withdrawn(progress.file, lines_looked_at, lines_at_once);
    for (auto const& line : gone) {
        auto const net = line.line.net_minor();
        open_exception(
            books, exception_of(progress, place_of(before, line.number), line, terms, now), -net, now
        );
        if (line.line.source != recon::Source::report || line.payout.empty()) continue;
        books.payouts.add({
            .acquirer = progress.acquirer,
            .reference = line.payout,
            .currency = line.line.gross.currency(),
            .day = line.booked,
            .lines = -1,
            .net_minor = -net,
            .fee_minor = -line.line.fee.minor(),
            .fees_apart = progress.fees_apart,
        });
    }
    return true;
}

} // namespace etimbre::app::reconcile
