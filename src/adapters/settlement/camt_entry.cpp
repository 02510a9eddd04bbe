#include "adapters/settlement/camt_entry.hpp"

namespace etimbre::adapters::settlement {

namespace settlement = domain::settlement;

namespace {

constexpr std::size_t text_bytes = 200;
constexpr core::Literal long_reference{"a reference of more than 64 bytes"};

core::Money money(std::int64_t minor, core::Currency currency)
{
    return core::Money::of_minor(minor, currency);
}

/// What one detail does to the account, before and after its charges; with their signs.
struct Effect {
    std::int64_t gross = 0;
    std::int64_t net = 0;
};

// Version 4 gave details an amount of their own, what they do to the account; TxAmt is what was paid with the
// card. Where only one of them is given, the other follows from the charges, and where a detail is alone,
// what the entry comes to decides whether they were taken from it.
std::optional<Effect>
effect_of(CamtDetail const& detail, int sign, core::Money entry, std::int64_t booked, bool alone)
{
    auto const in_our_currency = [&](std::optional<core::Money> const& amount) {
        return amount && amount->currency() == entry.currency();
    };
    auto const charges = detail.charges.minor();
    if (in_our_currency(detail.amount)) {
        auto const net = sign * detail.amount->minor();
        if (in_our_currency(detail.original)) return Effect{sign * detail.original->minor(), net};
        if (alone && net != booked) return Effect{net, net - charges};
        return Effect{net + charges, net};
    }
    if (in_our_currency(detail.original)) {
        auto const gross = sign * detail.original->minor();
        return Effect{gross, alone && gross == booked ? gross : gross - charges};
    }
    if (!alone) return std::nullopt;
    return Effect{booked + charges, booked};
}

} // namespace

void CamtEntry::begin(std::optional<std::chrono::sys_days> statement_day)
{
    amount_.reset();
    sign_ = 0;
    reversal_ = false;
    status_.clear();
    statement_day_ = statement_day;
    booked_.reset();
    value_.reset();
    entry_ref_.clear();
    bank_ref_.clear();
    code_ = {};
    text_.clear();
    charges_ = {};
    batch_ = {};
    in_detail_ = false;
    first_.reset();
    details_ = 0;
    handed_on_net_ = 0;
}

void CamtEntry::open(Tag tag)
{
    if (tag == Tag::NtryDtls) batch_ = {};
    if (tag != Tag::TxDtls) return;
    in_detail_ = true;
    detail_ = {};
}

std::optional<core::Currency> CamtEntry::currency() const
{
    if (!amount_) return std::nullopt;
    return amount_->currency();
}

Objection CamtEntry::close(TagPath const& path, Leaf leaf)
{
    auto const tag = path.above(0);
    if (tag == Tag::TxDtls) return end_detail();
    if (tag == Tag::NtryDtls) return end_details();
    close_code(in_detail_ ? detail_.code : code_, path, leaf.text);
    if (tag == Tag::Chrgs || path.above(1) == Tag::Chrgs || path.above(2) == Tag::Chrgs)
        return (in_detail_ ? detail_.charges : charges_).close(path, leaf);
    if (in_detail_) return detail_.close(path, leaf);
    if (path.above(1) == Tag::Ntry) return close_entry(tag, leaf);
    if (path.above(1) == Tag::Btch) return close_batch(tag, leaf);
    if (path.above(1) == Tag::Sts && tag == Tag::Cd) status_ = plain(leaf.text, longest_reference);
    if (path.above(2) == Tag::Ntry) return close_date(path, leaf.text);
    return {};
}

Objection CamtEntry::close_entry(Tag tag, Leaf leaf)
{
    switch (tag) {
    case Tag::Amt:
        if (auto const amount = amount_of(leaf))
            amount_ = *amount;
        else
            return amount.error();
        return {};
    case Tag::CdtDbtInd:
        sign_ = sign_of(leaf.text);
        return sign_ == 0 ? Objection{"neither CRDT nor DBIT"} : Objection{};
    case Tag::RvslInd:
        reversal_ = is_true(leaf.text);
        return {};
    case Tag::Sts:
        if (!leaf.text.empty()) status_ = plain(leaf.text, longest_reference);
        return {};
    case Tag::NtryRef:
        return keep_reference(entry_ref_, leaf.text) ? Objection{} : Objection{long_reference};
    case Tag::AcctSvcrRef:
        return keep_reference(bank_ref_, leaf.text) ? Objection{} : Objection{long_reference};
    case Tag::AddtlNtryInf:
        text_ = plain(leaf.text, text_bytes);
        return {};
    default:
        return {};
    }
}

Objection CamtEntry::close_date(TagPath const& path, std::string_view text)
{
    auto const in = path.above(1);
    auto const tag = path.above(0);
    if ((in != Tag::BookgDt && in != Tag::ValDt) || (tag != Tag::Dt && tag != Tag::DtTm)) return {};
    auto const day = day_of(text);
    if (!day) return "not a date";
    (in == Tag::BookgDt ? booked_ : value_) = day;
    return {};
}

Objection CamtEntry::close_batch(Tag tag, Leaf leaf)
{
    if (tag == Tag::PmtInfId && !keep_reference(batch_.payment_id, leaf.text)) return long_reference;
    if (tag == Tag::MsgId && !keep_reference(batch_.message_id, leaf.text)) return long_reference;
    if (tag == Tag::NbOfTxs) {
        batch_.count = count_of(leaf.text);
        if (!batch_.count) return "not a number of transactions";
    }
    if (tag == Tag::TtlAmt) {
        auto const total = amount_of(leaf);
        if (!total) return total.error();
        batch_.total = *total;
    }
    return {};
}

std::string CamtEntry::payout_ref() const
{
    if (!batch_.payment_id.empty()) return batch_.payment_id;
    if (!batch_.message_id.empty()) return batch_.message_id;
    return entry_ref_;
}

Objection CamtEntry::end_detail()
{
    in_detail_ = false;
    if (!amount_ || sign_ == 0 || status_.empty())
        return "an entry whose Amt, CdtDbtInd or Sts come after its details";
    ++batch_.seen;
    if (!is_booked()) return {};
    if (++details_ == 1) {
        first_ = std::move(detail_);
        return {};
    }
    if (first_) {
        auto const first = std::move(*first_);
        first_.reset();
        if (auto const objection = hand_on(first, false)) return objection;
    }
    return hand_on(detail_, false);
}

// A batch may be told in another currency than the entry; then its sum says nothing to us.
Objection CamtEntry::end_details()
{
    if (batch_.seen == 0) return {};
    if (batch_.count && *batch_.count != batch_.seen)
        return "a batch with another number of details than it declares";
    if (!batch_.total || first_ || !is_booked() || batch_.total->currency() != amount_->currency()) return {};
    auto const total = sign_ * batch_.total->minor();
    if (total != batch_.gross_minor && total != batch_.net_minor && batch_.total != amount_)
        return "a batch whose details do not come to the sum it declares";
    return {};
}

Objection CamtEntry::hand_on(CamtDetail const& detail, bool alone)
{
    auto const sign = detail.sign == 0 ? sign_ : detail.sign;
    auto const effect = effect_of(detail, sign, *amount_, signed_minor(), alone);
    if (!effect) return "a detail without an amount in the currency of the account";
    if (sign * effect->gross < 0) return "a detail whose charges are more than its amount";
    batch_.gross_minor += effect->gross;
    batch_.net_minor += effect->net;
    handed_on_net_ += effect->net;

    auto const day = booked_ ? booked_ : value_ ? value_ : statement_day_;
    if (!day) return "an entry without a date";
    auto const currency = amount_->currency();
    settlement::Line line;
    line.kind =
        settlement::kind_of(settlement::class_of(detail.code.empty() ? code_ : detail.code), sign, reversal_);
    auto const gross = line.kind == settlement::Kind::fee ? 0 : effect->gross;
    line.oid = detail.end_to_end.empty() ? detail.instruction : detail.end_to_end;
    line.acquirer_ref = !detail.transaction.empty()                                 ? detail.transaction
                        : !detail.end_to_end.empty() && !detail.instruction.empty() ? detail.instruction
                                                                                    : detail.bank_ref;
    line.auth_code = detail.auth_code;
    line.payout_ref = payout_ref();
    line.sign = sign;
    line.gross = money(sign * gross, currency);
    line.fee = money(gross - effect->net, currency);
    line.net = money(effect->net, currency);
    line.sold = detail.sold.value_or(*day);
    line.booked = *day;
    return sink_.line(line);
}

// Charges that were taken from the whole of the entry stand on a line of their own.
Objection CamtEntry::hand_on_own_charges()
{
    auto const charges = charges_.minor();
    if (charges == 0 || handed_on_net_ == signed_minor() || handed_on_net_ - charges != signed_minor())
        return {};
    auto const currency = amount_->currency();
    auto const day = booked_ ? booked_ : value_ ? value_ : statement_day_;
    settlement::Line line;
    line.kind = settlement::Kind::fee;
    line.payout_ref = payout_ref();
    line.sign = charges > 0 ? -1 : 1;
    line.gross = money(0, currency);
    line.fee = money(charges, currency);
    line.net = money(-charges, currency);
    line.sold = line.booked = *day;
    ++details_;
    return sink_.line(line);
}

Objection CamtEntry::finish_details()
{
    if (first_ && is_of_cards(kind())) {
        if (auto const objection = hand_on(*first_, true)) return objection;
        first_.reset();
    }
    if (details_ > 0 && !first_) return hand_on_own_charges();
    return {};
}

Objection CamtEntry::finish(settlement::Totals& unbooked)
{
    if (!amount_ || sign_ == 0) return "an entry without its amount or its direction";
    if (status_.empty()) return "an entry without its status";
    if (!is_booked()) {
        (sign_ > 0 ? unbooked.credit_count : unbooked.debit_count) += 1;
        (sign_ > 0 ? unbooked.credit_minor : unbooked.debit_minor) += amount_->minor();
        return {};
    }
    auto const day = booked_ ? booked_ : value_ ? value_ : statement_day_;
    if (!day) return "an entry without a date";
    if (auto const objection = finish_details()) return objection;

    settlement::Entry entry;
    entry.sign = sign_;
    entry.amount = *amount_;
    entry.reversal = reversal_;
    entry.booked = *day;
    entry.value = value_.value_or(*day);
    entry.entry_ref = entry_ref_;
    entry.bank_ref = bank_ref_;
    entry.payout_ref = payout_ref();
    entry.kind = kind();
    entry.code = text_of(code_);
    entry.text = text_;
    entry.charge = money(charges_.minor(), amount_->currency());
    if (first_) {
        auto const& about = *first_;
        if (!about.end_to_end.empty()) entry.payout_ref = about.end_to_end;
        if (!about.creditor_ref.empty()) entry.payout_ref = about.creditor_ref;
        if (entry.bank_ref.empty()) entry.bank_ref = about.bank_ref;
        entry.text = plain(entry.text + (entry.text.empty() ? "" : " ") + about.text, text_bytes);
    }
    return sink_.entry(entry);
}

} // namespace etimbre::adapters::settlement
