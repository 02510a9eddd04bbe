#include "http/server/tls_context.hpp"
#include "tls_serving.hpp"

#include <gmock/gmock.h>
#include <openssl/ssl.h>

namespace etimbre::http::server {
namespace {

using namespace std::string_literals;

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

TEST_F(OverTls, SixSuitesOfTls12AreSpokenAndNoOther)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    who.version = TLS1_2_VERSION;
    for (auto const* const ours :
         {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305"
         }) {
        who.suites = ours;
        EXPECT_EQ(Client(server.port(), who).suite(), ours);
    }
    for (auto const* const weak :
         {"ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES128-CCM", "AES128-GCM-SHA256"
         }) {
        who.suites = weak;
        EXPECT_THROW(Client(server.port(), who), std::runtime_error) << weak;
    }
}

TEST_F(OverTls, OurOrderOfSuitesCountsUnlessAClientBeginsWithChaCha)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    who.version = TLS1_2_VERSION;
    who.suites = "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305";
    EXPECT_EQ(Client(server.port(), who).suite(), "ECDHE-ECDSA-AES128-GCM-SHA256");
    who.suites = "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256";
    EXPECT_EQ(Client(server.port(), who).suite(), "ECDHE-ECDSA-CHACHA20-POLY1305");
}

TEST_F(OverTls, KeysAreExchangedInThreeGroupsOnly)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    for (auto const* const ours : {"X25519", "P-256", "P-384"}) {
        who.groups = ours;
        EXPECT_NO_THROW(Client(server.port(), who)) << ours;
    }
    for (auto const* const other : {"P-521", "X448", "ffdhe2048"}) {
        who.groups = other;
        EXPECT_THROW(Client(server.port(), who), std::runtime_error) << other;
    }
}

TEST_F(OverTls, NoSessionIsResumed)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    for (auto const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        who.version = version;
        Client client{server.port(), who};
        client.send(hello_request);
        EXPECT_EQ(client.receive()->status, 200U) << "by now a ticket would have come";
        EXPECT_FALSE(client.has_session()) << version;
    }
}

TEST_F(OverTls, NothingIsNegotiatedAnew)
{
    Server const server{listener(Transport::tls), test_routes(shelf_), 1};
    auto who = introduction();
    who.version = TLS1_2_VERSION;
    Client client{server.port(), who};
    EXPECT_FALSE(client.renegotiates());
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

} // namespace
} // namespace etimbre::http::server
