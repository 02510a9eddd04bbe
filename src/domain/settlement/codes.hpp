#pragma once

#include "domain/settlement/line.hpp"
#include "domain/settlement/statement.hpp"

#include <string>
#include <string_view>

namespace etimbre::domain::settlement {

/// A bank's transaction code (ISO 20022 BkTxCd): domain, family and sub-family, or the bank's own.
struct BankCode {
    std::string domain{};
    std::string family{};
    std::string sub_family{};
    std::string own{};

    bool empty() const { return domain.empty() && family.empty() && sub_family.empty() && own.empty(); }
    friend bool operator==(BankCode const&, BankCode const&) = default;
};

/// "PMNT/MCRD/POSC", or the bank's own code where there is no other.
std::string text_of(BankCode const& code);

/// What a movement of that code is. `other` where the code does not say.
Class class_of(BankCode const& code);

/// The same of SWIFT's four letters in :61: of MT940, such as NCHG or FTRF.
Class class_of_swift(std::string_view code);

constexpr std::string_view word_of(Class kind)
{
    switch (kind) {
    case Class::card_sales:
        return "card_sales";
    case Class::card_refund:
        return "card_refund";
    case Class::chargeback:
        return "chargeback";
    case Class::charge:
        return "charge";
    case Class::transfer:
        return "transfer";
    case Class::other:
        return "other";
    }
    return "";
}

/// Whether movements of that class are made of card transactions.
constexpr bool is_of_cards(Class kind)
{
    return kind == Class::card_sales || kind == Class::card_refund || kind == Class::chargeback;
}

/// What a card transaction of that class is. A reversal gives the money back: the kind stays and the sign is
/// the other one, but for a chargeback, whose reversal has a name.
Kind kind_of(Class kind, int sign, bool reversal);

} // namespace etimbre::domain::settlement
