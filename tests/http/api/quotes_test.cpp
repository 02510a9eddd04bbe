#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto quotes = "/api/v1/quotes";

TEST(Quotes, ALinesPartsAndTotalCoverItsWholeQuantity)
{
    Office office;
    auto const response =
        office.post(quotes, R"({"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":3,"age":34}]})");
    ASSERT_EQ(response.status, 201U) << response.body;
    auto const quote = json_of(response);
    auto const& line = quote.at("lines").at(0);
    EXPECT_EQ(line.at("quantity").as_int64(), 3);
    EXPECT_EQ(line.at("parts").at("chancery").at("amount_minor").as_string(), "240000");
    EXPECT_EQ(line.at("parts").at("service").at("amount_minor").as_string(), "18000");
    EXPECT_EQ(line.at("total").at("amount_minor").as_string(), "258000");
    EXPECT_EQ(quote.at("total").at("currency").as_string(), "MAD");
    EXPECT_EQ(text_in(quote, "expires_at"), "2026-09-22T14:13:20Z");
    EXPECT_TRUE(core::is_id(text_in(quote, "quote_id")));
}

TEST(Quotes, TheLocalAmountComesWithItsRateAndRounding)
{
    Office office;
    auto const quote =
        json_of(office.post(quotes, R"({"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1}]})"));
    auto const& display = quote.at("display");
    ASSERT_TRUE(display.is_object());
    EXPECT_EQ(display.at("currency").as_string(), "EUR");
    for (auto const* const member : {"amount_minor", "rate", "rate_date"})
        EXPECT_TRUE(display.at(member).is_string()) << member;
    EXPECT_TRUE(display.at("rounding").at("mode").is_string());
}

TEST(Quotes, ARefusedLineIsNamed)
{
    Office office;
    auto const response = office.post(
        quotes,
        R"({"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1},{"service":"NO-SUCH","quantity":1}]})"
    );
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(code_of(response), "E_SERVICE_UNKNOWN");
    EXPECT_EQ(json_of(response).at("errors").at(0).at("pointer").as_string(), "/lines/1/service");
}

TEST(Quotes, AConditionOfTheTariffIsARefusal)
{
    Office office;
    auto const response =
        office.post(quotes, R"({"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1,"age":7}]})");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(code_of(response), "E_CONDITION");
}

TEST(Quotes, AnUnknownMissionIsARefusalOfTheWhole)
{
    Office office;
    auto const response =
        office.post(quotes, R"({"mission":"CG-XXX","lines":[{"service":"PAS-EST","quantity":1}]})");
    EXPECT_EQ(code_of(response), "E_MISSION_UNKNOWN");
    EXPECT_FALSE(json_of(response).contains("errors"));
}

TEST(Quotes, EveryWrongFieldIsNamedAtOnce)
{
    Office office;
    auto const response =
        office.post(quotes, R"({"lines":[{"service":7,"quantity":21,"age":-1,"lost":"no"}],"extra":1})");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(code_of(response), "E_FIELDS");
    auto const pointers = pointers_of(response);
    EXPECT_EQ(
        pointers,
        (std::vector<std::string>{
            "/mission", "/lines/0/service", "/lines/0/quantity", "/lines/0/age", "/lines/0/lost", "/extra"
        })
    );
}

TEST(Quotes, ABodyThatIsNotStrictJsonIsRefused)
{
    Office office;
    for (auto const* const body : {"", "{", "{} {}", R"({"mission":"CG-PAR","mission":"CG-PAR"})", "[1.5]"}) {
        auto const response = office.post(quotes, body);
        EXPECT_EQ(response.status, 400U) << body;
        EXPECT_EQ(code_of(response), "E_JSON") << body;
    }
}

TEST(Quotes, AFullLaneIsToldApartFromARefusal)
{
    Office office;
    office.write().mood = LaneAtOnce::Mood::full;
    auto const response =
        office.post(quotes, R"({"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1}]})");
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(code_of(response), "E_UNAVAILABLE");
    EXPECT_FALSE(header_of(response, "Retry-After").empty());
}

} // namespace
} // namespace etimbre::http::api
