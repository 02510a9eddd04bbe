#include "http/server/stream.hpp"
#include "tls_serving.hpp"

#include <array>

namespace etimbre::http::server {
namespace {

TEST_F(OverTls, ARequestIsAnswered)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 2};
    Client client{server.port(), introduction()};
    for (int i = 0; i < 3; ++i) {
        client.send(hello_request);
        auto const received = client.receive().value();
        EXPECT_EQ(received.status, 200U);
        EXPECT_EQ(received.headers.at("strict-transport-security"), "max-age=63072000; includeSubDomains");
    }
    EXPECT_EQ(client.tls_version(), "TLSv1.3");
}

TEST_F(OverTls, LargeBodiesGoBothWays)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    Client client{server.port(), introduction()};
    std::string const body(100000, 'b');
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n" + body
    );
    EXPECT_EQ(client.receive()->body, body);
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive()->body.size(), 1UZ << 20U);
}

TEST_F(OverTls, PipelinedRequestsInOneRecordAreAllAnswered)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    Client client{server.port(), introduction()};
    std::string bytes;
    for (int i = 0; i < 900; ++i) bytes += hello_request;
    client.send(bytes);
    for (int i = 0; i < 900; ++i) ASSERT_TRUE(client.receive()) << i;
}

TEST_F(OverTls, PlainTextIsNotAnswered)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    Client client{server.port()};
    client.send(hello_request);
    EXPECT_FALSE(client.receive_all().contains("HTTP/1.1"));
    Client other{server.port(), introduction()};
    other.send(hello_request);
    EXPECT_EQ(other.receive()->status, 200U);
}

TEST_F(OverTls, AHandshakeThatDoesNotComeIsGivenUp)
{
    auto hasty = listener(Transport::tls);
    hasty.limits = hasty_limits();
    Server const server{std::move(hasty), test_routes(shelf_), 1};
    Client client{server.port()};
    EXPECT_TRUE(client.is_closed());
    EXPECT_TRUE(told_.away_with("late:  127.0.0.1"));
}

TEST_F(OverTls, OfTooManyUnfinishedHandshakesTheOldestIsEnded)
{
    auto of = listener(Transport::tls);
    of.limits.handshakes_per_thread = 2;
    of.limits.handshake = std::chrono::seconds{60};
    Server const server{std::move(of), test_routes(shelf_), 1};
    std::array<Client, 2> silent{Client{server.port()}, Client{server.port()}};
    Client served{server.port(), introduction()};
    served.send(hello_request);
    EXPECT_EQ(served.receive()->status, 200U);
    EXPECT_TRUE(silent[0].is_closed());
    EXPECT_TRUE(told_.away_with("crowded_out:  127.0.0.1"));
    Client another{server.port(), introduction()};
    another.send(hello_request);
    EXPECT_EQ(another.receive()->status, 200U) << "who has shaken hands is not counted";
}

TEST_F(OverTls, WhatIsWrongWithAHandshakeIsTold)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    Client plain{server.port()};
    plain.send(hello_request);
    EXPECT_TRUE(told_.away_with("handshake: http request 127.0.0.1"));
    {
        Client const gone{server.port()};
    }
    EXPECT_TRUE(told_.away_with("left: "));
}

TEST_F(OverTls, AConnectionMadeForOneNameIsNotUsedForAnother)
{
    auto of = listener(Transport::tls);
    of.hosts = {"localhost", "etimbre.example"};
    Server const server{std::move(of), test_routes(shelf_), 1};
    auto who = introduction();
    who.server_name = "localhost";
    Client client{server.port(), who};
    client.send("GET /hello HTTP/1.1\r\nHost: localhost:8443\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 200U);
    client.send("GET /hello HTTP/1.1\r\nHost: etimbre.example\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 421U);
    EXPECT_TRUE(client.is_closed());
    Client other{server.port(), introduction()};
    other.send("GET /hello HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n");
    EXPECT_EQ(other.receive()->status, 421U);
}

} // namespace
} // namespace etimbre::http::server
