#include "office.hpp"

namespace etimbre::http::api {
namespace {

server::Response
start(Office& office, Placed const& order, std::string_view key, std::string_view body = "{}")
{
    return office.post(
        "/api/v1/orders/" + order.id + "/payments",
        body,
        {{"idempotency-key", std::string{key}}, {"authorization", "Bearer " + order.token}}
    );
}

TEST(Payments, AnAttemptAnswersWithTheFormForTheHostedPage)
{
    Office office;
    auto const response = start(office, office.order(), "k1");
    ASSERT_EQ(response.status, 201U) << response.body;
    auto const payment = json_of(response);
    EXPECT_EQ(text_in(payment, "state"), "redirected");
    auto const& redirect = payment.at("redirect").as_object();
    EXPECT_EQ(text_in(redirect, "method"), "POST");
    EXPECT_EQ(text_in(redirect, "url"), "https://pay.example/fim/est3Dgate");
    EXPECT_EQ(redirect.at("fields").at("oid").as_string(), text_in(payment, "oid"));
    EXPECT_EQ(redirect.at("fields").at("amount").as_string(), "860.00");
    EXPECT_EQ(office.wakes, 1);
}

TEST(Payments, ARepetitionOfTheKeyHandsOutTheSameForm)
{
    Office office;
    auto const order = office.order();
    auto const first = start(office, order, "k1");
    auto const again = start(office, order, "k1");
    EXPECT_EQ(again.status, 201U);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header_of(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(office.count("payment"), 1);
}

TEST(Payments, WhoComesBackWhileAnAttemptIsOpenGetsItsForm)
{
    Office office;
    auto const order = office.order();
    auto const first = json_of(start(office, order, "k1"));
    auto const second = start(office, order, "k2");
    EXPECT_EQ(second.status, 409U);
    EXPECT_EQ(code_of(second), "E_PAYMENT_OPEN");
    auto const problem = json_of(second);
    EXPECT_EQ(text_in(problem, "payment_id"), text_in(first, "payment_id"));
    EXPECT_EQ(problem.at("redirect"), first.at("redirect"));
    EXPECT_EQ(start(office, order, "k2").body, second.body);
}

TEST(Payments, ThePostDecidesTheAcquirer)
{
    Office office;
    office.mission = post_of_atlas;
    auto const redirect = json_of(start(office, office.order(), "k1")).at("redirect").as_object();
    EXPECT_EQ(text_in(redirect, "url"), "https://atlas.example/fim/est3Dgate");
    EXPECT_EQ(text_in(redirect.at("fields").as_object(), "clientid"), merchant_of_atlas.client_id);
}

TEST(Payments, BegunWithAnAcquirerWhoseTimeIsOverHandOutTheSameFormForItsPage)
{
    Office office;
    auto const order = office.order();
    auto const first = start(office, order, "k1");
    office.let_pass(std::chrono::days{400});
    EXPECT_EQ(start(office, order, "k1").body, first.body);
    auto const back = json_of(start(office, order, "k2"));
    EXPECT_EQ(back.at("redirect"), json_of(first).at("redirect"));
}

TEST(Payments, ThatNobodyTakesAreUnavailableAndTheKeyMayBeUsedAgain)
{
    Office office;
    office.let_pass(std::chrono::days{364});
    auto const order = office.order();
    office.let_pass(std::chrono::days{2});
    auto const refused = start(office, order, "k1");
    EXPECT_EQ(refused.status, 503U);
    EXPECT_EQ(code_of(refused), "E_UNAVAILABLE");
    EXPECT_FALSE(header_of(refused, "Retry-After").empty());
    EXPECT_EQ(office.count("payment"), 0);
    office.let_pass(-std::chrono::days{2});
    EXPECT_EQ(start(office, order, "k1").status, 201U);
}

TEST(Payments, WhatIsKeptHoldsNoFormAndNoSignature)
{
    Office office;
    auto const order = office.order();
    auto const hash = json_of(start(office, order, "k1")).at("redirect").at("fields").at("HASH");
    start(office, order, "k2");
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%redirect\"%' OR body LIKE '%HASH%'"), 0);
    EXPECT_FALSE(hash.as_string().empty());
}

TEST(Payments, APaidOrderTakesNoOtherPayment)
{
    Office office;
    auto const bought = office.buy();
    auto const response = start(office, bought.order, "k2");
    EXPECT_EQ(response.status, 409U);
    EXPECT_EQ(code_of(response), "E_ORDER_PAID");
}

TEST(Payments, TheTokenIsAskedForAfterTheKeyAndBeforeTheFields)
{
    Office office;
    auto const order = office.order();
    auto const path = "/api/v1/orders/" + order.id + "/payments";
    EXPECT_EQ(code_of(office.post(path, "{}")), "E_IDEMPOTENCY_MISSING");
    EXPECT_EQ(code_of(office.post(path, R"({"x":1})", {{"idempotency-key", "k"}})), "E_NOT_FOUND");
    EXPECT_EQ(code_of(start(office, order, "k", R"({"x":1})")), "E_FIELDS");
    EXPECT_EQ(code_of(start(office, order, "k", "[]")), "E_FIELDS");
    EXPECT_EQ(office.count("payment"), 0);
}

TEST(Payments, TheKeysOfOneOrderAreNotThoseOfAnother)
{
    Office office;
    EXPECT_EQ(start(office, office.order(), "same").status, 201U);
    EXPECT_EQ(start(office, office.order(), "same").status, 201U);
}

} // namespace
} // namespace etimbre::http::api
