#include "http/api/payments_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

TEST(PaymentsJson, TheFieldsOfTheFormKeepTheirOrder)
{
    app::pay::RedirectForm const form{
        "POST", "https://pay.example/fim", {{"z", "1"}, {"a", "\"|\\"}, {"HASH", "h="}}
    };
    EXPECT_EQ(
        redirect_json(form),
        R"({"method":"POST","url":"https://pay.example/fim","fields":{"z":"1","a":"\"|\\","HASH":"h="}})"
    );
}

TEST(PaymentsJson, ThereIsNothingToSay)
{
    for (auto const& [body, wrong] :
         {std::pair{"{}", 0U}, {R"({"amount":"1"})", 1U}, {"[]", 1U}, {"null", 1U}}) {
        std::vector<server::FieldError> errors;
        parse_start_payment(*server::parse_json(body), errors);
        EXPECT_EQ(errors.size(), wrong) << body;
    }
}

TEST(PaymentsJson, WhatIsKeptIsWhatDoesNotOpenAnything)
{
    app::pay::Payment const payment{
        .id = core::PaymentId{"p1"},
        .order = core::OrderId{"o1"},
        .attempt = 1,
        .oid = "ETp1",
        .acquirer = "cmi",
        .state = domain::payment::State::redirected,
        .sequence = 1,
        .amount = core::Money::of_minor(1, core::mad),
        .rnd = "secret",
        .created_at = {},
    };
    EXPECT_EQ(kept_payment_json(payment), R"({"payment_id":"p1","state":"redirected","oid":"ETp1"})");
}

} // namespace
} // namespace etimbre::http::api
