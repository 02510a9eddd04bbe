#include "app/reconcile/entry_effects.hpp"

#include "app/reconcile/exceptions.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/settling.hpp"

#include <cstdlib>

namespace etimbre::app::reconcile {
namespace {

using recon::Code;
using recon::Tier;
namespace ledger = domain::ledger;

constexpr std::string_view an_entry = "entry";

core::Money money(std::int64_t minor, Entry const& entry)
{
    return core::Money::of_minor(minor, entry.movement.amount.currency());
}

Exception exception_of(Entry const& entry, Code code, Terms const& terms, core::Instant now)
{
    auto const place = place_of(entry.file, entry.number);
    return {
        .id = exception_id(terms, an_entry, place),
        .subject_kind = std::string{an_entry},
        .subject_id = place,
        .code = code,
        .acquirer = entry.acquirer,
        .amount = money(std::abs(entry.movement.amount.minor()), entry),
        .account = ledger::suspense(entry.movement.amount.currency()),
        .residue_minor = -entry.movement.amount.minor(),
        .day = entry.movement.value_day,
        .detail = {},
        .file = entry.file,
        .number = entry.number,
        .print = {},
        .action = {},
        .maker = {},
        .checker = {},
        .opened = now,
    };
}

/// For a person: some payouts that come to just this sum. Nothing is ever posted because of it.
std::string proposal(Books& books, Entry const& entry)
{
    constexpr std::size_t enough = 24;
    std::vector<recon::Payout> waiting;
    for (auto const& each : books.payouts.open(enough))
        if (each.movements == 0) waiting.push_back(each.payout);
    auto const some = recon::propose_payouts(entry.movement.amount, waiting);
    if (!some) return "";
    std::string text{"; as much as the payouts"};
    for (auto const at : *some) text.append(" ").append(waiting[at].reference);
    return text;
}

std::string detail_of(Entry const& entry)
{
    constexpr std::size_t longest = 300;
    return "movement of " + core::to_decimal(entry.movement.amount) + ' ' +
           std::string{entry.movement.amount.currency().name()} + ": " +
           entry.movement.references.substr(0, longest);
}

Code write_unknown(Books& books, Entry const& entry, Terms const& terms, core::Instant now)
{
    books.ledger.post(
        ledger::settle(
            entry.file, entry.number, entry.acquirer, entry.movement.amount, ledger::Known::nobody
        ),
        now
    );
    books.entries.decide(entry, "", Tier::none, Code::unknown_line);
    auto exception = exception_of(entry, Code::unknown_line, terms, now);
    exception.detail = detail_of(entry) + proposal(books, entry);
    open_exception(books, exception, 0, now);
    return Code::unknown_line;
}

void post_known(Books& books, Entry const& entry, core::Instant now)
{
    books.ledger.post(
        ledger::settle(
            entry.file, entry.number, entry.acquirer, entry.movement.amount, ledger::Known::payout
        ),
        now
    );
    books.ledger.post(
        ledger::bank_charge(entry.file, entry.number, entry.acquirer, money(entry.charge_minor, entry)), now
    );
}

/// No report tells of it, but the bank says which transactions it is made of.
Code write_by_details(Books& books, Entry const& entry, Terms const& terms, core::Instant now)
{
    post_known(books, entry, now);
    auto const missing = entry.details_minor - entry.charge_minor - entry.movement.amount.minor();
    auto const code = missing == 0 ? Code::ok : Code::amount_diff;
    auto const payout =
        entry.payout_ref.empty() ? std::string{} : payout_name(entry.acquirer, entry.payout_ref);
    books.entries.decide(entry, payout, Tier::own, code);
    if (missing == 0) return code;
    auto exception = exception_of(entry, code, terms, now);
    exception.amount = money(std::abs(missing), entry);
    exception.account = ledger::receivable(entry.acquirer, entry.movement.amount.currency());
    exception.residue_minor = missing;
    exception.detail = detail_of(entry) + "; its transactions come to " +
                       core::to_decimal(money(entry.details_minor - entry.charge_minor, entry));
    open_exception(books, exception, 0, now);
    return code;
}

/// Another file said another amount of the same movement: what was posted stays, the difference is posted.
Code write_revised(Books& books, Entry const& entry, Terms const& terms, core::Instant now)
{
    auto const more = money(entry.movement.amount.minor() - *entry.told_minor, entry);
    books.ledger.post(
        ledger::settle(entry.file, entry.number, entry.acquirer, more, ledger::Known::nobody), now
    );
    books.entries.decide(entry, "", Tier::twin, Code::revised_after_booking);
    auto exception = exception_of(entry, Code::revised_after_booking, terms, now);
    exception.amount = money(std::abs(more.minor()), entry);
    exception.residue_minor = -more.minor();
    exception.detail =
        detail_of(entry) + "; said before: " + core::to_decimal(money(*entry.told_minor, entry));
    open_exception(books, exception, 0, now);
    return Code::revised_after_booking;
}

/// The payout's own sum is compared later, when all movements of its name are here.
void join_payout(Books& books, Entry const& entry, PayoutStanding const& payout)
{
    bool const named = entry.movement.references.contains(payout.payout.reference);
    books.entries.decide(
        entry,
        payout_name(payout.acquirer, payout.payout.reference),
        named ? Tier::our_ref : Tier::description,
        Code::ok
    );
    books.payouts.reopen(payout.acquirer, payout.payout.reference);
}

} // namespace

std::string payout_name(std::string_view acquirer, std::string_view reference)
{
    return std::string{acquirer}.append(":").append(reference);
}

Code write_entry(
    Books& books, Entry const& entry, PayoutStanding const* payout, Terms const& terms, core::Instant now
)
{
    if (entry.told_minor) return write_revised(books, entry, terms, now);
    if (payout != nullptr) {
        post_known(books, entry, now);
        join_payout(books, entry, *payout);
        return Code::ok;
    }
    if (entry.details > 0) return write_by_details(books, entry, terms, now);
    return write_unknown(books, entry, terms, now);
}

void correct_entry(
    Books& books, Entry const& entry, PayoutStanding const& payout, Terms const& terms, core::Instant now
)
{
    auto const exception =
        books.exceptions.find(exception_id(terms, an_entry, place_of(entry.file, entry.number)));
    if (!exception) return;
    correct_exception(
        books, *exception, "a later report tells of its payout", money(entry.charge_minor, entry), now
    );
    join_payout(books, entry, payout);
    auto const amount = entry.movement.amount.minor();
    books.files.count_entries(entry.file, {1, amount, -1, -amount});
}

} // namespace etimbre::app::reconcile
