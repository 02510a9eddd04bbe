#include "http/api/once.hpp"
#include "http/server/fields.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

server::Request with_key(std::string key)
{
    server::Request request;
    request.method = "POST";
    request.path = "/api/v1/orders";
    request.headers = {{"idempotency-key", std::move(key)}};
    return request;
}

TEST(IdempotencyKey, IsOneTo255VisibleAsciiCharacters)
{
    for (auto const& key : {std::string{"k"}, std::string{"~!\"{}"}, std::string(255, 'k')})
        EXPECT_EQ(idempotency_key(with_key(key)).value(), key);
    for (auto const& key :
         {std::string{}, std::string{"a b"}, std::string{"a\tb"}, std::string{"é"}, std::string(256, 'k')})
        EXPECT_EQ(idempotency_key(with_key(key)).error().reason, core::Reason::idempotency_missing) << key;
    EXPECT_FALSE(idempotency_key(server::Request{}));
    auto twice = with_key("k");
    twice.headers.emplace_back("idempotency-key", "another");
    EXPECT_FALSE(idempotency_key(twice));
}

TEST(RequestKey, MethodPathAndMeaningOfTheBodyMakeTheRequest)
{
    Office office;
    auto const fingerprint = [&](server::Request const& request, std::string_view body) {
        return request_key(office.desk(), request, "public", "k", *server::parse_json(body)).fingerprint;
    };
    auto const request = with_key("k");
    auto elsewhere = request;
    elsewhere.path = "/api/v1/others";
    EXPECT_EQ(fingerprint(request, R"({"a":1,"b":2})"), fingerprint(request, R"({ "b":2, "a":1 })"));
    EXPECT_NE(fingerprint(request, R"({"a":1})"), fingerprint(request, R"({"a":2})"));
    EXPECT_NE(fingerprint(request, R"({"a":1})"), fingerprint(elsewhere, R"({"a":1})"));
    EXPECT_EQ(fingerprint(request, "{}").size(), 64U);
}

TEST(SentReply, ARepetitionSaysThatItIsOneAndAProblemStaysAProblem)
{
    auto const first = sent({201, "{}", false});
    EXPECT_EQ(first.content_type, "application/json");
    EXPECT_TRUE(first.headers.empty());
    auto const repeated = sent({409, "{}", true});
    EXPECT_EQ(repeated.status, 409U);
    EXPECT_EQ(repeated.content_type, "application/problem+json");
    EXPECT_EQ(header_of(repeated, "Idempotency-Replayed"), "true");
}

} // namespace
} // namespace etimbre::http::api
