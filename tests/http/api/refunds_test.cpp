#include "http/api/refunds.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

std::string body_of(std::vector<std::string> const& numbers, std::string_view reason = "a mistake")
{
    std::string list;
    for (auto const& number : numbers) list += (list.empty() ? "\"" : ",\"") + number + '"';
    return R"({"stamps":[)" + list + R"(],"reason":")" + std::string{reason} + "\"}";
}

struct Refunds : ::testing::Test {
    Office office;

    server::Response give_back(Placed const& order, std::string const& body, std::string const& key = "k1")
    {
        return office.post(
            "/api/v1/orders/" + order.id + "/refunds",
            body,
            {{"idempotency-key", key}, {"authorization", "Bearer " + order.token}}
        );
    }
    boost::json::object shown(Placed const& order)
    {
        return json_of(office.get("/api/v1/orders/" + order.id, order.token));
    }
    std::string number_in(boost::json::object const& order, std::size_t at)
    {
        return text_in(order.at("stamps").at(at).as_object(), "number");
    }
};

TEST_F(Refunds, AStampThatIsGivenBackIsVoidAndItsMoneyIsOwed)
{
    auto const bought = office.buy();
    auto const response = give_back(bought.order, body_of({bought.number}));
    ASSERT_EQ(response.status, 202U) << response.body;
    auto const requested = json_of(response);
    EXPECT_TRUE(core::is_id(text_in(requested, "refund_id")));
    EXPECT_EQ(text_in(requested, "state"), "requested");
    EXPECT_EQ(requested.size(), 2U);
    EXPECT_GT(office.wakes, 0);

    auto const order = shown(bought.order);
    EXPECT_EQ(text_in(order, "state"), "voided");
    EXPECT_EQ(text_in(order.at("stamps").at(0).as_object(), "state"), "voided");
    auto const& refund = order.at("refunds").at(0).as_object();
    EXPECT_EQ(text_in(refund, "refund_id"), text_in(requested, "refund_id"));
    EXPECT_EQ(text_in(refund, "state"), "requested");
    EXPECT_EQ(text_in(refund.at("amount").as_object(), "amount_minor"), "86000");
    EXPECT_EQ(text_in(refund.at("fee").as_object(), "amount_minor"), "0");
    EXPECT_EQ(refund.at("stamps").at(0).as_string(), bought.number);
}

TEST_F(Refunds, ACounterDoesNotTakeItAnyMore)
{
    auto const bought = office.buy();
    give_back(bought.order, body_of({bought.number}));
    auto const response = office.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "r1");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(code_of(response), "E_VOID");
}

TEST_F(Refunds, AUsedStampIsAnsweredWithWhenAndWhere)
{
    auto const bought = office.buy();
    office.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "r1");
    auto const response = give_back(bought.order, body_of({bought.number}));
    EXPECT_EQ(response.status, 409U);
    EXPECT_EQ(code_of(response), "E_REDEEMED");
    EXPECT_EQ(text_in(json_of(response), "counter"), "3");
    EXPECT_EQ(office.count("refund"), 0);
}

TEST_F(Refunds, ARepetitionIsAnsweredAlikeAndVoidsNothingTwice)
{
    auto const bought = office.buy();
    auto const first = give_back(bought.order, body_of({bought.number}));
    auto const again = give_back(bought.order, body_of({bought.number}));
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header_of(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(office.count("refund"), 1);
    EXPECT_EQ(code_of(give_back(bought.order, body_of({bought.number}), "k2")), "E_VOID");
    EXPECT_EQ(code_of(give_back(bought.order, body_of({bought.number}, "other"))), "E_IDEMPOTENCY_REUSED");
}

TEST_F(Refunds, OnlyWhoHoldsTheOrdersTokenMayGiveItsStampsBack)
{
    auto const bought = office.buy();
    auto const other = office.order("", "VIS-DIP", 1);
    EXPECT_EQ(give_back({bought.order.id, other.token}, body_of({bought.number})).status, 404U);
    EXPECT_EQ(code_of(give_back(other, body_of({bought.number}))), "E_NOT_REFUNDABLE");
    EXPECT_EQ(code_of(give_back(other, body_of({"4071883529061770"}), "k2")), "E_NOT_REFUNDABLE");
    EXPECT_EQ(office.count("stamp_end"), 0);
}

TEST_F(Refunds, AStampThatCostNothingIsVoidedWithoutMoney)
{
    auto const order = office.order("", "VIS-DIP", 2);
    auto const number = number_in(shown(order), 0);
    EXPECT_EQ(give_back(order, body_of({number})).status, 202U);
    auto const after = shown(order);
    EXPECT_EQ(text_in(after, "state"), "partly_voided");
    EXPECT_EQ(text_in(after.at("refunds").at(0).as_object(), "state"), "succeeded");
    EXPECT_EQ(office.count("job"), 0);
}

TEST_F(Refunds, AnUnpaidOrderHasNothingToGiveBack)
{
    EXPECT_EQ(code_of(give_back(office.order(), body_of({"4071883529061770"}))), "E_NOT_REFUNDABLE");
}

TEST_F(Refunds, AfterTheWindowItIsTooLate)
{
    auto const bought = office.buy();
    office.let_pass(std::chrono::days{90});
    EXPECT_EQ(code_of(give_back(bought.order, body_of({bought.number}))), "E_REFUND_WINDOW");
}

TEST_F(Refunds, WhatIsWrongInTheBodyIsNamed)
{
    auto const order = office.order();
    EXPECT_EQ(pointers_of(give_back(order, "{}")), (std::vector<std::string>{"/stamps", "/reason"}));
    EXPECT_EQ(
        pointers_of(give_back(order, body_of({"1", "4071883529061770"}))),
        std::vector<std::string>{"/stamps/0"}
    );
    EXPECT_EQ(give_back(order, "not json").status, 400U);
    EXPECT_EQ(code_of(give_back(order, body_of({"1"}), "")), "E_IDEMPOTENCY_MISSING");
}

} // namespace
} // namespace etimbre::http::api
