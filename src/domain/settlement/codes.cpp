#include "domain/settlement/codes.hpp"

#include <algorithm>
#include <array>

namespace etimbre::domain::settlement {
namespace {

struct Meaning {
    std::string_view code;
    Class kind;
};

// External Code Sets of ISO 20022, bank transaction codes: sub-families of PMNT/MCRD and PMNT/CCRD that say
// more than that a card was used.
constexpr std::array sub_families{
    Meaning{"UPCT", Class::chargeback},  // unpaid card transaction
    Meaning{"RIMB", Class::card_refund}, // reimbursement
    Meaning{"CHRG", Class::charge},
    Meaning{"COMM", Class::charge},
    Meaning{"FEES", Class::charge},
};

constexpr std::array swift_codes{
    Meaning{"CHG", Class::charge},
    Meaning{"COM", Class::charge},
    Meaning{"INT", Class::charge},
    Meaning{"TRF", Class::transfer},
    Meaning{"CLR", Class::transfer},
    Meaning{"RTI", Class::chargeback}, // returned item
};

template <std::size_t count>
Class meaning_in(std::array<Meaning, count> const& meanings, std::string_view code, Class otherwise)
{
    auto const* const found = std::ranges::find(meanings, code, &Meaning::code);
    return found == meanings.end() ? otherwise : found->kind;
}

bool is_card_family(std::string_view family)
{
    return family == "MCRD" || family == "CCRD";
}

} // namespace

std::string text_of(BankCode const& code)
{
    if (code.domain.empty()) return code.own;
    return code.domain + '/' + code.family + '/' + code.sub_family;
}

Class class_of(BankCode const& code)
{
    if (is_card_family(code.family)) return meaning_in(sub_families, code.sub_family, Class::card_sales);
    auto const kind = meaning_in(sub_families, code.sub_family, Class::other);
    if (kind == Class::charge) return kind;
    return code.domain == "PMNT" ? Class::transfer : Class::other;
}

Class class_of_swift(std::string_view code)
{
    return code.size() == 4 ? meaning_in(swift_codes, code.substr(1), Class::other) : Class::other;
}

Kind kind_of(Class kind, int sign, bool reversal)
{
    switch (kind) {
    case Class::chargeback:
        return sign > 0 ? Kind::chargeback_reversal : Kind::chargeback;
    case Class::card_refund:
        return Kind::refund;
    case Class::charge:
        return Kind::fee;
    case Class::card_sales:
    case Class::transfer:
    case Class::other:
        break;
    }
    // A debit among sales is money given back, unless it undoes one of them; a credit that undoes, a refund.
    bool const gives = sign < 0;
    return gives == reversal ? Kind::sale : Kind::refund;
}

} // namespace etimbre::domain::settlement
