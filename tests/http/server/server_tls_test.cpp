#include "certificates.hpp"
#include "client.hpp"
#include "http/server/server.hpp"
#include "serving.hpp"

#include <gmock/gmock.h>
#include <openssl/ssl.h>

namespace etimbre::http::server {
namespace {

using namespace std::string_literals;

class OverTls : public testing::Test {
protected:
    OverTls()
        : ca_{certificates_.authority("ca")},
          own_{certificates_.issue(ca_, {"localhost", "DNS:localhost,IP:127.0.0.1", "serverAuth"})}
    {
    }

    Listener listener(Transport transport)
    {
        auto listener = plain_listener(told_);
        listener.transport = transport;
        listener.certificate_file = own_.certificate_file;
        listener.key_file = own_.key_file;
        listener.client_ca_file = ca_.certificate_file;
        return listener;
    }
    Introduction introduction() const { return {.ca_file = ca_.certificate_file}; }
    Introduction introduction(Credentials const& who) const
    {
        return {
            .ca_file = ca_.certificate_file,
            .certificate_file = who.certificate_file,
            .key_file = who.key_file
        };
    }

    Certificates certificates_;
    Credentials ca_;
    Credentials own_;
    Told told_;
    Shelf shelf_;
};

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

TEST_F(OverTls, OldVersionsAreRefused)
{
    Server const both{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    who.version = TLS1_2_VERSION;
    EXPECT_EQ(Client(both.port(), who).tls_version(), "TLSv1.2");
    who.version = TLS1_1_VERSION;
    EXPECT_THROW(Client(both.port(), who), std::runtime_error);

    auto strict = listener(Transport::tls);
    strict.tls_1_3_only = true;
    Server const newest{std::move(strict), test_routes(shelf_), 1};
    who.version = TLS1_2_VERSION;
    EXPECT_THROW(Client(newest.port(), who), std::runtime_error);
}

TEST_F(OverTls, OnlyHttp11IsSpoken)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    who.protocols = "\x02h2\x08http/1.1"s;
    EXPECT_EQ(Client(server.port(), who).protocol(), "http/1.1");
    who.protocols = "\x02h2"s;
    EXPECT_THROW(Client(server.port(), who), std::runtime_error);
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
}

TEST_F(OverTls, UnusableFilesStopTheStart)
{
    auto wrong = listener(Transport::tls);
    wrong.certificate_file = "/nowhere/server.pem";
    try {
        Server const server{std::move(wrong), test_routes(shelf_), 1};
        FAIL() << "started without a certificate";
    } catch (std::runtime_error const& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/server.pem"));
    }
    auto other_key = listener(Transport::tls);
    other_key.key_file = ca_.key_file;
    EXPECT_THROW(Server(std::move(other_key), test_routes(shelf_), 1), std::runtime_error);
}

class WithClientCertificates : public OverTls {
protected:
    /// What the server calls the bearer; nothing where it does not let the bearer in.
    std::optional<std::string> identity_of(Introduction const& who)
    {
        try {
            Client client{server_.port(), who};
            client.send("GET /whoami HTTP/1.1\r\nHost: a\r\n\r\n");
            // With TLS 1.3 a client learns only from its first read whether its certificate was taken.
            auto const received = client.receive();
            return received ? std::optional{received->body} : std::nullopt;
        } catch (std::runtime_error const&) {
            return std::nullopt;
        }
    }
    std::optional<std::string> identity_from(Statement const& statement)
    {
        return identity_of(introduction(certificates_.issue(ca_, statement)));
    }

    Server server_{listener(Transport::mutual_tls), test_routes(shelf_), 1};
};

constexpr auto counter = "urn:etimbre:mission:CG-PAR:counter:3";

TEST_F(WithClientCertificates, TheRightOneGivesItsIdentity)
{
    EXPECT_EQ(identity_from({"c", "URI:"s + counter, "clientAuth"}), counter);
    EXPECT_EQ(
        identity_from({"c", "DNS:x,URI:"s + counter + ",URI:https://example.org/", "clientAuth"}), counter
    );
    auto old = introduction(certificates_.issue(ca_, {"c", "URI:"s + counter, "clientAuth"}));
    old.version = TLS1_2_VERSION;
    EXPECT_EQ(identity_of(old), counter);
}

TEST_F(WithClientCertificates, NobodyComesInWithout)
{
    EXPECT_EQ(identity_of(introduction()), std::nullopt);
    auto old = introduction();
    old.version = TLS1_2_VERSION;
    EXPECT_EQ(identity_of(old), std::nullopt);
}

TEST_F(WithClientCertificates, OnesOfAnotherAuthorityAreRefused)
{
    auto const other = certificates_.authority("other");
    EXPECT_EQ(
        identity_of(introduction(certificates_.issue(other, {"c", "URI:"s + counter, "clientAuth"}))),
        std::nullopt
    );
    auto const same_name = certificates_.authority("ca2");
    auto const twin = certificates_.issue(same_name, {"ca", "URI:"s + counter, "clientAuth"});
    EXPECT_EQ(identity_of(introduction(twin)), std::nullopt);
    auto const by_client = certificates_.issue(ca_, {"sub", "URI:"s + counter, "clientAuth"});
    EXPECT_EQ(
        identity_of(introduction(certificates_.issue(by_client, {"c", "URI:"s + counter, "clientAuth"}))),
        std::nullopt
    );
}

TEST_F(WithClientCertificates, OnesMeantForSomethingElseAreRefused)
{
    EXPECT_EQ(identity_from({"c", "URI:"s + counter, "serverAuth"}), std::nullopt);
    EXPECT_EQ(identity_from({"c", "URI:"s + counter, "emailProtection"}), std::nullopt);
    EXPECT_EQ(identity_from({"c", "URI:"s + counter, ""}), std::nullopt) << "no statement at all";
    EXPECT_EQ(identity_of(introduction(ca_)), std::nullopt) << "the authority itself";
}

TEST_F(WithClientCertificates, ExpiredOnesAreRefused)
{
    EXPECT_EQ(identity_from({"c", "URI:"s + counter, "clientAuth", -1}), std::nullopt);
}

TEST_F(WithClientCertificates, OnesWithoutOneClearIdentityAreRefused)
{
    for (auto const* const names :
         {"",
          "DNS:localhost",
          "URI:https://example.org/",
          "URI:urn:etimbre:",
          "URI:urn:etimbre:a,URI:urn:etimbre:b",
          "URI:urn:etimbre:a b",
          "URI:urn:etimbre:a/../b",
          "URI:URN:etimbre:a",
          "DNS:urn.etimbre.a",
          "email:urn:etimbre:a@b.c"})
        EXPECT_EQ(identity_from({"c", names, "clientAuth"}), std::nullopt) << names;
}

} // namespace
} // namespace etimbre::http::server
