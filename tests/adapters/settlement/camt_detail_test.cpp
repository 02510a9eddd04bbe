#include "adapters/settlement/camt_detail.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

namespace etimbre::adapters::settlement {
namespace {

TagPath path(std::initializer_list<Tag> tags)
{
    TagPath of;
    for (auto const tag : tags) of.push(tag);
    return of;
}

TEST(CamtCharges, AreAddedUpWhereTheyAreRepeated)
{
    CamtCharges charges;
    for (auto const* const amount : {"2.50", "0.50"}) {
        EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Amt}), {amount, "MAD"}));
        EXPECT_FALSE(charges.close(path({Tag::Chrgs}), {}));
    }
    EXPECT_EQ(charges.minor(), 300);
}

TEST(CamtCharges, ATotalCountsWhereThereAreNoRecords)
{
    CamtCharges total;
    EXPECT_FALSE(total.close(path({Tag::Chrgs, Tag::TtlChrgsAndTaxAmt}), {"7", "MAD"}));
    EXPECT_FALSE(total.close(path({Tag::Chrgs}), {}));
    EXPECT_EQ(total.minor(), 700);

    CamtCharges both;
    EXPECT_FALSE(both.close(path({Tag::Chrgs, Tag::TtlChrgsAndTaxAmt}), {"7", "MAD"}));
    EXPECT_FALSE(both.close(path({Tag::Chrgs, Tag::Rcrd, Tag::Amt}), {"7", "MAD"}));
    EXPECT_FALSE(both.close(path({Tag::Chrgs, Tag::Rcrd}), {}));
    EXPECT_FALSE(both.close(path({Tag::Chrgs}), {}));
    EXPECT_EQ(both.minor(), 700);
}

TEST(CamtCharges, GivenBackAreNegativeAndToldBeforehandAreNone)
{
    CamtCharges charges;
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd, Tag::Amt}), {"1", "MAD"}));
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd, Tag::CdtDbtInd}), {"CRDT", ""}));
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd}), {}));
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd, Tag::Amt}), {"5", "MAD"}));
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd, Tag::ChrgInclInd}), {"false", ""}));
    EXPECT_FALSE(charges.close(path({Tag::Chrgs, Tag::Rcrd}), {}));
    EXPECT_EQ(charges.minor(), -100);
}

TEST(CamtDetail, KeepsTheReferencesThatAreGiven)
{
    CamtDetail detail;
    EXPECT_FALSE(detail.close(path({Tag::TxDtls, Tag::Refs, Tag::EndToEndId}), {"NOTPROVIDED", ""}));
    EXPECT_FALSE(detail.close(path({Tag::TxDtls, Tag::Refs, Tag::TxId}), {"T-1", ""}));
    EXPECT_FALSE(detail.close(path({Tag::TxDtls, Tag::Refs, Tag::Prtry, Tag::Tp}), {"AUTH", ""}));
    EXPECT_FALSE(detail.close(path({Tag::TxDtls, Tag::Refs, Tag::Prtry, Tag::Ref}), {"123456", ""}));
    EXPECT_EQ(detail.end_to_end, "");
    EXPECT_EQ(detail.transaction, "T-1");
    EXPECT_EQ(detail.auth_code, "123456");
    EXPECT_TRUE(detail.close(path({Tag::TxDtls, Tag::Refs, Tag::TxId}), {std::string(65, 'x'), ""}));
}

TEST(CamtDetail, ReadsTheBanksOwnCode)
{
    domain::settlement::BankCode code;
    close_code(code, path({Tag::BkTxCd, Tag::Prtry, Tag::Cd}), "VIR");
    close_code(code, path({Tag::BkTxCd, Tag::Domn, Tag::Fmly, Tag::SubFmlyCd}), "POSC");
    EXPECT_EQ(code, (domain::settlement::BankCode{"", "", "POSC", "VIR"}));
}

} // namespace
} // namespace etimbre::adapters::settlement
