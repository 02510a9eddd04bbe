#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::domain::ledger {

/// On which side an account grows: assets and expenses by debits, the other two by credits.
enum class AccountKind { asset, liability, income, expense };

constexpr std::string_view word_of(AccountKind kind)
{
    switch (kind) {
    case AccountKind::asset:
        return "asset";
    case AccountKind::liability:
        return "liability";
    case AccountKind::income:
        return "income";
    case AccountKind::expense:
        return "expense";
    }
    return "";
}

/// What an account's code says (accounts.hpp).
struct Account {
    std::string code;
    AccountKind kind = AccountKind::asset;
    std::string word;     ///< "revenue"
    std::string part;     ///< receipt, chancery or service; empty where it is of no part
    std::string mission;  ///< empty where it is of no post
    std::string acquirer; ///< empty where it is of none
    std::string currency;

    friend bool operator==(Account const&, Account const&) = default;
};

/// Nothing for a code that is no account of ours.
std::optional<Account> account_of(std::string_view code);

} // namespace etimbre::domain::ledger
