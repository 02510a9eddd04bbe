#include "adapters/settlement/camt_detail.hpp"

namespace etimbre::adapters::settlement {
namespace {

constexpr std::size_t code_bytes = 13;     // three of them and two strokes fit into 40
constexpr std::size_t own_code_bytes = 40; // ISO 20022 has 35 characters
constexpr std::size_t text_bytes = 200;

constexpr core::Literal long_reference{"a reference of more than 64 bytes"};

Objection keep_amount(std::optional<core::Money>& to, Leaf leaf)
{
    auto const amount = amount_of(leaf);
    if (!amount) return amount.error();
    to = *amount;
    return {};
}

bool is_provided(std::string_view reference)
{
    return reference != "NOTPROVIDED" && reference != "NOT PROVIDED";
}

} // namespace

void CamtCharges::end_record()
{
    if (!amount_) return;
    recorded_ = true;
    if (included_) minor_ += sign_ * *amount_;
    amount_.reset();
    sign_ = 1;
    included_ = true;
}

Objection CamtCharges::close(TagPath const& path, Leaf leaf)
{
    auto const tag = path.above(0);
    if (tag == Tag::Rcrd) {
        end_record();
    } else if (tag == Tag::Chrgs) {
        end_record();
        if (!recorded_ && total_) minor_ += *total_;
        total_.reset();
    } else if (path.above(1) == Tag::Chrgs || path.above(1) == Tag::Rcrd) {
        if (tag == Tag::Amt || tag == Tag::TtlChrgsAndTaxAmt) {
            auto const amount = amount_of(leaf);
            if (!amount) return amount.error();
            (tag == Tag::Amt ? amount_ : total_) = amount->minor();
        } else if (tag == Tag::CdtDbtInd) {
            sign_ = -sign_of(leaf.text);
            if (sign_ == 0) return "neither CRDT nor DBIT";
        } else if (tag == Tag::ChrgInclInd) {
            included_ = is_true(leaf.text);
        }
    }
    return {};
}

void close_code(domain::settlement::BankCode& code, TagPath const& path, std::string_view text)
{
    auto const tag = path.above(0);
    auto const in = path.above(1);
    if (in == Tag::Domn && tag == Tag::Cd) code.domain = plain(text, code_bytes);
    if (in == Tag::Fmly && tag == Tag::Cd) code.family = plain(text, code_bytes);
    if (in == Tag::Fmly && tag == Tag::SubFmlyCd) code.sub_family = plain(text, code_bytes);
    if (in == Tag::Prtry && path.above(2) == Tag::BkTxCd && tag == Tag::Cd)
        code.own = plain(text, own_code_bytes);
}

Objection CamtDetail::close_reference(Tag tag, std::string_view given)
{
    bool kept = true;
    if (tag == Tag::EndToEndId && is_provided(given)) kept = keep_reference(end_to_end, given);
    if (tag == Tag::InstrId && is_provided(given)) kept = keep_reference(instruction, given);
    if (tag == Tag::TxId && is_provided(given)) kept = keep_reference(transaction, given);
    if (tag == Tag::AcctSvcrRef) kept = keep_reference(bank_ref, given);
    if (!kept) return long_reference;
    return {};
}

Objection CamtDetail::close(TagPath const& path, Leaf leaf)
{
    auto const tag = path.above(0);
    switch (path.above(1)) {
    case Tag::TxDtls:
        if (tag == Tag::Amt) return keep_amount(amount, leaf);
        if (tag == Tag::AddtlTxInf && text.empty()) text = plain(leaf.text, text_bytes);
        if (tag != Tag::CdtDbtInd) return {};
        sign = sign_of(leaf.text);
        return sign == 0 ? Objection{"neither CRDT nor DBIT"} : Objection{};
    case Tag::TxAmt:
        if (tag == Tag::Amt && path.above(3) == Tag::TxDtls) return keep_amount(original, leaf);
        return {};
    case Tag::Refs:
        return close_reference(tag, leaf.text);
    case Tag::Prtry:
        if (path.above(2) != Tag::Refs) return {};
        if (tag == Tag::Tp) own_kind = plain(leaf.text, longest_reference);
        if (tag == Tag::Ref && own_kind == "AUTH") auth_code = plain(leaf.text, 16);
        return {};
    case Tag::RmtInf:
        if (tag == Tag::Ustrd) text = plain(leaf.text, text_bytes);
        return {};
    case Tag::CdtrRefInf:
        if (tag == Tag::Ref && !keep_reference(creditor_ref, leaf.text)) return long_reference;
        return {};
    case Tag::RltdDts:
        if (tag == Tag::TxDtTm || tag == Tag::AccptncDtTm) sold = day_of(leaf.text);
        return {};
    default:
        return {};
    }
}

} // namespace etimbre::adapters::settlement
