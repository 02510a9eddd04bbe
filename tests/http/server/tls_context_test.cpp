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
