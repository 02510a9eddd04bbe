#include "adapters/est3dgate/natural_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace etimbre::adapters::est3dgate {
namespace {

// NOLINTBEGIN(readability-suspicious-call-argument): both ways round
bool before(std::string_view left, std::string_view right)
{
    return natural_order(left, right) < 0 && natural_order(right, left) > 0;
}

bool tied(std::string_view left, std::string_view right)
{
    return natural_order(left, right) == 0 && natural_order(right, left) == 0;
}

// NOLINTEND(readability-suspicious-call-argument)

TEST(NaturalOrder, LettersSortWithoutCase)
{
    EXPECT_TRUE(before("amount", "AutoRedirect"));
    EXPECT_TRUE(before("AuthCode", "callbackCall"));
    EXPECT_TRUE(before("ErrMsg", "EXTRA.CARDBRAND"));
    EXPECT_TRUE(tied("HASH", "hash"));
}

TEST(NaturalOrder, UnderscoreAndDotSortByUpperCaseLetters)
{
    EXPECT_TRUE(before("EXTRA.CARDBRAND", "EXTRAA"));
    EXPECT_TRUE(before("EXTRAZ", "EXTRA_A")); // '_' stands after the capitals that letters are folded to
}

TEST(NaturalOrder, DigitRunsCompareAsNumbers)
{
    EXPECT_TRUE(before("BillToStreet2", "BillToStreet10"));
    EXPECT_TRUE(before("x9y", "x10a"));
    EXPECT_TRUE(before("x123456789012345678901234567890", "x123456789012345678901234567891"));
    EXPECT_TRUE(before("img12", "img12a"));
    EXPECT_TRUE(tied("img12", "IMG12"));
}

// A run that starts with zero is a fraction: its digits compare from the left (strnatcmp.c, compare_left).
TEST(NaturalOrder, RunsWithALeadingZeroCompareAsFractions)
{
    EXPECT_TRUE(before("a01", "a1"));
    EXPECT_TRUE(before("a001", "a01"));
    EXPECT_TRUE(before("a09", "a1"));
    EXPECT_TRUE(before("a0", "a00"));
    EXPECT_TRUE(before("1.010", "1.10"));
}

TEST(NaturalOrder, ZerosAtTheStartOfANameCountForNothing)
{
    EXPECT_TRUE(tied("007", "7"));
    EXPECT_TRUE(before("007", "8"));
    EXPECT_TRUE(before("0", "00a")); // the last zero of a run of zeros stays
}

TEST(NaturalOrder, WhiteSpaceBeforeACharacterIsSkipped)
{
    EXPECT_TRUE(tied("a b", "ab"));
    EXPECT_TRUE(tied("a \t 10", "a10"));
    EXPECT_TRUE(before(" a", "b"));
}

TEST(NaturalOrder, ThePrefixComesFirst)
{
    EXPECT_TRUE(before("", "a"));
    EXPECT_TRUE(before("ok", "okUrl"));
    EXPECT_TRUE(tied("", ""));
}

TEST(NaturalOrder, NamesOfOneCallbackAreInStrictOrder)
{
    std::vector<std::string> const sorted{
        "acqStan",
        "amount",
        "AuthCode",
        "cavv",
        "clientid",
        "eci",
        "Ecom_Payment_Card_ExpDate_Month",
        "EXTRA.A1",
        "EXTRA.A2",
        "EXTRA.A10",
        "mdStatus",
        "oid",
        "okUrl",
        "payResults.dsId",
        "ReturnOid",
        "rnd",
        "storetype"
    };
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (std::size_t j = i + 1; j < sorted.size(); ++j)
            EXPECT_TRUE(before(sorted[i], sorted[j])) << sorted[i] << " " << sorted[j];
}

TEST(NaturalOrder, BytesOutsideAsciiSortAfterAscii)
{
    EXPECT_TRUE(before("z", "\xc3\xa9"));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
