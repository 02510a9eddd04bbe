#include "core/currency.hpp"

#include <gtest/gtest.h>

namespace etimbre::core {
namespace {

TEST(Currency, TheDirhamHasCentimes)
{
    ASSERT_TRUE(currency_of("MAD"));
    EXPECT_EQ(currency_of("MAD").value(), mad);
}

// ISO 4217, list one.
TEST(Currency, SomeHaveNoMinorUnit)
{
    for (std::string_view const code :
         {"JPY", "KRW", "XOF", "XAF", "XPF", "GNF", "CLP", "VND", "ISK", "RWF"}) {
        ASSERT_TRUE(currency_of(code)) << code;
        EXPECT_EQ(currency_of(code)->exponent, 0) << code;
        EXPECT_EQ(currency_of(code)->name(), code);
    }
}

TEST(Currency, TheDinarsOfTheGulfAndTheMaghrebHaveThreeDecimals)
{
    for (std::string_view const code : {"KWD", "TND", "BHD", "LYD", "JOD", "OMR", "IQD"}) {
        ASSERT_TRUE(currency_of(code)) << code;
        EXPECT_EQ(currency_of(code)->exponent, 3) << code;
    }
    EXPECT_EQ(currency_of("DZD")->exponent, 2);
}

TEST(Currency, AnythingButACodeOfTheListIsRefused)
{
    for (std::string_view const code :
         {"", "E", "EU", "EURO", "eur", "Eur", "ED ", " AE", "D A", "XXX", "XTS", "HRK", "AAA"}) {
        ASSERT_FALSE(currency_of(code)) << code;
        EXPECT_EQ(currency_of(code).error().reason, Reason::currency_mismatch);
    }
}

} // namespace
} // namespace etimbre::core
