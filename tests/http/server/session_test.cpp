#include "client.hpp"
#include "http/server/server.hpp"
#include "serving.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <algorithm>

namespace etimbre::http::server {
namespace {

using testing::Contains;
using testing::StartsWith;

class OnTheWire : public testing::Test {
protected:
    /// Everything that comes back for these bytes, until the connection ends.
    std::string exchange(std::string_view bytes)
    {
        Client client{server_.port()};
        client.send(bytes);
        return client.receive_all();
    }
    static std::size_t responses_in(std::string_view text)
    {
        constexpr std::string_view mark = "HTTP/1.1 ";
        std::size_t count = 0;
        for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1))
            if (at == 0 || text[at - 1] == '}' || text[at - 1] == '\n') ++count;
        return count;
    }
    /// The status of the one response; 0 where there is none or more than one.
    unsigned only_status(std::string_view bytes)
    {
        auto const text = exchange(bytes);
        return responses_in(text) == 1 ? static_cast<unsigned>(std::stoul(text.substr(9, 3))) : 0;
    }
    bool is_alive() { return only_status(close_request) == 200; }

    Told told_;
    Shelf shelf_;
    Server server_{plain_listener(told_), test_routes(shelf_), 2};
    static constexpr std::string_view close_request =
        "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
};

TEST_F(OnTheWire, ARequestIsAnswered)
{
    Client client{server_.port()};
    client.send(hello_request);
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 200U);
    EXPECT_EQ(received.body, R"({"hello":"world"})");
    EXPECT_EQ(received.headers.at("content-type"), "application/json");
    EXPECT_EQ(received.headers.at("x-request-id").size(), 32U);
    EXPECT_FALSE(received.headers.contains("server"));
    EXPECT_FALSE(received.headers.contains("strict-transport-security"));
    EXPECT_THAT(told_.answers(), Contains("GET /hello 200"));
}

TEST_F(OnTheWire, AClientCannotChooseTheRequestId)
{
    Client client{server_.port()};
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n");
    auto const first = client.receive()->headers.at("x-request-id");
    client.send(hello_request);
    EXPECT_NE(first, "mine");
    EXPECT_NE(first, client.receive()->headers.at("x-request-id"));
}

TEST_F(OnTheWire, RefusalsAreProblemsWithCodeAndRequestId)
{
    Client client{server_.port()};
    client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 404U);
    EXPECT_EQ(received.headers.at("content-type"), "application/problem+json");
    auto const members = boost::json::parse(received.body).as_object();
    EXPECT_EQ(members.at("code"), "E_NOT_FOUND");
    EXPECT_EQ(members.at("request_id"), received.headers.at("x-request-id").c_str());
    client.send("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const other = client.receive().value();
    EXPECT_EQ(other.status, 405U);
    EXPECT_EQ(other.headers.at("allow"), "GET, HEAD");
}

TEST_F(OnTheWire, HeadIsGetWithoutTheBody)
{
    Client client{server_.port()};
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const head = client.receive(true).value();
    EXPECT_EQ(head.status, 200U);
    EXPECT_EQ(head.headers.at("content-length"), "17");
    client.send(hello_request);
    EXPECT_EQ(client.receive()->body.size(), 17U) << "nothing of a body stood between";
}

TEST_F(OnTheWire, PipelinedRequestsAreAnsweredInOrder)
{
    std::string bytes;
    for (int i = 0; i < 500; ++i) {
        auto const body = "number " + std::to_string(i);
        bytes += "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ";
        bytes += std::to_string(body.size()) + "\r\n\r\n" + body;
        bytes += "GET /elsewhere?q=" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }
    Client client{server_.port()};
    client.send(bytes);
    for (int i = 0; i < 499; ++i) {
        ASSERT_EQ(client.receive()->body, "number " + std::to_string(i));
        ASSERT_EQ(client.receive()->body, "from elsewhere: " + std::to_string(i));
    }
}

TEST_F(OnTheWire, AConnectionEndsAfterItsShareOfRequests)
{
    std::string bytes;
    for (int i = 0; i < 1001; ++i) bytes += hello_request;
    auto const text = exchange(bytes);
    EXPECT_EQ(responses_in(text), 1000U);
    EXPECT_NE(text.rfind("\r\nConnection: close\r\n"), std::string_view::npos);
}

TEST_F(OnTheWire, BodiesComeInPieces)
{
    Client client{server_.port()};
    std::string const body(90000, 'b');
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 90000\r\n\r\n"
    );
    for (std::size_t at = 0; at < body.size(); at += 30000)
        client.send(std::string_view{body}.substr(at, 30000));
    EXPECT_EQ(client.receive()->body, body);
}

TEST_F(OnTheWire, AnExpectationIsMetBeforeTheBody)
{
    Client client{server_.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nExpect: "
                "100-continue\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 100U);
    client.send("ok");
    EXPECT_EQ(client.receive()->body, "ok");
}

TEST_F(OnTheWire, ABodyThatIsTooLargeIsRefusedUnread)
{
    Client client{server_.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: "
                "102401\r\nExpect: 100-continue\r\n\r\n");
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 413U);
    EXPECT_EQ(received.headers.at("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(OnTheWire, ARefusalIsReadThoughTheBodyIsStillBeingSent)
{
    Client client{server_.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 900000\r\n\r\n"
    );
    client.send(std::string(900000, 'x'));
    EXPECT_EQ(client.receive()->status, 413U);
}

TEST_F(OnTheWire, AnotherMediaTypeIsRefused)
{
    EXPECT_EQ(
        only_status("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"
        ),
        415U
    );
}

// Requests that a plain Beast server reads as two, or dies of.
TEST_F(OnTheWire, ARequestIsNeverTakenForTwo)
{
    std::string const inner{"GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"};
    std::string const post{"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"};
    for (auto const* const encoding :
         {"gzip", "identity", "chunked", "xchunked", "chunked, identity", "\"chunked\""}) {
        auto const field = "Transfer-Encoding: " + std::string{encoding} + "\r\n";
        EXPECT_EQ(only_status(post + field + "\r\n" + inner), 411U) << encoding;
        EXPECT_EQ(
            only_status(
                post + field + "Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n" + inner
            ),
            411U
        ) << encoding;
    }
    EXPECT_EQ(
        only_status("POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner),
        411U
    );
    EXPECT_EQ(only_status(post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" + inner), 400U);
    EXPECT_EQ(only_status(post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello" + inner), 400U);
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 33\r\n\r\n" + inner), 400U);
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\r\n\r\n" + inner), 400U) << "no Host";
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + inner), 400U);
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n" + inner), 400U) << "folded";
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\nHost: a\n\n" + inner), 400U) << "bare line feeds";
    EXPECT_EQ(only_status("GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n" + inner), 400U);
    EXPECT_EQ(only_status("GET / \r\n\r\n" + inner), 400U) << "no version";
    EXPECT_EQ(only_status("TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n" + inner), 405U);
    EXPECT_EQ(only_status("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n" + inner), 405U);
    EXPECT_EQ(only_status("GET /hello HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n" + inner), 200U);
    EXPECT_EQ(only_status("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + inner), 200U);
}

TEST_F(OnTheWire, AnUpgradeIsIgnored)
{
    EXPECT_EQ(
        only_status("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: "
                    "h2c\r\nHTTP2-Settings: AAMA\r\n\r\n"),
        200U
    );
}

TEST_F(OnTheWire, ALongTrailerKillsNobody)
{
    auto const bytes = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
                       "chunked\r\n\r\n0\r\nX: " +
                       std::string(70000, 'x') + "\r\n\r\n";
    EXPECT_EQ(only_status(bytes), 411U);
    EXPECT_TRUE(is_alive());
}

TEST_F(OnTheWire, LongHeadsAreRefused)
{
    EXPECT_EQ(
        only_status("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x') + "\r\n\r\n"), 431U
    );
    EXPECT_EQ(only_status("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414U);
    EXPECT_EQ(only_status("GET /" + std::string(3000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414U);
}

TEST_F(OnTheWire, AnEmptyLineBeforeARequestIsForgiven)
{
    EXPECT_EQ(only_status("\r\n" + std::string{close_request}), 200U);
}

TEST_F(OnTheWire, LargeAnswersArriveWhole)
{
    Client client{server_.port()};
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive()->body.size(), 1UZ << 20U);
    client.send(hello_request);
    EXPECT_EQ(client.receive()->status, 200U);
}

} // namespace
} // namespace etimbre::http::server
