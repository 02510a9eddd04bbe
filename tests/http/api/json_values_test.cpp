#include "http/api/canonical_json.hpp"
#include "http/api/json_values.hpp"
#include "http/server/fields.hpp"

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

TEST(JsonWriter, CommasStandBetweenValuesAndNowhereElse)
{
    JsonWriter json;
    json.begin_object()
        .key("a")
        .begin_array()
        .number(1)
        .text("[")
        .null()
        .begin_object()
        .end_object()
        .end_array();
    json.truth("b", true).key("c").begin_array().end_array().end_object();
    EXPECT_EQ(std::move(json).take(), R"({"a":[1,"[",null,{}],"b":true,"c":[]})");
}

TEST(JsonWriter, TextCannotLeaveItsQuotes)
{
    JsonWriter json;
    json.begin_object().text("a", "\"},\n\x1b\\").end_object();
    auto const written = std::move(json).take();
    auto const read = server::parse_json(written);
    ASSERT_TRUE(read) << written;
    EXPECT_EQ(read->at("a").as_string(), "\"},\n\x1b\\");
}

TEST(CanonicalJson, WhatMeansTheSameIsWrittenTheSame)
{
    auto const one = server::parse_json(R"({"b":[1, {"y":null,"x":"é"}],"a":true})");
    auto const other = server::parse_json(R"( {"a":true , "b":[1,{"x":"\u00e9","y":null}]} )");
    ASSERT_TRUE(one && other);
    EXPECT_EQ(canonical_json(*one), canonical_json(*other));
    EXPECT_EQ(canonical_json(*one), R"({"a":true,"b":[1,{"x":"é","y":null}]})");
}

TEST(CanonicalJson, WhatMeansSomethingElseIsWrittenOtherwise)
{
    for (auto const* const text :
         {R"({"a":"1"})", R"({"a":null})", R"({"a":[1]})", R"({"a":1,"b":2})", R"([1])"})
        EXPECT_NE(canonical_json(*server::parse_json(text)), R"({"a":1})");
}

} // namespace
} // namespace etimbre::http::api
