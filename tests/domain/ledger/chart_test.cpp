#include "core/currency.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/chart.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::ledger {
namespace {

TEST(ChartOfAccounts, EveryAccountThatWePostToIsInIt)
{
    for (auto const part : parts) {
        EXPECT_EQ(account_of(outstanding(part, "CG-PAR", core::mad))->kind, AccountKind::liability);
        auto const account = account_of(revenue(part, "CG-PAR", core::mad)).value();
        EXPECT_EQ(account.kind, AccountKind::income);
        EXPECT_EQ(account.part, word_of(part));
        EXPECT_EQ(account.mission, "CG-PAR");
        EXPECT_EQ(account.currency, "MAD");
    }
    EXPECT_EQ(account_of(receivable("cmi", core::mad))->kind, AccountKind::asset);
    EXPECT_EQ(account_of(receivable("cmi", core::mad))->acquirer, "cmi");
    EXPECT_EQ(account_of(prepaid(core::mad))->kind, AccountKind::liability);
    EXPECT_EQ(account_of(refunds_payable(core::mad))->kind, AccountKind::liability);
    EXPECT_EQ(account_of(refund_fees(core::mad))->kind, AccountKind::income);
}

TEST(ChartOfAccounts, TheAccountsOfASettlementHaveTheirKinds)
{
    EXPECT_EQ(account_of("bank:cmi:MAD")->kind, AccountKind::asset);
    EXPECT_EQ(account_of("chargeback_receivable:cmi:MAD")->kind, AccountKind::asset);
    EXPECT_EQ(account_of("refund_fees:MAD")->kind, AccountKind::income);
    EXPECT_EQ(account_of("fees:cmi:MAD")->kind, AccountKind::expense);
    EXPECT_EQ(account_of("writeoff:MAD")->kind, AccountKind::expense);
    EXPECT_EQ(account_of("suspense:MAD")->kind, AccountKind::liability);
}

TEST(ChartOfAccounts, AnythingElseIsNoAccount)
{
    for (auto const* const code :
         {"", "gold:MAD", "prepaid", "prepaid:cmi:MAD", "receivable::MAD", "revenue:CG-PAR:MAD", ":"})
        EXPECT_FALSE(account_of(code).has_value()) << code;
}

} // namespace
} // namespace etimbre::domain::ledger
