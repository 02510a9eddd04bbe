#include "http/api/json_values.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

std::string money_json(core::Money amount)
{
    JsonWriter json;
    json.begin_object();
    write_money(json, "total", amount);
    json.end_object();
    return std::move(json).take();
}

TEST(MoneyJson, AnAmountIsItsMinorUnitsAsTextWithCurrencyAndExponent)
{
    EXPECT_EQ(
        money_json(core::Money::of_minor(86'000, core::mad)),
        R"({"total":{"amount_minor":"86000","currency":"MAD","exponent":2}})"
    );
    EXPECT_EQ(
        money_json(core::Money::of_minor(1200, core::currency_of("JPY").value())),
        R"({"total":{"amount_minor":"1200","currency":"JPY","exponent":0}})"
    );
}

TEST(MoneyJson, NoAmountLosesADigitToABinaryFraction)
{
    constexpr std::int64_t beyond_a_double = 9'007'199'254'740'993;
    EXPECT_NE(
        money_json(core::Money::of_minor(beyond_a_double, core::mad)).find("\"9007199254740993\""),
        std::string::npos
    );
}

} // namespace
} // namespace etimbre::http::api
