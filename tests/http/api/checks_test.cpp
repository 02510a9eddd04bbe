#include "domain/stamp/number.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

server::Response check(Office& office, std::string_view body)
{
    return office.post("/api/v1/checks", body);
}

std::string by_text(std::string_view text)
{
    return R"({"text":")" + std::string{text} + "\"}";
}

std::string by_number(std::string_view number)
{
    return R"({"number":")" + std::string{number} + "\"}";
}

TEST(Checks, AGoodStampIsDescribed)
{
    Office office;
    auto const bought = office.buy();
    auto const answer = json_of(check(office, by_text(bought.text)));
    EXPECT_EQ(text_in(answer, "result"), "OK");
    EXPECT_EQ(text_in(answer, "state"), "issued");
    EXPECT_EQ(text_in(answer, "number"), bought.number);
    EXPECT_EQ(text_in(answer, "service"), "PAS-EST");
    EXPECT_EQ(text_in(answer, "mission"), "CG-PAR");
    EXPECT_EQ(answer.at("amount").at("amount_minor").as_string(), "86000");
    EXPECT_EQ(answer.size(), 8U);
}

TEST(Checks, ByNumberLessIsTold)
{
    Office office;
    auto const bought = office.buy();
    auto const answer = json_of(check(office, by_number(domain::stamp::grouped(bought.number))));
    EXPECT_EQ(text_in(answer, "result"), "OK");
    EXPECT_EQ(text_in(answer, "service"), "PAS-EST");
    EXPECT_EQ(text_in(answer, "mission"), "CG-PAR");
    EXPECT_EQ(text_in(answer, "state"), "issued");
    EXPECT_EQ(answer.size(), 4U);
}

TEST(Checks, WhatIsNotAStampIsNamedAndNothingElseIsTold)
{
    Office office;
    auto const bought = office.buy();
    auto flipped = bought.text;
    flipped.back() = flipped.back() == '0' ? '1' : '0';
    for (auto const& [text, code] : std::vector<std::pair<std::string, std::string>>{
             {"", "E_PREFIX"},
             {"hello", "E_PREFIX"},
             {"CS2:ABC", "E_VERSION"},
             {"CS1:\\n\\u0000", "E_BASE45"},
             {"CS1:" + std::string(300, 'A'), "E_SIZE"},
         }) {
        auto const response = check(office, by_text(text));
        EXPECT_EQ(response.status, 200U);
        EXPECT_EQ(response.body, R"({"result":")" + code + "\"}");
    }
    EXPECT_NE(text_in(json_of(check(office, by_text(flipped))), "result"), "OK");
}

TEST(Checks, AUsedStampSaysSo)
{
    Office office;
    auto const bought = office.buy();
    ASSERT_EQ(office.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k").status, 201U);
    auto const answer = json_of(check(office, by_text(bought.text)));
    EXPECT_EQ(text_in(answer, "result"), "E_REDEEMED");
    EXPECT_EQ(text_in(answer, "state"), "redeemed");
    EXPECT_FALSE(answer.contains("redeemed_at"));
}

TEST(Checks, AStampWhoseTimeIsOverIsExpired)
{
    Office office;
    auto const bought = office.buy();
    office.let_pass(std::chrono::days{366});
    EXPECT_EQ(check(office, by_text(bought.text)).body, R"({"result":"E_EXPIRED"})");
    EXPECT_EQ(text_in(json_of(check(office, by_number(bought.number))), "state"), "expired");
}

TEST(Checks, TypedNumbersThatCannotBeAreToldFromUnknownOnes)
{
    Office office;
    EXPECT_EQ(check(office, by_number("40718835x9061770")).body, R"({"result":"N_CHAR"})");
    EXPECT_EQ(check(office, by_number("407188352906177")).body, R"({"result":"N_LENGTH"})");
    EXPECT_EQ(check(office, by_number("4071883529061771")).body, R"({"result":"N_CHECK"})");
    EXPECT_EQ(check(office, by_number("4071883529061770")).body, R"({"result":"N_UNKNOWN"})");
}

TEST(Checks, NumbersAreLookedUpFiveTimesAMinuteAndNoMore)
{
    Office office;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(check(office, by_number("4071883529061770")).status, 200U);
    auto const response = check(office, by_number("4071883529061770"));
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(code_of(response), "E_RATE");
    EXPECT_EQ(header_of(response, "Retry-After"), "12");
    EXPECT_EQ(check(office, by_text("hello")).status, 200U);
    office.let_pass(std::chrono::seconds{12});
    EXPECT_EQ(check(office, by_number("4071883529061770")).status, 200U);
}

TEST(Checks, ExactlyOneOfTextAndNumberIsAsked)
{
    Office office;
    EXPECT_EQ(code_of(check(office, "{}")), "E_FIELDS");
    EXPECT_EQ(code_of(check(office, R"({"text":"a","number":"b"})")), "E_FIELDS");
    EXPECT_EQ(code_of(check(office, R"({"text":1})")), "E_FIELDS");
    EXPECT_EQ(code_of(check(office, R"({"text":"a","more":1})")), "E_FIELDS");
    EXPECT_EQ(code_of(check(office, "[]")), "E_FIELDS");
}

} // namespace
} // namespace etimbre::http::api
