#include "http/api/orders_json.hpp"
#include "http/server/fields.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

app::pay::PlaceOrder parse(std::string_view body, std::vector<server::FieldError>& errors)
{
    return parse_place_order(*server::parse_json(body), errors);
}

TEST(OrdersJson, AnOrderIsReadIntoACommand)
{
    std::vector<server::FieldError> errors;
    auto const command = parse(
        R"({"quote_id":"0123456789abcdef0123456789abcdef","payer":{"email":"a@b.c","name":"A"},"language":"es",
            "holder":{"document_type":"cnie","document_number":"K01234567","issuer":"MAR"}})",
        errors
    );
    EXPECT_TRUE(errors.empty());
    EXPECT_EQ(command.quote.value, "0123456789abcdef0123456789abcdef");
    EXPECT_EQ(command.payer.email, "a@b.c");
    EXPECT_EQ(command.language, core::Language::es);
    EXPECT_EQ(command.holder_document, "MAR|K01234567");
}

TEST(OrdersJson, NobodyCanSendWhatTheServiceDecides)
{
    std::vector<server::FieldError> errors;
    parse(
        R"({"quote_id":"0123456789abcdef0123456789abcdef","payer":{"email":"a@b.c","name":"A"},"language":"es",
            "total":{"amount_minor":"0"},"state":"paid","mission":"CG-PAR"})",
        errors
    );
    EXPECT_EQ(errors.size(), 3U);
}

TEST(OrdersJson, WhatIsSentIsMadeFromWhatIsKept)
{
    Office office;
    std::string const id(32, 'a');
    auto const kept = R"({"order_id":")" + id + R"(","language":"ar","state":"unpaid"})";
    auto const value = *server::parse_json(placed_order_json(office.desk(), kept));
    EXPECT_EQ(value.at("access_token").as_string(), office.desk().tokens.access(core::OrderId{id}));
    EXPECT_EQ(value.at("state").as_string(), "unpaid");
    EXPECT_TRUE(std::string_view{value.at("pay_url").as_string()}.contains("/ar/orders/"));
    EXPECT_EQ(value.as_object().size(), 4U);
}

} // namespace
} // namespace etimbre::http::api
