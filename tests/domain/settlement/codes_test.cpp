#include "domain/settlement/codes.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::settlement {
namespace {

TEST(BankCodes, TellCardTransactionsByTheirFamily)
{
    EXPECT_EQ(class_of({"PMNT", "MCRD", "POSC", ""}), Class::card_sales);
    EXPECT_EQ(class_of({"PMNT", "MCRD", "UPCT", ""}), Class::chargeback);
    EXPECT_EQ(class_of({"PMNT", "MCRD", "RIMB", ""}), Class::card_refund);
    EXPECT_EQ(class_of({"PMNT", "MCRD", "CHRG", ""}), Class::charge);
    EXPECT_EQ(class_of({"PMNT", "RCDT", "ESCT", ""}), Class::transfer);
    EXPECT_EQ(class_of({"", "", "", "NTRF+100"}), Class::other);
}

TEST(BankCodes, AreWrittenWithStrokes)
{
    EXPECT_EQ(text_of({"PMNT", "MCRD", "POSC", "X"}), "PMNT/MCRD/POSC");
    EXPECT_EQ(text_of({"", "", "", "X"}), "X");
}

TEST(BankCodes, OfSwiftHaveFourLetters)
{
    EXPECT_EQ(class_of_swift("NCHG"), Class::charge);
    EXPECT_EQ(class_of_swift("FTRF"), Class::transfer);
    EXPECT_EQ(class_of_swift("NMSC"), Class::other);
    EXPECT_EQ(class_of_swift("CHG"), Class::other);
}

// The reversal flag changes what a movement means, never its sign.
TEST(BankCodes, AReversalKeepsTheKind)
{
    EXPECT_EQ(kind_of(Class::card_sales, 1, false), Kind::sale);
    EXPECT_EQ(kind_of(Class::card_sales, -1, false), Kind::refund);
    EXPECT_EQ(kind_of(Class::card_sales, -1, true), Kind::sale);
    EXPECT_EQ(kind_of(Class::card_sales, 1, true), Kind::refund);
    EXPECT_EQ(kind_of(Class::chargeback, -1, false), Kind::chargeback);
    EXPECT_EQ(kind_of(Class::chargeback, 1, true), Kind::chargeback_reversal);
    EXPECT_EQ(kind_of(Class::card_refund, -1, false), Kind::refund);
    EXPECT_EQ(kind_of(Class::charge, -1, false), Kind::fee);
}

} // namespace
} // namespace etimbre::domain::settlement
