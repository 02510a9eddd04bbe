#include "http/api/voids.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

struct Voids : ::testing::Test {
    Office office;

    server::Response take_back(
        std::string const& number, std::string const& key = "k1", std::string_view identity = officer_of_paris
    )
    {
        return office.to_partner({
            .method = "POST",
            .target = "/api/v1/stamps/" + number + "/void",
            .body = R"({"reason":"a misprint"})",
            .headers = {{"idempotency-key", key}},
            .identity = std::string{identity},
        });
    }
};

TEST_F(Voids, AnOfficerTakesAStampOfThePostBack)
{
    auto const bought = office.buy();
    auto const response = take_back(bought.number);
    ASSERT_EQ(response.status, 201U) << response.body;
    auto const voided = json_of(response);
    EXPECT_EQ(text_in(voided, "number"), bought.number);
    EXPECT_EQ(text_in(voided, "mission"), "CG-PAR");
    EXPECT_EQ(text_in(voided, "officer"), "7");
    EXPECT_EQ(text_in(voided.at("refund").as_object(), "state"), "requested");
    auto const order = json_of(office.get("/api/v1/orders/" + bought.order.id, bought.order.token));
    EXPECT_EQ(text_in(order, "state"), "voided");
    EXPECT_EQ(order.at("refunds").as_array().size(), 1U);
}

TEST_F(Voids, AfterARedemptionTheOfficerLearnsOfIt)
{
    auto const bought = office.buy();
    office.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "r1");
    auto const response = take_back(bought.number);
    EXPECT_EQ(response.status, 409U);
    EXPECT_EQ(code_of(response), "E_REDEEMED");
    EXPECT_EQ(text_in(json_of(response), "counter"), "3");
}

TEST_F(Voids, OnlyOfficersOfItsPostMayTakeAStampBack)
{
    auto const bought = office.buy();
    EXPECT_EQ(code_of(take_back(bought.number, "k1", counter_of_paris)), "E_ROLE");
    EXPECT_EQ(code_of(take_back(bought.number, "k1", "urn:etimbre:treasury:1")), "E_ROLE");
    EXPECT_EQ(code_of(take_back(bought.number, "k1", "urn:etimbre:mission:CG-LYS:officer:1")), "E_MISSION");
    EXPECT_EQ(office.count("stamp_end"), 0);
}

TEST_F(Voids, ARepetitionIsAnsweredAlike)
{
    auto const bought = office.buy();
    auto const first = take_back(bought.number);
    auto const again = take_back(bought.number);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header_of(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(code_of(take_back(bought.number, "k2")), "E_VOID");
    EXPECT_EQ(office.count("refund"), 1);
}

TEST_F(Voids, WhatIsNoStampIsNotFound)
{
    EXPECT_EQ(take_back("4071883529061770").status, 404U);
    EXPECT_EQ(take_back("4071883529061771", "k2").status, 404U);
    EXPECT_EQ(take_back("x", "k3").status, 404U);
}

TEST_F(Voids, TheHouseMayKeepTheMoneyForTheTreasuryToDecide)
{
    office.desk().officer_voids_refund = false;
    auto const voided = json_of(take_back(office.buy().number));
    EXPECT_TRUE(voided.at("refund").is_null());
    EXPECT_EQ(office.count("refund"), 0);
}

} // namespace
} // namespace etimbre::http::api
