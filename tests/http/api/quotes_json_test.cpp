#include "http/api/quotes_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

TEST(QuotesJson, WhatIsNotToldStaysUnknown)
{
    std::vector<server::FieldError> errors;
    auto const body = server::parse_json(
        R"({"mission":"CG-PAR","lines":[{"service":"A","quantity":20},{"service":"B","quantity":1,"age":0,"lost":false}]})"
    );
    auto const wanted = parse_quote_request(*body, errors);
    EXPECT_TRUE(errors.empty());
    EXPECT_EQ(wanted.mission, "CG-PAR");
    EXPECT_EQ(wanted.wishes.at(0).quantity, 20);
    EXPECT_EQ(wanted.wishes.at(0).age, std::nullopt);
    EXPECT_EQ(wanted.wishes.at(0).lost, std::nullopt);
    EXPECT_EQ(wanted.wishes.at(1).age, 0);
    EXPECT_EQ(wanted.wishes.at(1).lost, false);
}

TEST(QuotesJson, AQuoteHasFiftyLinesAtMost)
{
    std::string lines;
    for (int i = 0; i < 51; ++i) lines += std::string{i == 0 ? "" : ","} + R"({"service":"A","quantity":1})";
    std::vector<server::FieldError> errors;
    parse_quote_request(*server::parse_json(R"({"mission":"CG-PAR","lines":[)" + lines + "]}"), errors);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().pointer, "/lines");
}

TEST(QuotesJson, WhereNoRateIsKnownThereIsNoLocalAmount)
{
    auto const nothing = core::Money::of_minor(0, core::mad);
    app::pay::StoredQuote const stored{
        core::QuoteId{"q"},
        {.mission = "CG-PAR", .tariff_version = "v", .lines = {}, .total = nothing, .display = std::nullopt},
        {},
        core::instant_of_unix(1'790'000'000),
    };
    EXPECT_EQ(
        quote_json(stored),
        R"({"quote_id":"q","mission":"CG-PAR","tariff_version":"v","lines":[],)"
        R"("total":{"amount_minor":"0","currency":"MAD","exponent":2},"display":null,)"
        R"("expires_at":"2026-09-21T14:13:20Z"})"
    );
}

TEST(QuotesJson, ARefusalOfALineNamesThePlaceOfTheLine)
{
    auto const response = quote_problem({{core::Reason::condition, "not for this age"}, 2}, "r1");
    EXPECT_EQ(response.status, 422U);
    EXPECT_NE(
        response.body.find(R"("errors":[{"pointer":"/lines/2","code":"E_CONDITION")"), std::string::npos
    );
    EXPECT_EQ(
        quote_problem({{core::Reason::mission_unknown}, 0}, "r1").body.find("errors"), std::string::npos
    );
}

} // namespace
} // namespace etimbre::http::api
