#include "app/reconcile/payouts.hpp"

#include "app/reconcile/entry_effects.hpp"
#include "app/reconcile/exceptions.hpp"
#include "domain/ledger/accounts.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace etimbre::app::reconcile {
namespace {

using recon::Code;
namespace ledger = domain::ledger;

constexpr std::size_t entries_at_once = 1'000;
constexpr std::size_t payouts_at_once = 5'000;

bool is_among(std::vector<PayoutStanding> const& all, PayoutStanding const& wanted)
{
    return std::ranges::any_of(all, [&](PayoutStanding const& each) {
        return each.acquirer == wanted.acquirer && each.payout.reference == wanted.payout.reference;
    });
}

/// Those that are open, and those that a movement names although they were settled before.
std::vector<PayoutStanding> candidates(Books& books, std::vector<Entry> const& entries)
{
    auto all = books.payouts.open(payouts_at_once);
    for (auto const& entry : entries) {
        if (entry.payout_ref.empty()) continue;
        auto const named = books.payouts.find(entry.acquirer, entry.payout_ref);
        if (named && !is_among(all, *named)) all.push_back(*named);
    }
    return all;
}

/// Each with the payout that it is, or null.
struct Explained {
    std::vector<PayoutStanding> payouts;
    std::vector<std::optional<std::size_t>> found;

    PayoutStanding const* of(std::size_t entry) const
    {
        return found[entry] ? &payouts[*found[entry]] : nullptr;
    }
};

Explained explain(Books& books, std::vector<Entry> const& entries)
{
    Explained explained{candidates(books, entries), {}};
    std::vector<recon::Payout> payouts;
    for (auto const& each : explained.payouts) {
        payouts.push_back(each.payout);
        payouts.back().banked = each.movements > 0;
    }
    std::vector<recon::Movement> movements;
    for (auto const& each : entries) movements.push_back(each.movement);
    explained.found = recon::match_payouts(payouts, movements);
    return explained;
}

std::string name_of(PayoutStanding const& payout)
{
    return payout_name(payout.acquirer, payout.payout.reference);
}

Exception exception_about(
    PayoutStanding const& payout, std::string_view kind, Code code, Terms const& terms, core::Instant now
)
{
    auto const name = name_of(payout);
    return {
        .id = exception_id(terms, kind, name),
        .subject_kind = std::string{kind},
        .subject_id = name,
        .code = code,
        .acquirer = payout.acquirer,
        .amount = core::Money::of_minor(0, payout.payout.net.currency()),
        .account = {},
        .day = payout.payout.day,
        .detail = {},
        .file = {},
        .number = 0,
        .print = {},
        .action = {},
        .maker = {},
        .checker = {},
        .opened = now,
    };
}

void explain_away(Books& books, Terms const& terms, PayoutStanding const& payout, core::Instant now)
{
    auto const exception = books.exceptions.find(exception_id(terms, "payout", name_of(payout)));
    if (!exception || exception->state == recon::State::resolved) return;
    correct_exception(
        books,
        *exception,
        "the bank's movements come to the payout",
        core::Money::of_minor(0, exception->amount.currency()),
        now
    );
}

/// The bank brought another sum: what is missing waits in the acquirer's account.
void raise_difference(Books& books, Terms const& terms, PayoutStanding const& payout, core::Instant now)
{
    auto const currency = payout.payout.net.currency();
    auto const missing = payout.payout.net.minor() - payout.banked_minor;
    auto exception = exception_about(payout, "payout", Code::amount_diff, terms, now);
    exception.amount = core::Money::of_minor(std::abs(missing), currency);
    exception.account = ledger::receivable(payout.acquirer, currency);
    exception.residue_minor = missing;
    exception.detail = "payout " + payout.payout.reference + ": reported " +
                       core::to_decimal(payout.payout.net) + ", brought " +
                       core::to_decimal(core::Money::of_minor(payout.banked_minor, currency));
    raise_exception(books, exception, now);
}

/// Where fees stand on lines of their own, only their sum can be compared with the contract.
void compare_fees(Books& books, Terms const& terms, PayoutStanding const& payout, core::Instant now)
{
    if (!payout.fees_apart || !terms.fees(payout.acquirer) || payout.fee_minor == payout.agreed_minor) return;
    auto const currency = payout.payout.net.currency();
    auto exception = exception_about(payout, "payout_fee", Code::fee_diff, terms, now);
    exception.amount = core::Money::of_minor(std::abs(payout.fee_minor - payout.agreed_minor), currency);
    exception.account = ledger::fees(payout.acquirer, currency);
    exception.residue_minor = payout.fee_minor - payout.agreed_minor;
    exception.detail = "payout " + payout.payout.reference + ": fees of " +
                       core::to_decimal(core::Money::of_minor(payout.fee_minor, currency)) +
                       ", by the contract " +
                       core::to_decimal(core::Money::of_minor(payout.agreed_minor, currency));
    raise_exception(books, exception, now);
}

void finish(Books& books, Progress const& from, Terms const& terms, core::Instant now)
{
    compare_payouts(books, terms, now);
    auto to = from;
    to.stage = Stage::done;
    to.at = now;
    books.files.move(from, to);
}

} // namespace

void take_up_entries(Books& books, Progress const& progress, core::Instant now)
{
    Count copies;
    auto next = progress;
    next.last_entry = books.entries.take_up(progress.file, progress.last_entry, entries_at_once, copies);
    if (next.last_entry == progress.last_entry) next.stage = Stage::lines;
    next.at = now;
    books.files.move(progress, next);
    books.files.count_entries(progress.file, copies);
}

void decide_next_entries(Books& books, Progress const& progress, Terms const& terms, core::Instant now)
{
    auto const entries = books.entries.undecided(progress.file, entries_at_once);
    if (entries.empty()) return finish(books, progress, terms, now);
    auto const explained = explain(books, entries);
    Count count;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto const code = write_entry(books, entries[at], explained.of(at), terms, now);
        bool const matched = is_matched(code);
        (matched ? count.matched : count.exceptions) += 1;
        (matched ? count.matched_minor : count.exceptions_minor) += entries[at].movement.amount.minor();
    }
    books.files.count_entries(progress.file, count);
}

std::size_t explain_entries(Books& books, Terms const& terms, core::Instant now)
{
    auto const entries = books.entries.unexplained(entries_at_once);
    if (entries.empty()) return 0;
    auto const explained = explain(books, entries);
    std::size_t written = 0;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        if (explained.of(at) == nullptr) continue;
        correct_entry(books, entries[at], *explained.of(at), terms, now);
        ++written;
    }
    return written;
}

void compare_payouts(Books& books, Terms const& terms, core::Instant now)
{
    for (auto const& payout : books.payouts.open(payouts_at_once)) {
        compare_fees(books, terms, payout, now);
        if (payout.movements == 0) continue;
        if (payout.payout.net.minor() != payout.banked_minor) {
            raise_difference(books, terms, payout, now);
            continue;
        }
        explain_away(books, terms, payout, now);
        books.payouts.settle(payout);
    }
}

} // namespace etimbre::app::reconcile
