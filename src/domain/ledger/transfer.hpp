#pragma once

#include "core/money.hpp"

#include <string>

namespace etimbre::domain::ledger {

/// One entry of the books: it debits one account and credits another by the same amount, so debits equal
/// credits by construction. Never changed once posted; a correction is another transfer.
struct Transfer {
    std::string id;          ///< deterministic, "issue:4071883529061770:1": a fact cannot be posted twice
    std::string source_kind; ///< the fact: capture, issue, redeem, void, give_back, refund, refund_fee
    std::string source_id;   ///< payment id, stamp number or refund id
    int leg = 0;             ///< 0, 1, … within the fact
    std::string debit;       ///< account code
    std::string credit;
    core::Money amount;  ///< above zero
    std::string mission; ///< empty where the fact belongs to no post
    std::string part;    ///< receipt, chancery, service, or empty

    friend bool operator==(Transfer const&, Transfer const&) = default;
};

} // namespace etimbre::domain::ledger
