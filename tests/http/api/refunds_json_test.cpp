#include "http/api/refunds_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

std::vector<server::FieldError> errors_of(std::string_view body)
{
    std::vector<server::FieldError> errors;
    parse_refund(*server::parse_json(body), errors);
    return errors;
}

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

RefundView view()
{
    return {
        {.id = {std::string(32, 'a')},
         .order = {std::string(32, 'b')},
         .payment = core::PaymentId{std::string(32, 'c')},
         .maker = "order:b",
         .reason = "a mistake",
         .amount = mad(85'500),
         .fee = mad(500),
         .needs_approval = true,
         .created_at = core::instant_of_unix(1'790'000'000),
         .state = domain::refund::State::unknown,
         .sequence = 2,
         .moved_at = core::instant_of_unix(1'790'000'060)},
        {{"4071883529061770", {std::string(32, 'a')}, mad(85'500), mad(500)}},
    };
}

TEST(RefundsJson, ARefundNamesStampsAndAReason)
{
    std::vector<server::FieldError> errors;
    auto const wanted = parse_refund(
        *server::parse_json(R"({"stamps":["4071883529061770","1071883529061770"],"reason":"r"})"), errors
    );
    EXPECT_TRUE(errors.empty());
    EXPECT_EQ(wanted.numbers, (std::vector<std::string>{"4071883529061770", "1071883529061770"}));
    EXPECT_EQ(wanted.reason, "r");
}

TEST(RefundsJson, WhatIsNoNumberOrNamedTwiceIsPointedAt)
{
    for (auto const* const number :
         {"\"407188352906177\"",
          "\"40718835290617700\"",
          "\"407188352906177x\"",
          "\"0071883529061770\"",
          "4071883529061770",
          "null"})
        EXPECT_EQ(
            errors_of(R"({"stamps":[)" + std::string{number} + R"(],"reason":"r"})").at(0).pointer,
            "/stamps/0"
        ) << number;
    auto const twice = errors_of(R"({"stamps":["4071883529061770","4071883529061770"],"reason":"r"})");
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_EQ(twice.at(0).pointer, "/stamps/1");
    EXPECT_EQ(twice.at(0).code, "conflict");
}

TEST(RefundsJson, WithoutStampsOrAReasonThereIsNothingToDo)
{
    EXPECT_EQ(errors_of(R"({"stamps":[],"reason":"r"})").at(0).pointer, "/stamps");
    EXPECT_EQ(errors_of(R"({"stamps":["4071883529061770"],"reason":""})").at(0).pointer, "/reason");
    EXPECT_EQ(errors_of(R"({"stamps":["4071883529061770"],"reason":"r","amount":1})").at(0).code, "unknown");
}

TEST(RefundsJson, AVoidNeedsAReason)
{
    std::vector<server::FieldError> errors;
    EXPECT_EQ(parse_reason(*server::parse_json(R"({"reason":"a misprint"})"), errors), "a misprint");
    EXPECT_TRUE(errors.empty());
    parse_reason(*server::parse_json("{}"), errors);
    EXPECT_EQ(errors.at(0).pointer, "/reason");
}

TEST(RefundsJson, AnOrderShowsItsRefundInTheWordsOfTheOutside)
{
    JsonWriter json;
    write_order_refund(json, view());
    EXPECT_EQ(
        std::move(json).take(),
        R"({"refund_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","state":"sending",)"
        R"("amount":{"amount_minor":"85500","currency":"MAD","exponent":2},)"
        R"("fee":{"amount_minor":"500","currency":"MAD","exponent":2},)"
        R"("stamps":["4071883529061770"],"requested_at":"2026-09-21T14:13:20Z"})"
    );
}

TEST(RefundsJson, TheTreasurySeesWhoAskedAndWhoAllowed)
{
    auto shown = view();
    EXPECT_NE(
        refund_json(shown).find(R"("requested_by":"order:b","needs_approval":true,"approved_by":null)"),
        std::string::npos
    );
    shown.approval = {shown.refund.id, "order:b", "urn:etimbre:treasury:1", shown.refund.moved_at};
    EXPECT_NE(
        refund_json(shown).find(R"("approved_by":"urn:etimbre:treasury:1","moved_at":"2026-09-21T14:14:20Z")"
        ),
        std::string::npos
    );
}

TEST(RefundsJson, WhatIsKeptSaysOnlyThatItWasAskedFor)
{
    EXPECT_EQ(
        requested_refund_json(view().refund),
        R"({"refund_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","state":"requested"})"
    );
}

} // namespace
} // namespace etimbre::http::api
