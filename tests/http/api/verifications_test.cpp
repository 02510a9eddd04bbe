#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto holder =
    R"(,"holder":{"document_type":"passport","document_number":"AB 123456","issuer":"MAR"})";

std::string by_text(std::string_view text)
{
    return R"({"text":")" + std::string{text} + "\"}";
}

TEST(Verifications, ACounterLearnsWhetherTheStampIsBoundAndUnused)
{
    Office office;
    auto const bound = json_of(office.verify(by_text(office.buy(holder).text)));
    EXPECT_EQ(text_in(bound, "result"), "OK");
    EXPECT_TRUE(bound.at("holder_bound").as_bool());
    EXPECT_TRUE(bound.at("redeemed_at").is_null());
    EXPECT_TRUE(bound.at("counter").is_null());

    auto const free = json_of(office.verify(by_text(office.buy().text), officer_of_paris));
    EXPECT_FALSE(free.at("holder_bound").as_bool());
}

TEST(Verifications, AUsedStampSaysWhenAndWhere)
{
    Office office;
    auto const bought = office.buy();
    office.let_pass(std::chrono::seconds{60});
    office.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k");
    for (auto const& body : {by_text(bought.text), R"({"number":")" + bought.number + "\"}"}) {
        auto const answer = json_of(office.verify(body));
        EXPECT_EQ(text_in(answer, "result"), "E_REDEEMED");
        EXPECT_EQ(text_in(answer, "redeemed_at"), "2026-09-21T14:14:20Z");
        EXPECT_EQ(text_in(answer, "mission"), "CG-PAR");
        EXPECT_EQ(text_in(answer, "counter"), "3");
    }
}

TEST(Verifications, AStampOfAnotherPostIsNotForThisOne)
{
    Office office;
    auto const answer = json_of(office.verify(by_text(office.buy().text), counter_of_lyon));
    EXPECT_EQ(text_in(answer, "result"), "E_MISSION");
    EXPECT_EQ(text_in(answer, "mission"), "CG-PAR");
}

TEST(Verifications, NothingIsChangedHoweverOftenItIsAsked)
{
    Office office;
    auto const bought = office.buy();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(office.verify(R"({"number":")" + bought.number + "\"}").status, 200U);
    EXPECT_EQ(office.count("stamp_end"), 0);
}

} // namespace
} // namespace etimbre::http::api
