#include "adapters/est3dgate/https_post.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"
#include "tls_peer.hpp"

#include <gmock/gmock.h>

#include <future>
#include <vector>

namespace etimbre::adapters::est3dgate {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

HttpsPost to(TlsPeer const& peer)
{
    return {.url = peer.url(), .ca_file = peer.ca_file()};
}

TlsPeer::Answer always(std::string answer)
{
    return [answer = std::move(answer)](std::string const&) { return answer; };
}

TEST(HttpsPost, PostsAFormAndReadsStatusAndBody)
{
    TlsPeer const peer{[](std::string const& request) { return http_answer("200 OK", request); }};
    auto const answer = post_form(to(peer), "DATA=%3Ca%2F%3E");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, StartsWith("POST /fim/api HTTP/1.1"));
    EXPECT_THAT(answer.body, HasSubstr("Content-Type: application/x-www-form-urlencoded"));
    EXPECT_THAT(answer.body, EndsWith("\r\n\r\nDATA=%3Ca%2F%3E"));
}

TEST(HttpsPost, AnotherStatusIsAnAnswerToo)
{
    TlsPeer const peer{always(http_answer("503 Service Unavailable", "later"))};
    EXPECT_EQ(post_form(to(peer), "a=b").status, 503);
}

TEST(HttpsPost, ARedirectIsNotFollowed)
{
    TlsPeer const peer{always("HTTP/1.1 302 Found\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n")};
    EXPECT_EQ(post_form(to(peer), "a=b").status, 302);
    EXPECT_EQ(peer.connections(), 1);
}

TEST(HttpsPost, ACertificateOfAnotherAuthorityIsRefused)
{
    TlsPeer const peer{always(http_answer("200 OK", "x"))};
    TlsPeer const stranger{always(http_answer("200 OK", "x"))};
    EXPECT_THROW(post_form({.url = peer.url(), .ca_file = stranger.ca_file()}, "a=b"), TreasuryFailure);
    EXPECT_THROW(post_form({.url = peer.url(), .ca_file = {}}, "a=b"), TreasuryFailure);
}

TEST(HttpsPost, ACertificateForAnotherAddressIsRefused)
{
    TlsPeer const peer{always(http_answer("200 OK", "x")), "127.0.0.2"};
    EXPECT_THROW(post_form(to(peer), "a=b"), TreasuryFailure);
}

TEST(HttpsPost, AnAnswerLargerThanTheBoundIsNone)
{
    TlsPeer const peer{always(http_answer("200 OK", std::string(1001, 'x')))};
    auto where = to(peer);
    where.most_answer_bytes = 1000;
    EXPECT_THROW(post_form(where, "a=b"), TreasuryFailure);
    where.most_answer_bytes = 1001;
    EXPECT_EQ(post_form(where, "a=b").body.size(), 1001U);
}

TEST(HttpsPost, ATornAnswerIsNone)
{
    TlsPeer const peer{always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<CC5Response>")};
    EXPECT_THROW(post_form(to(peer), "a=b"), TreasuryFailure);
}

TEST(HttpsPost, AnAnswerAfterTheDeadlineIsNone)
{
    std::promise<void> asked_enough;
    TlsPeer const peer{[until = asked_enough.get_future().share()](std::string const&) {
        until.wait();
        return http_answer("200 OK", "late");
    }};
    auto where = to(peer);
    where.total_timeout = std::chrono::milliseconds{200};
    EXPECT_THROW(post_form(where, "a=b"), TreasuryFailure);
    asked_enough.set_value();
}

TEST(HttpsPost, PlainHttpAndClosedPortsAreRefused)
{
    EXPECT_THROW(post_form({.url = "http://127.0.0.1:1/", .ca_file = {}}, "a=b"), TreasuryFailure);
    EXPECT_THROW(post_form({.url = "https://127.0.0.1:1/", .ca_file = {}}, "a=b"), TreasuryFailure);
    EXPECT_THROW(post_form({.url = "file:///etc/hostname", .ca_file = {}}, "a=b"), TreasuryFailure);
}

TEST(HttpsPost, ThreadsDoNotShareAConnection)
{
    TlsPeer const peer{[](std::string const& request) {
        return http_answer("200 OK", request.substr(request.rfind('\n') + 1));
    }};
    std::vector<std::future<std::string>> answers;
    for (int i = 0; i < 8; ++i)
        answers.push_back(std::async(std::launch::async, [&peer, i] {
            return post_form(to(peer), "n=" + std::to_string(i)).body;
        }));
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(answers[static_cast<std::size_t>(i)].get(), "n=" + std::to_string(i));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
