#include "app/reconcile/line_effects.hpp"

#include "app/reconcile/exceptions.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/settling.hpp"
#include "domain/reconciliation/effect.hpp"

#include <string>
#include <string_view>

namespace etimbre::app::reconcile {
namespace {

using recon::Code;
using recon::Tier;
using recon::Waits;
namespace ledger = domain::ledger;

constexpr std::string_view no_side = "none";
constexpr std::string_view side_of_a_copy = "copy";
constexpr std::string_view side_of_a_fee = "fee";
constexpr std::string_view side_of_a_line = "line";
constexpr std::string_view side_of_a_revised_line = "revision";

std::string account_of(Waits waits, std::string_view acquirer, core::Currency currency)
{
    switch (waits) {
    case Waits::nowhere:
        return "";
    case Waits::suspense:
        return ledger::suspense(currency);
    case Waits::receivable:
        return ledger::receivable(acquirer, currency);
    case Waits::fees:
        return ledger::fees(acquirer, currency);
    case Waits::chargebacks:
        return ledger::chargeback_receivable(acquirer, currency);
    }
    return "";
}

/// For a person: what the line says, and what we expected.
std::string detail_of(Judged const& judged)
{
    auto const& line = judged.line.line;
    std::string text{word_of(line.kind)};
    text.append(" ").append(core::to_decimal(line.gross)).append(" ").append(line.gross.currency().name());
    text.append(", fee ").append(core::to_decimal(line.fee));
    if (!line.our_ref.empty()) text.append(", oid ").append(line.our_ref);
    if (!line.acquirer_ref.empty()) text.append(", ref ").append(line.acquirer_ref);
    if (judged.expected != nullptr)
        text.append("; expected ")
            .append(core::to_decimal(judged.expected->amount))
            .append(" ")
            .append(judged.expected->amount.currency().name());
    return text;
}

Exception
exception_of(Judged const& judged, recon::Effect const& effect, Terms const& terms, core::Instant now)
{
    auto const currency = judged.line.line.gross.currency();
    auto const place = place_of(judged.of.file, judged.line.number);
    return {
        .id = exception_id(terms, side_of_a_line, place),
        .subject_kind = std::string{side_of_a_line},
        .subject_id = place,
        .code = judged.outcome.code,
        .acquirer = judged.of.acquirer,
        .amount = core::Money::of_minor(effect.stake_minor, currency),
        .account = account_of(effect.waits, judged.of.acquirer, currency),
        .residue_minor = effect.residue_minor,
        .day = judged.line.line.day,
        .detail = detail_of(judged),
        .file = judged.of.file,
        .number = judged.line.number,
        .print = judged.line.print,
        .action = {},
        .maker = {},
        .checker = {},
        .opened = now,
    };
}

/// The money is with the holder's bank again, or with us.
void move_chargeback(Books& books, Judged const& judged, std::int64_t minor, core::Instant now)
{
    auto const& payment = judged.expected->id;
    auto const currency = judged.line.line.gross.currency();
    if (minor > 0) {
        auto const amount = core::Money::of_minor(minor, currency);
        books.ledger.post(ledger::chargeback(payment, judged.of.acquirer, amount), now);
        books.payments.freeze(payment, now);
    } else {
        auto const amount = core::Money::of_minor(-minor, currency);
        books.ledger.post(ledger::chargeback_reversal(payment, judged.of.acquirer, amount), now);
        books.payments.release(payment);
    }
}

/// The chargeback that the line takes back is over.
void end_chargeback(Books& books, Judged const& judged, Terms const& terms, core::Instant now)
{
    auto const match = books.lines.of_side(word_of(recon::Kind::chargeback), judged.expected->id);
    if (!match) return;
    auto const id = exception_id(terms, side_of_a_line, place_of(match->file, match->line));
    if (auto const exception = books.exceptions.find(id))
        correct_exception(
            books,
            *exception,
            "the bank gave it again",
            core::Money::of_minor(0, exception->amount.currency()),
            now
        );
}

/// The newer revision takes over the side; the older line is then about the newer one.
void hand_over(Books& books, Judged const& judged)
{
    auto const& expected = judged.expected;
    if (judged.outcome.tier != Tier::twin || !expected->told->superseded || expected->id.empty()) return;
    auto before = books.lines.of_side(word_of(expected->kind), expected->id);
    if (!before) return;
    before->side_kind = side_of_a_revised_line;
    before->side_id = place_of(judged.of.file, judged.line.number);
    books.lines.correct(*before);
}

} // namespace

std::optional<recon::FeeTerms> checked_fees(Terms const& terms, std::string_view acquirer, bool fees_apart)
{
    return fees_apart ? std::nullopt : terms.fees(acquirer);
}

std::int64_t agreed_fee(Terms const& terms, std::string_view acquirer, recon::Line const& line)
{
    auto const agreed = terms.fees(acquirer);
    if (!agreed || line.kind != recon::Kind::sale) return line.fee.minor();
    auto const fee = recon::fee_of(*agreed, line.gross);
    return fee ? fee->minor() : line.fee.minor();
}

Match match_of(
    std::string_view file,
    NumberedLine const& line,
    recon::Outcome const& outcome,
    recon::Expectation const* expected
)
{
    Match match{std::string{file}, line.number, {}, {}, outcome.tier, outcome.code};
    if (expected == nullptr) {
        match.side_kind = outcome.tier == Tier::copy  ? side_of_a_copy
                          : outcome.tier == Tier::own ? side_of_a_fee
                                                      : no_side;
        match.side_id = place_of(file, line.number);
    } else if (outcome.tier == Tier::twin && (!expected->told->superseded || expected->id.empty())) {
        match.side_kind = expected->told->superseded ? side_of_a_revised_line : side_of_a_line;
        match.side_id = expected->told->line;
    } else {
        match.side_kind = word_of(expected->kind);
        match.side_id = expected->id;
    }
    return match;
}

void take_back_chargeback(Books& books, Judged const& judged, Terms const& terms, core::Instant now)
{
    move_chargeback(books, judged, -judged.line.line.gross.minor(), now);
    end_chargeback(books, judged, terms, now);
}

std::int64_t write_line(Books& books, Judged const& judged, Terms const& terms, core::Instant now)
{
    auto const& line = judged.line.line;
    auto const [code, tier, position] = judged.outcome;
    auto const agreed = agreed_fee(terms, judged.of.acquirer, line);
    auto const effect = effect_of(line, code, tier, judged.expected, agreed);
    hand_over(books, judged);
    if (effect.chargeback_minor != 0) move_chargeback(books, judged, effect.chargeback_minor, now);
    if (code == Code::cb_reversal && tier != Tier::twin) end_chargeback(books, judged, terms, now);
    if (code == Code::late) books.payments.ask_status(judged.expected->id, now);
    if (!is_matched(code))
        open_exception(books, exception_of(judged, effect, terms, now), effect.parked_minor, now);
    return effect.fee_minor;
}

} // namespace etimbre::app::reconcile
