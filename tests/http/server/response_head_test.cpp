#include "http/server/response_head.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

std::string head_of(Response const& response, bool keep_alive = true, bool secure = true)
{
    std::string out;
    append_head(
        out, response, {.request_id = "00ff", .date = "now", .keep_alive = keep_alive, .secure = secure}
    );
    return out;
}

TEST(ResponseHead, CarriesTheSecurityFields)
{
    auto const head = head_of(json_response(201, "{}"));
    EXPECT_THAT(
        head,
        AllOf(
            HasSubstr("HTTP/1.1 201 Created\r\n"),
            HasSubstr("\r\nContent-Type: application/json\r\n"),
            HasSubstr("\r\nContent-Length: 2\r\n"),
            HasSubstr("\r\nX-Request-Id: 00ff\r\n"),
            HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"),
            HasSubstr("\r\nCache-Control: no-store\r\n"),
            HasSubstr("\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"),
            HasSubstr("\r\nReferrer-Policy: no-referrer\r\n"),
            HasSubstr("\r\nStrict-Transport-Security: max-age=63072000; includeSubDomains\r\n")
        )
    );
    EXPECT_THAT(head, AllOf(Not(HasSubstr("Server")), Not(HasSubstr("Connection"))));
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(ResponseHead, LeavesToTheHandlerWhatItSet)
{
    auto response = text_response(200, "x");
    response.headers = {{"cache-control", "max-age=60"}, {"Content-Security-Policy", "default-src 'self'"}};
    auto const head = head_of(response);
    EXPECT_THAT(head, AllOf(HasSubstr("\r\ncache-control: max-age=60\r\n"), Not(HasSubstr("no-store"))));
    EXPECT_THAT(head, Not(HasSubstr("'none'")));
}

TEST(ResponseHead, SaysWhenTheConnectionEndsAndNothingOfTlsWithoutIt)
{
    auto const head = head_of(text_response(200, ""), false, false);
    EXPECT_THAT(head, AllOf(HasSubstr("\r\nConnection: close\r\n"), Not(HasSubstr("Strict-Transport"))));
}

TEST(ResponseHead, AnswersWithoutABodyHaveNoLength)
{
    EXPECT_THAT(
        head_of({.status = 204, .content_type = {}, .body = {}}),
        Not(AnyOf(HasSubstr("\r\nContent-Length:"), HasSubstr("\r\nContent-Type:")))
    );
}

TEST(ResponseHead, CannotBeSplit)
{
    std::vector<std::pair<std::string, std::string>> const wrong{
        {"Location", "/a\r\nSet-Cookie: x"},
        {"Location", "/a\nb"},
        {"X: y\r\nZ", "1"},
        {"", "1"},
        {"Content-Length", "1"},
        {"transfer-encoding", "chunked"},
        {"X-Request-Id", "mine"}
    };
    for (auto const& header : wrong) {
        auto response = text_response(200, "");
        response.headers = {header};
        EXPECT_THROW(head_of(response), std::logic_error) << header.first;
    }
    EXPECT_THROW(head_of({.status = 200, .content_type = "a\r\nb", .body = {}}), std::logic_error);
    EXPECT_THROW(head_of({.status = 100, .content_type = {}, .body = {}}), std::logic_error);
    EXPECT_THROW(head_of({.status = 0, .content_type = {}, .body = {}}), std::logic_error);
}

TEST(HttpDate, IsWrittenAsRfc9110Says)
{
    EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(http_date(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
}

} // namespace
} // namespace etimbre::http::server
