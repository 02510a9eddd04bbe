#include "http/server/guard.hpp"

#include <gmock/gmock.h>

namespace etimbre::http::server {
namespace {

using testing::ElementsAre;
using testing::Pair;

Head head_of(std::string_view request_line, std::string_view fields)
{
    return parse_head(std::string{request_line} + "\r\n" + std::string{fields} + "\r\n\r\n").value();
}

/// The code of the refusal, "" where the head may pass.
std::string_view judged(std::string_view request_line, std::string_view fields = "Host: a")
{
    auto const admission = admit(head_of(request_line, fields));
    return admission ? "" : admission.error()->code;
}

TEST(Guard, LetsAPlainRequestPass)
{
    auto const admission =
        admit(head_of("POST /orders?t=a%20b+c&x HTTP/1.1", "Host: etimbre.example:8443\r\nContent-Length: 7"))
            .value();
    EXPECT_EQ(admission.path, "/orders");
    EXPECT_THAT(admission.query, ElementsAre(Pair("t", "a b c"), Pair("x", "")));
    EXPECT_EQ(admission.body_bytes, 7U);
    EXPECT_FALSE(admission.expects_continue);
}

TEST(Guard, EveryTransferEncodingIsRefused)
{
    for (auto const* const encoding : {"chunked", "gzip", "identity", "xchunked", "chunked, identity", ""})
        EXPECT_EQ(
            judged("POST / HTTP/1.1", "Host: a\r\nTransfer-Encoding: " + std::string{encoding}),
            "E_LENGTH_REQUIRED"
        );
    EXPECT_EQ(judged("GET / HTTP/1.0", "Host: a\r\nTransfer-Encoding: chunked"), "E_LENGTH_REQUIRED");
    EXPECT_EQ(
        judged("POST / HTTP/1.1", "Host: a\r\nTransfer-Encoding: gzip\r\nContent-Length: 5"),
        "E_LENGTH_REQUIRED"
    );
}

TEST(Guard, ThereIsOneContentLength)
{
    EXPECT_EQ(
        judged("POST / HTTP/1.1", "Host: a\r\nContent-Length: 5\r\nContent-Length: 5"), "E_CONTENT_LENGTH"
    );
    EXPECT_EQ(judged("POST / HTTP/1.1", "Host: a\r\nContent-Length: 5, 5"), "E_CONTENT_LENGTH");
}

TEST(Guard, ThereIsOneHostThatIsOne)
{
    for (auto const* const host :
         {"a", "A.b-c_d", "127.0.0.1:8443", "[::1]", "[::1]:8443", "xn--p1ai.example:1"})
        EXPECT_EQ(judged("GET / HTTP/1.1", "Host: " + std::string{host}), "") << host;
    for (auto const* const host :
         {"",
          "a b",
          "a/b",
          "a@b",
          "a:",
          "a:x",
          "a:65536",
          "a:1:2",
          "[::1",
          "::1",
          "[]",
          "[::1]x",
          "a,b",
          "a?",
          "%61",
          "\"a\"",
          "ä"})
        EXPECT_EQ(judged("GET / HTTP/1.1", "Host: " + std::string{host}), "E_HOST") << host;
    EXPECT_EQ(judged("GET / HTTP/1.1", "X: y"), "E_HOST");
    EXPECT_EQ(judged("GET / HTTP/1.0", "X: y"), "E_HOST");
    EXPECT_EQ(judged("GET / HTTP/1.1", "Host: a\r\nHost: a"), "E_HOST");
}

TEST(Guard, KnowsSevenMethods)
{
    for (auto const* const method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        EXPECT_EQ(judged(std::string{method} + " / HTTP/1.1"), "") << method;
    for (auto const* const method : {"TRACE", "CONNECT", "get", "PROPFIND", "X"})
        EXPECT_EQ(judged(std::string{method} + " / HTTP/1.1"), "E_METHOD") << method;
}

TEST(Guard, TargetsAreInOriginForm)
{
    for (auto const* const target : {"/", "/a.b/c-d_~!$&'()*+,;=:@", "/%41", "/a?b=c|d{e}^`", "/?", "/??"})
        EXPECT_EQ(judged("GET " + std::string{target} + " HTTP/1.1"), "") << target;
    for (auto const* const target :
         {"http://a/",
          "*",
          "a",
          "/a#b",
          "/a?b#c",
          "/<",
          "/\"",
          "/a\\b",
          "/a|b",
          "/ä",
          "/?ä",
          "/?\"",
          "/?a=%",
          "/?%zz"})
        EXPECT_EQ(judged("GET " + std::string{target} + " HTTP/1.1"), "E_TARGET") << target;
    EXPECT_EQ(judged("GET /" + std::string(2047, 'a') + " HTTP/1.1"), "");
    EXPECT_EQ(judged("GET /" + std::string(2048, 'a') + " HTTP/1.1"), "E_TARGET_TOO_LONG");
}

TEST(Guard, OnlyMethodsThatCarryABodyMayHaveOne)
{
    for (auto const* const method : {"GET", "HEAD", "DELETE", "OPTIONS"}) {
        EXPECT_EQ(judged(std::string{method} + " / HTTP/1.1", "Host: a\r\nContent-Length: 1"), "E_BODY")
            << method;
        EXPECT_EQ(judged(std::string{method} + " / HTTP/1.1", "Host: a\r\nContent-Length: 0"), "") << method;
    }
}

TEST(Guard, TheOnlyExpectationIs100Continue)
{
    auto const fields = "Host: a\r\nContent-Length: 1\r\nExpect: ";
    EXPECT_TRUE(admit(head_of("POST / HTTP/1.1", fields + std::string{"100-Continue"}))->expects_continue);
    EXPECT_FALSE(admit(head_of("POST / HTTP/1.0", fields + std::string{"100-continue"}))->expects_continue);
    EXPECT_FALSE(admit(head_of("POST / HTTP/1.1", "Host: a\r\nExpect: 100-continue"))->expects_continue);
    EXPECT_EQ(judged("POST / HTTP/1.1", fields + std::string{"200-ok"}), "E_EXPECTATION");
}

class BodyOf : public testing::Test {
protected:
    std::string_view judged(std::string accepts, std::string_view fields, std::uint64_t bytes = 10)
    {
        Route const route{
            .method = "POST", .pattern = "/", .handler = {}, .accepts = std::move(accepts), .body_limit = 100
        };
        auto const* const kind = refused_body(route, head_of("POST / HTTP/1.1", fields), bytes);
        return kind == nullptr ? "" : kind->code;
    }
};

TEST_F(BodyOf, TheRightTypeMayPass)
{
    for (auto const* const type : {"application/json", "APPLICATION/JSON", "application/json; charset=utf-8"})
        EXPECT_EQ(judged("application/json", "Content-Type: " + std::string{type}), "") << type;
    EXPECT_EQ(judged("text/csv, application/xml", "Content-Type: application/xml;x=y"), "");
    EXPECT_EQ(judged("*/*", "X: y"), "");
}

TEST_F(BodyOf, AnotherTypeIsRefused)
{
    for (auto const* const type :
         {"text/plain", "application/jsonx", "", "json", ";", "application/json, text/plain"})
        EXPECT_EQ(judged("application/json", "Content-Type: " + std::string{type}), "E_MEDIA_TYPE") << type;
    EXPECT_EQ(judged("application/json", "X: y"), "E_MEDIA_TYPE");
    EXPECT_EQ(
        judged("application/json", "Content-Type: application/json\r\nContent-Type: application/json"),
        "E_MEDIA_TYPE"
    );
    EXPECT_EQ(judged("", "Content-Type: application/json"), "E_MEDIA_TYPE");
    EXPECT_EQ(judged("application/json", "Content-Type: text/html", 0), "E_MEDIA_TYPE");
}

TEST_F(BodyOf, APackedBodyIsRefused)
{
    std::string const json = "Content-Type: application/json\r\nContent-Encoding: ";
    for (auto const* const coding :
         {"gzip", "br", "x", "identity, gzip", "", "identity\r\nContent-Encoding: gzip"})
        EXPECT_EQ(judged("application/json", json + coding), "E_MEDIA_TYPE") << coding;
    EXPECT_EQ(judged("*/*", "Content-Encoding: gzip"), "E_MEDIA_TYPE");
    EXPECT_EQ(judged("application/json", json + "Identity"), "");
}

TEST_F(BodyOf, NoneIsNotRefused)
{
    EXPECT_EQ(judged("application/json", "X: y", 0), "");
    EXPECT_EQ(judged("", "Content-Type: text/plain", 0), "");
}

TEST_F(BodyOf, TooManyBytesAreRefused)
{
    EXPECT_EQ(judged("*/*", "X: y", 100), "");
    EXPECT_EQ(judged("*/*", "X: y", 101), "E_TOO_LARGE");
    EXPECT_EQ(judged("*/*", "X: y", UINT64_MAX), "E_TOO_LARGE");
}

} // namespace
} // namespace etimbre::http::server
