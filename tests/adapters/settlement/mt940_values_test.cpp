#include "adapters/settlement/mt940_values.hpp"
#include "core/instant.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement::mt940 {
namespace {

TEST(Mt940Values, TheYearOfAnEntryIsTheNearest)
{
    auto const new_year = *day_of("270101");
    EXPECT_EQ(core::to_date(*day_near("1231", new_year)), "2026-12-31");
    EXPECT_EQ(core::to_date(*day_near("0102", new_year)), "2027-01-02");
    EXPECT_EQ(core::to_date(*day_near("0102", *day_of("261231"))), "2027-01-02");
    EXPECT_FALSE(day_near("1301", new_year));
    EXPECT_FALSE(day_of("26120"));
    EXPECT_FALSE(day_of("26x201"));
}

TEST(Mt940Values, ABalanceIsOfACurrency)
{
    auto const balance = balance_of("D261201MAD1234,5");
    ASSERT_TRUE(balance);
    EXPECT_EQ(balance->minor, -123450);
    EXPECT_FALSE(balance_of("X261201MAD1,"));
    EXPECT_FALSE(balance_of("C261201MAD"));
    EXPECT_FALSE(balance_of("C261201QQQ1,"));
}

} // namespace
} // namespace etimbre::adapters::settlement::mt940
