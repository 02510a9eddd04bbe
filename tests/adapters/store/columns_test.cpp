#include "adapters/store/columns.hpp"
#include "core/instant.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::store {
namespace {

TEST(Columns, DaysAreReadAsTheyAreWritten)
{
    rc::check("any day of four-digit years", [] {
        std::chrono::sys_days const day{std::chrono::days{*rc::gen::inRange(-719'162, 2'932'896)}};
        RC_ASSERT(day_of(core::to_date(day)) == day);
    });
}

TEST(Columns, WhatIsNoDayIsAFailure)
{
    for (auto const* const text :
         {"", "2024-02-30", "2024-13-01", "2024-1-1", "2024/01/01", "20240101", "2024-01-0x", "-024-01-01x"})
        EXPECT_THROW(day_of(text), StoreFailure) << text;
}

TEST(Columns, MoneyHasItsCurrencysExponent)
{
    EXPECT_EQ(money_of(5, "JPY").currency().exponent, 0);
    EXPECT_EQ(money_of(-5, "TND").minor(), -5);
    EXPECT_THROW(money_of(5, "XXX"), StoreFailure);
    EXPECT_THROW(money_of(5, "mad"), StoreFailure);
}

TEST(Columns, BytesHaveTheirLength)
{
    EXPECT_EQ(array_of<2>("ab01"), (std::array<std::uint8_t, 2>{0xAB, 0x01}));
    for (auto const* const hex : {"", "ab", "ab0", "ab0102", "zz01"})
        EXPECT_THROW(array_of<2>(hex), StoreFailure) << hex;
}

} // namespace
} // namespace etimbre::adapters::store
