#include "domain/ledger/accounts.hpp"

#include <gtest/gtest.h>

#include <set>

namespace etimbre::domain::ledger {
namespace {

TEST(LedgerAccounts, ACodeSaysWhatWhoseAndInWhichCurrency)
{
    EXPECT_EQ(receivable("cmi", core::mad), "receivable:cmi:MAD");
    EXPECT_EQ(prepaid(core::mad), "prepaid:MAD");
    EXPECT_EQ(outstanding(Part::chancery, "CG-PAR", core::mad), "outstanding:chancery:CG-PAR:MAD");
    EXPECT_EQ(revenue(Part::service, "CG-PAR", core::mad), "revenue:service:CG-PAR:MAD");
    EXPECT_EQ(refunds_payable(core::mad), "refunds_payable:MAD");
    EXPECT_EQ(refund_fees(core::mad), "refund_fees:MAD");
}

TEST(LedgerAccounts, EachPartOfEachPostInEachCurrencyHasItsOwn)
{
    auto const euro = core::currency_of("EUR").value();
    std::set<std::string> codes;
    for (auto const part : parts)
        for (auto const* mission : {"CG-PAR", "CG-LYS", "AM-DKR"})
            for (auto const currency : {core::mad, euro}) {
                codes.insert(outstanding(part, mission, currency));
                codes.insert(revenue(part, mission, currency));
            }
    EXPECT_EQ(codes.size(), 36U);
}

} // namespace
} // namespace etimbre::domain::ledger
