#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto orders = "/api/v1/orders";
constexpr auto payer = R"("payer":{"email":"amina@example.org","name":"Amina B."},"language":"ar")";

std::string order_body(std::string_view quote, std::string_view rest = payer)
{
    return R"({"quote_id":")" + std::string{quote} + "\"," + std::string{rest} + "}";
}

TEST(Orders, APlacedOrderAnswersWithTheTokenThatOpensIt)
{
    Office office;
    auto const response = office.post(orders, order_body(office.quote()), {{"idempotency-key", "k1"}});
    ASSERT_EQ(response.status, 201U) << response.body;
    auto const order = json_of(response);
    auto const id = text_in(order, "order_id");
    EXPECT_EQ(text_in(order, "state"), "unpaid");
    EXPECT_TRUE(text_in(order, "pay_url").starts_with("https://etimbre.example/ar/orders/" + id + "?t="));
    EXPECT_EQ(office.get("/api/v1/orders/" + id, text_in(order, "access_token")).status, 200U);
}

TEST(Orders, ARepetitionOfTheKeyRepeatsTheAnswerAndMakesNoSecondOrder)
{
    Office office;
    auto const body = order_body(office.quote());
    auto const first = office.post(orders, body, {{"idempotency-key", "k1"}});
    auto const second = office.post(orders, body, {{"idempotency-key", "k1"}});
    EXPECT_EQ(second.status, 201U);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(header_of(first, "Idempotency-Replayed"), "");
    EXPECT_EQ(header_of(second, "Idempotency-Replayed"), "true");
    EXPECT_EQ(office.count("pay_order"), 1);
}

TEST(Orders, ARepetitionIsAnsweredEvenWhenTheQuoteHasExpiredSince)
{
    Office office;
    auto const body = order_body(office.quote());
    auto const first = office.post(orders, body, {{"idempotency-key", "k1"}});
    office.let_pass(std::chrono::hours{48});
    EXPECT_EQ(office.post(orders, body, {{"idempotency-key", "k1"}}).body, first.body);
}

TEST(Orders, ARefusalIsRepeatedToo)
{
    Office office;
    auto const quote = office.quote();
    office.post(orders, order_body(quote), {{"idempotency-key", "k1"}});
    auto const refused = office.post(orders, order_body(quote), {{"idempotency-key", "k2"}});
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(code_of(refused), "E_QUOTE_USED");
    auto const again = office.post(orders, order_body(quote), {{"idempotency-key", "k2"}});
    EXPECT_EQ(again.status, 409U);
    EXPECT_EQ(again.body, refused.body);
    EXPECT_EQ(again.content_type, "application/problem+json");
    EXPECT_EQ(header_of(again, "Idempotency-Replayed"), "true");
}

TEST(Orders, TheSameKeyForAnotherRequestIsRefused)
{
    Office office;
    office.post(orders, order_body(office.quote()), {{"idempotency-key", "k1"}});
    auto const response = office.post(orders, order_body(office.quote()), {{"idempotency-key", "k1"}});
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(code_of(response), "E_IDEMPOTENCY_REUSED");
}

TEST(Orders, ABodyWrittenOtherwiseIsTheSameRequest)
{
    Office office;
    auto const quote = office.quote();
    office.post(orders, order_body(quote), {{"idempotency-key", "k1"}});
    auto const turned =
        R"({ "language":"ar", "payer":{"name":"Amina B.","email":"amina@example.org"},"quote_id":")" + quote +
        "\"}";
    EXPECT_EQ(
        header_of(office.post(orders, turned, {{"idempotency-key", "k1"}}), "Idempotency-Replayed"), "true"
    );
}

TEST(Orders, WhatIsKeptOpensNothing)
{
    Office office;
    auto const placed = office.order();
    auto const link = office.desk().tokens.link(core::OrderId{placed.id});
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%" + placed.token + "%'"), 0);
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%" + link + "%'"), 0);
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%" + placed.id + "%'"), 1);
}

TEST(Orders, JsonIsLookedAtBeforeTheKeyAndTheKeyBeforeTheFields)
{
    Office office;
    EXPECT_EQ(code_of(office.post(orders, "{")), "E_JSON");
    EXPECT_EQ(code_of(office.post(orders, "{}")), "E_IDEMPOTENCY_MISSING");
    EXPECT_EQ(code_of(office.post(orders, "{}", {{"idempotency-key", "a b"}})), "E_IDEMPOTENCY_MISSING");
    EXPECT_EQ(
        code_of(office.post(orders, "{}", {{"idempotency-key", std::string(256, 'k')}})),
        "E_IDEMPOTENCY_MISSING"
    );
    EXPECT_EQ(code_of(office.post(orders, "{}", {{"idempotency-key", std::string(255, 'k')}})), "E_FIELDS");
}

TEST(Orders, FieldsThatAreNotRightAreNamed)
{
    Office office;
    auto const response = office.post(
        orders,
        R"({"quote_id":"x","payer":{"email":"a b@c","name":"  "},"language":"de",
            "holder":{"document_type":"visa","document_number":"","issuer":"mar"}})",
        {{"idempotency-key", "k"}}
    );
    ASSERT_EQ(response.status, 422U) << response.body;
    auto const pointers = pointers_of(response);
    EXPECT_EQ(
        pointers,
        (std::vector<std::string>{
            "/quote_id",
            "/holder/document_type",
            "/holder/document_number",
            "/payer/email",
            "/payer/name",
            "/language"
        })
    );
    EXPECT_EQ(office.count("kept_reply"), 0);
}

TEST(Orders, AQuoteThatDoesNotExistIsNotFound)
{
    Office office;
    auto const response = office.post(orders, order_body(std::string(32, 'a')), {{"idempotency-key", "k"}});
    EXPECT_EQ(response.status, 404U);
    EXPECT_EQ(code_of(response), "E_NOT_FOUND");
}

TEST(Orders, AnOrderThatCostsNothingIsPaidAndStampedAtOnce)
{
    Office office;
    auto const placed = office.order("", "VIS-DIP", 2);
    auto const order = json_of(office.get("/api/v1/orders/" + placed.id, placed.token));
    EXPECT_EQ(text_in(order, "state"), "paid");
    EXPECT_EQ(order.at("stamps").as_array().size(), 2U);
    EXPECT_TRUE(order.at("payments").as_array().empty());
}

TEST(Orders, ForeignUnknownAndUnopenedOrdersAnswerTheSame)
{
    Office office;
    auto const mine = office.order();
    auto const theirs = office.order();
    auto const expected = office.get("/api/v1/orders/" + std::string(32, '0'), mine.token);
    EXPECT_EQ(expected.status, 404U);
    for (auto const& [id, token] : std::vector<std::pair<std::string, std::string>>{
             {theirs.id, mine.token},
             {mine.id, ""},
             {mine.id, mine.token + "A"},
             {mine.id, mine.token.substr(1)},
             {mine.id, office.desk().tokens.link(core::OrderId{mine.id})},
             {"not-an-id", mine.token},
         }) {
        auto const response = office.get("/api/v1/orders/" + id, token);
        EXPECT_EQ(response.status, expected.status);
        EXPECT_EQ(response.body, expected.body);
    }
}

TEST(Orders, ALinkTokenDoesNotOpenTheApi)
{
    Office office;
    auto const placed = office.order();
    auto const link = office.desk().tokens.link(core::OrderId{placed.id});
    EXPECT_EQ(office.get("/api/v1/orders/" + placed.id + "?t=" + link).status, 404U);
}

TEST(Orders, APaidOrderShowsItsPaymentAndItsStamp)
{
    Office office;
    auto const bought = office.buy();
    auto const order = json_of(office.get("/api/v1/orders/" + bought.order.id, bought.order.token));
    EXPECT_EQ(text_in(order, "state"), "paid");
    EXPECT_EQ(order.at("quote").at("total").at("amount_minor").as_string(), "86000");
    EXPECT_EQ(order.at("payments").at(0).at("state").as_string(), "captured");
    auto const& stamp = order.at("stamps").at(0).as_object();
    EXPECT_EQ(text_in(stamp, "state"), "issued");
    EXPECT_EQ(stamp.at("index").as_int64(), 0);
    EXPECT_TRUE(text_in(stamp, "text").starts_with("CS1:"));
    EXPECT_EQ(text_in(stamp, "issued_at"), "2026-09-21T14:13:20Z");
    EXPECT_TRUE(
        text_in(stamp, "pdf_url").starts_with("https://etimbre.example/api/v1/stamps/" + bought.number)
    );
}

TEST(Orders, AnOrderNobodyCanPayAnyMoreIsAbandoned)
{
    Office office;
    auto const placed = office.order();
    office.let_pass(std::chrono::hours{25});
    EXPECT_EQ(
        text_in(json_of(office.get("/api/v1/orders/" + placed.id, placed.token)), "state"), "abandoned"
    );
}

} // namespace
} // namespace etimbre::http::api
