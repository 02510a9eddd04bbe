#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto callback = "/api/v1/payments/est3dgate/callback";

TEST(Callback, AnApprovalIsAnsweredWithTheExactBytesThatAskForTheMoney)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    auto const response = office.post(callback, Office::callback(form));
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, "ACTION=POSTAUTH");
    EXPECT_TRUE(response.content_type.starts_with("text/plain"));
    EXPECT_EQ(office.post(callback, Office::callback(form)).body, "ACTION=POSTAUTH");
    EXPECT_EQ(office.count("acquirer_callback"), 1);
}

TEST(Callback, ARefusedCardIsAcknowledgedAndAnotherMayFollow)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    EXPECT_EQ(office.post(callback, Office::callback(form, "05")).body, "APPROVED");
    EXPECT_EQ(office.post(callback, Office::callback(form, "00")).body, "ACTION=POSTAUTH");
}

TEST(Callback, AMessageThatIsNotTheAcquirersIsAFailureAndChangesNothing)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    auto forged = Office::callback(form, "05");
    forged.replace(forged.find("ProcReturnCode=05"), 17, "ProcReturnCode=00");
    auto const response = office.post(callback, forged);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, "FAILURE");
    EXPECT_EQ(office.post(callback, "%zz").body, "FAILURE");
    EXPECT_EQ(office.post(callback, "").body, "FAILURE");
    EXPECT_EQ(office.count("acquirer_callback"), 0);
}

TEST(Callback, AnUnknownOidOrAnotherAmountIsAFailure)
{
    Office office;
    auto form = office.pay(office.order(), "k");
    form["amount"] = "1.00";
    EXPECT_EQ(office.post(callback, Office::callback(form)).body, "FAILURE");
    form["oid"] = "ETnobody";
    EXPECT_EQ(office.post(callback, Office::callback(form)).body, "FAILURE");
}

TEST(Callback, IsBelievedOnlyUnderTheKeyOfThePaymentsOwnAcquirer)
{
    Office office;
    auto const of_cmi = office.pay(office.order(), "k1");
    office.mission = post_of_atlas;
    auto const of_atlas = office.pay(office.order(), "k2");
    EXPECT_EQ(office.post(callback, Office::callback_by(merchant_of_atlas, of_cmi)).body, "FAILURE");
    EXPECT_EQ(office.post(callback, Office::callback_by(merchant_of_cmi, of_atlas)).body, "FAILURE");
    EXPECT_EQ(office.post(callback, Office::callback_by(merchant_of_cmi, of_cmi)).body, "ACTION=POSTAUTH");
    EXPECT_EQ(
        office.post(callback, Office::callback_by(merchant_of_atlas, of_atlas)).body, "ACTION=POSTAUTH"
    );
}

TEST(Callback, OfAnAcquirerWhoseTimeIsOverIsBelievedForThePaymentsBegunBefore)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    office.let_pass(std::chrono::days{400});
    EXPECT_EQ(office.post(callback, Office::callback(form)).body, "ACTION=POSTAUTH");
}

TEST(Callback, WhatCouldNotBeCommittedIsNotPromised)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    for (auto const mood : {LaneAtOnce::Mood::broken, LaneAtOnce::Mood::full}) {
        office.write().mood = mood;
        auto const response = office.post(callback, Office::callback(form));
        EXPECT_EQ(response.status, 200U);
        EXPECT_EQ(response.body, "FAILURE");
    }
    office.write().mood = LaneAtOnce::Mood::well;
    EXPECT_EQ(office.post(callback, Office::callback(form)).body, "ACTION=POSTAUTH");
}

TEST(Callback, TheNextQuestionIsAskedAtOnce)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    auto const before = office.wakes;
    office.post(callback, Office::callback(form));
    EXPECT_EQ(office.wakes, before + 1);
}

TEST(BrowserReturn, ThePostChangesNothingAndLeadsToTheOrdersPage)
{
    Office office;
    auto const order = office.order();
    auto const form = office.pay(order, "k");
    auto const response = office.post("/pay/return", Office::callback(form));
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(
        header_of(response, "Location"),
        "https://etimbre.example/fr/orders/" + order.id +
            "?t=" + office.desk().tokens.link(core::OrderId{order.id})
    );
    auto const shown = json_of(office.get("/api/v1/orders/" + order.id, order.token));
    EXPECT_EQ(shown.at("payments").at(0).at("state").as_string(), "redirected");
    EXPECT_EQ(office.count("acquirer_callback"), 0);
}

TEST(BrowserReturn, AFormThatAnotherAcquirerSignedLeadsNowhere)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    auto const response = office.post("/pay/return", Office::callback_by(merchant_of_atlas, form));
    EXPECT_EQ(response.status, 404U);
    EXPECT_EQ(header_of(response, "Location"), "");
}

TEST(BrowserReturn, AFormThatTheAcquirerDidNotSignLeadsNowhere)
{
    Office office;
    auto const form = office.pay(office.order(), "k");
    auto const response = office.post("/pay/return", Office::callback(form) + "&more=1");
    EXPECT_EQ(response.status, 400U);
    EXPECT_EQ(header_of(response, "Location"), "");
    EXPECT_EQ(json_of(response).at("status").as_int64(), 400);
}

} // namespace
} // namespace etimbre::http::api
