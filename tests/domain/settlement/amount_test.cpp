#include "domain/settlement/amount.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::settlement {
namespace {

TEST(ReadAmount, IsExactInMinorUnits)
{
    EXPECT_EQ(read_amount("860.00", core::mad)->minor(), 86000);
    EXPECT_EQ(read_amount("860", core::mad)->minor(), 86000);
    EXPECT_EQ(read_amount("0.1", core::mad)->minor(), 10);
    EXPECT_EQ(read_amount("1234,50", core::mad, ',')->minor(), 123450);
    EXPECT_EQ(read_amount("12,", core::mad, ',')->minor(), 1200);
    EXPECT_EQ(read_amount("007.5", *core::currency_of("JPY")).has_value(), false);
    EXPECT_EQ(read_amount("7.0", *core::currency_of("JPY"))->minor(), 7);
}

TEST(ReadAmount, AdmitsDecimalsThatAreZeroOnly)
{
    EXPECT_EQ(read_amount("1.50000", core::mad)->minor(), 150);
    EXPECT_FALSE(read_amount("1.501", core::mad));
}

TEST(ReadAmount, RefusesWhatIsNoAmount)
{
    for (auto const* const text :
         {"", ".", "-1", "+1", "1e3", "1 000", "1.000,00", "\xD9\xA1", "0x1", "1.2.3"})
        EXPECT_FALSE(read_amount(text, core::mad)) << text;
}

TEST(ReadAmount, RefusesWhatCannotBeCounted)
{
    EXPECT_EQ(read_amount("9999999999999999.99", core::mad)->minor(), 999'999'999'999'999'999);
    EXPECT_EQ(read_amount("99999999999999999.99", core::mad).error().reason, core::Reason::amount_overflow);
    EXPECT_EQ(read_amount("00000000000000000000001", core::mad)->minor(), 100);
}

} // namespace
} // namespace etimbre::domain::settlement
