#include "http/server/tls_context.hpp"
#include "tls_serving.hpp"

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <optional>

namespace etimbre::http::server {
namespace {

using namespace std::string_literals;

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
    /// The same for a bearer of a certificate of our authority.
    std::optional<std::string>
    identity_from(std::string const& names, std::string const& usage = "clientAuth", int days = 1)
    {
        return identity_of(introduction(issue(ca_, names, usage, days)));
    }
    Credentials issue(
        Credentials const& by, std::string const& names, std::string const& usage = "clientAuth", int days = 1
    )
    {
        Statement statement;
        statement.common_name = "c";
        statement.alternative_names = names;
        statement.extended_usage = usage;
        statement.days = days;
        return certificates_.issue(by, statement);
    }

    Server server_{listener(Transport::mutual_tls), test_routes(shelf_), 1};
};

constexpr auto counter = "urn:etimbre:mission:CG-PAR:counter:3";

TEST_F(WithClientCertificates, TheRightOneGivesItsIdentity)
{
    EXPECT_EQ(identity_from("URI:"s + counter), counter);
    EXPECT_EQ(identity_from("DNS:x,URI:"s + counter), counter);
    auto old = introduction(issue(ca_, "URI:"s + counter));
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
    EXPECT_EQ(identity_of(introduction(issue(other, "URI:"s + counter))), std::nullopt);
    Certificates elsewhere;
    auto const impostor = elsewhere.authority("ca");
    EXPECT_EQ(identity_of(introduction(issue(impostor, "URI:"s + counter))), std::nullopt)
        << "of the same name";
    auto const by_client = issue(ca_, "URI:"s + counter);
    EXPECT_EQ(identity_of(introduction(issue(by_client, "URI:"s + counter))), std::nullopt);
}

TEST_F(WithClientCertificates, OnesMeantForSomethingElseAreRefused)
{
    EXPECT_EQ(identity_from("URI:"s + counter, "serverAuth"), std::nullopt);
    EXPECT_EQ(identity_from("URI:"s + counter, "emailProtection"), std::nullopt);
    EXPECT_EQ(identity_from("URI:"s + counter, ""), std::nullopt) << "no statement at all";
    EXPECT_EQ(identity_of(introduction(ca_)), std::nullopt) << "the authority itself";
}

TEST_F(WithClientCertificates, ExpiredOnesAreRefused)
{
    EXPECT_EQ(identity_from("URI:"s + counter, "clientAuth", -1), std::nullopt);
}

TEST_F(WithClientCertificates, OnesWithoutOneClearIdentityAreRefused)
{
    for (auto const* const names : // each for a reason that the log says
         {"",
          "DNS:localhost",
          "URI:https://example.org/",
          "URI:urn:etimbre:",
          "URI:urn:etimbre:a,URI:urn:etimbre:b",
          "URI:urn:etimbre:a,URI:https://example.org/",
          "URI:urn:etimbre:a b",
          "URI:urn:etimbre:a/../b",
          "URI:URN:etimbre:a",
          "DNS:urn.etimbre.a",
          "email:urn:etimbre:a@b.c"})
        EXPECT_EQ(identity_from(names), std::nullopt) << names;
    for (auto const* const reason :
         {"no subjectAltName", "names no URI", "more than one URI", "none of ours"})
        EXPECT_TRUE(told_.away_with(reason)) << reason;
}

} // namespace
} // namespace etimbre::http::server
