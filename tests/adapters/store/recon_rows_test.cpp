#include "adapters/store/recon_rows.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(ReconRows, ALineIsReadAsItWasWritten)
{
    auto const line = line_of(
        {7,
         2,
         "refund",
         "oid",
         "ref",
         "123456",
         "P-1",
         "MAD",
         -1,
         86000,
         -5,
         "2027-01-14",
         "2027-01-15",
         "print",
         2}
    );
    EXPECT_EQ(line.number, 7);
    EXPECT_EQ(line.entry, 2);
    EXPECT_EQ(line.payout, "P-1");
    EXPECT_EQ(line.print, "print");
    EXPECT_EQ(line.line.kind, recon::Kind::refund);
    EXPECT_EQ(line.line.source, recon::Source::statement);
    EXPECT_EQ(line.line.net_minor(), -85995);
    EXPECT_EQ(line.booked - line.line.day, std::chrono::days{1});
    EXPECT_TRUE(line.line.copy);
}

TEST(ReconRows, AWordThatNoProgramOfOursWroteIsAFailure)
{
    EXPECT_EQ(meaning_of(recon::kind_words, "sale"), recon::Kind::sale);
    EXPECT_THROW((void)meaning_of(recon::kind_words, "gift"), StoreFailure);
}

TEST(ReconRows, ATextIsNeverCutInsideACharacter)
{
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("abcd", 3), "abc");
    EXPECT_EQ(shortened("abé", 3), "ab");
    EXPECT_EQ(shortened("ab\xC3", 9), "ab") << "cut by somebody else";
    EXPECT_EQ(shortened("", 3), "");
}

} // namespace
} // namespace etimbre::adapters::store
