#include "http/server/live_tls.hpp"
#include "tls_serving.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WhileItRuns : public OverTls {
protected:
    static constexpr auto counter = "URI:urn:etimbre:mission:CG-PAR:counter:3";

    void serve(std::string const& crl_file)
    {
        auto of = listener(Transport::mutual_tls);
        of.crl_file = crl_file;
        of.limits.reload = 10ms;
        of.limits.requests_per_connection = 1'000'000;
        server_.emplace(std::move(of), test_routes(shelf_), 1);
    }
    Credentials partner()
    {
        return certificates_.issue(
            ca_, {.common_name = "c", .alternative_names = counter, .extended_usage = "clientAuth"}
        );
    }
    Introduction with(Credentials const& who) const { return introduction(who); }
    /// The status of a request on that connection; 0 where it has ended.
    static unsigned ask(Client& client)
    {
        client.send("GET /whoami HTTP/1.1\r\nHost: a\r\n\r\n");
        auto const received = client.receive();
        return received ? received->status : 0;
    }
    bool lets_in(Credentials const& who)
    {
        try {
            Client client{server_->port(), with(who)};
            return ask(client) == 200;
        } catch (std::runtime_error const&) {
            return false;
        }
    }
    template <class Condition>
    static bool soon(Condition condition)
    {
        auto const end = std::chrono::steady_clock::now() + 5s;
        while (!condition())
            if (std::chrono::steady_clock::now() > end) return false;
        return true;
    }

    std::string const crl_ = certificates_.file("crl.pem");
    std::optional<Server> server_;
};

TEST_F(WhileItRuns, WhoIsRevokedIsCutOffAndNobodyElse)
{
    auto const good = partner();
    auto const bad = partner();
    certificates_.revoke(ca_, {}, crl_);
    serve(crl_);
    Client first{server_->port(), with(good)};
    Client second{server_->port(), with(bad)};
    EXPECT_EQ(ask(first), 200U);
    EXPECT_EQ(ask(second), 200U);

    certificates_.revoke(ca_, {bad}, crl_);
    auto status = 200U;
    EXPECT_TRUE(soon([&] { return (status = ask(second)) != 200U; }));
    EXPECT_EQ(status, 403U);
    EXPECT_TRUE(second.is_closed());
    EXPECT_TRUE(told_.away_with("certificate: certificate revoked 127.0.0.1"));
    EXPECT_FALSE(lets_in(bad));
    EXPECT_EQ(ask(first), 200U);
    EXPECT_TRUE(lets_in(good));
}

TEST_F(WhileItRuns, ABodyThatIsStillComingWhenItsSenderIsRevokedIsNotHeard)
{
    auto const bad = partner();
    certificates_.revoke(ca_, {}, crl_);
    serve(crl_);
    Client client{server_->port(), with(bad)};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\n"
                "Content-Length: 2\r\n\r\n");
    ASSERT_EQ(client.receive()->status, 100U);
    certificates_.revoke(ca_, {bad}, crl_);
    ASSERT_TRUE(told_.news_with("revoked certificates"));
    client.send("ok");
    EXPECT_EQ(client.receive()->status, 403U);
}

TEST_F(WhileItRuns, WithoutAListThatCanBeUsedNobodyNewIsLetIn)
{
    auto const good = partner();
    serve(crl_);
    EXPECT_TRUE(told_.error_with("cannot be read"));
    EXPECT_FALSE(lets_in(good)) << "missing from the start";
    EXPECT_THAT(server_->troubles(), ElementsAre(HasSubstr("crl.pem")));

    certificates_.revoke(ca_, {}, crl_);
    EXPECT_TRUE(soon([&] { return lets_in(good); }));
    EXPECT_THAT(server_->troubles(), IsEmpty());

    certificates_.revoke(ca_, {}, crl_, -1);
    EXPECT_TRUE(soon([&] { return !lets_in(good); })) << "out of date";
    EXPECT_TRUE(told_.error_with("out of date"));
    EXPECT_TRUE(told_.away_with("certificate: CRL has expired"));

    certificates_.revoke(ca_, {}, crl_);
    EXPECT_TRUE(soon([&] { return lets_in(good); }));
    std::ofstream{crl_} << "broken";
    EXPECT_TRUE(soon([&] { return !lets_in(good); })) << "broken";
    EXPECT_TRUE(told_.away_with("certificate: unable to get certificate CRL"));

    Certificates elsewhere;
    elsewhere.revoke(elsewhere.authority("ca"), {}, crl_);
    EXPECT_TRUE(told_.error_with("not signed with its key"));
    EXPECT_FALSE(lets_in(good)) << "from another hand";
}

TEST_F(WhileItRuns, WhoIsConnectedIsHeldAgainstTheLastListThatCouldBeUsed)
{
    auto const good = partner();
    certificates_.revoke(ca_, {}, crl_);
    serve(crl_);
    Client client{server_->port(), with(good)};
    EXPECT_EQ(ask(client), 200U);
    std::filesystem::remove(crl_);
    EXPECT_TRUE(told_.error_with("cannot be read"));
    EXPECT_EQ(ask(client), 200U);
    EXPECT_FALSE(lets_in(good));
}

TEST_F(WhileItRuns, AConnectionEndsWithItsCertificate)
{
    serve("");
    auto const brief = certificates_.issue(
        ca_, {.common_name = "c", .alternative_names = counter, .extended_usage = "clientAuth", .seconds = 2}
    );
    Client client{server_->port(), with(brief)};
    EXPECT_EQ(ask(client), 200U);
    auto status = 200U;
    EXPECT_TRUE(soon([&] { return (status = ask(client)) != 200U; }));
    EXPECT_EQ(status, 403U);
    EXPECT_TRUE(told_.away_with("certificate: certificate has expired"));
    EXPECT_FALSE(lets_in(brief));
}

TEST_F(WhileItRuns, ANewCertificateIsTakenUpWithoutLosingAConnection)
{
    auto const who = partner();
    serve("");
    Client before{server_->port(), with(who)};
    EXPECT_EQ(ask(before), 200U);
    auto const fresh = certificates_.issue(ca_, {"localhost", "DNS:localhost,IP:127.0.0.1", "serverAuth"});
    std::filesystem::rename(fresh.certificate_file, own_.certificate_file);
    std::filesystem::rename(fresh.key_file, own_.key_file);
    EXPECT_TRUE(told_.news_with("is new and in use"));
    EXPECT_NE(Client(server_->port(), with(who)).serial(), before.serial());
    EXPECT_EQ(ask(before), 200U);
}

TEST_F(WhileItRuns, ACertificateThatCannotBeUsedLeavesTheOneBefore)
{
    auto const who = partner();
    serve("");
    auto const serial = Client(server_->port(), with(who)).serial();
    std::ofstream{own_.certificate_file} << "broken";
    EXPECT_TRUE(told_.error_with("the one before stays in use"));
    EXPECT_THAT(server_->troubles(), ElementsAre(HasSubstr(own_.certificate_file)));
    EXPECT_EQ(Client(server_->port(), with(who)).serial(), serial);
    EXPECT_TRUE(lets_in(who));

    auto const bad = partner();
    EXPECT_TRUE(lets_in(bad)) << "what concerns clients is read on its own";
}

} // namespace
} // namespace etimbre::http::server
