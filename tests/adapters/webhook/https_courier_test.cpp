#include "../est3dgate/tls_peer.hpp"
#include "adapters/webhook/https_courier.hpp"

#include <gmock/gmock.h>

#include <future>
#include <thread>

namespace etimbre::adapters::webhook {
namespace {

using app::webhook::CourierAnswer;
using app::webhook::Parcel;
using est3dgate::http_answer;
using est3dgate::TlsPeer;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

Parcel parcel_to(std::string url)
{
    return {
        .url = std::move(url),
        .id = "evt_1",
        .unix_seconds = 1'800'000'000,
        .signature = "v1a,AA==",
        .body = "{}"
    };
}

HttpsCourier::Terms terms_for(TlsPeer const& peer)
{
    return {.allowed_addresses = {"127.0.0.1"}, .ca_file = peer.ca_file(), .total_timeout = 3s};
}

CourierAnswer delivered(TlsPeer const& peer)
{
    HttpsCourier courier{terms_for(peer)};
    return courier.deliver(parcel_to(peer.url()));
}

TlsPeer::Answer always(std::string answer)
{
    return [answer = std::move(answer)](std::string const&) { return answer; };
}

TEST(HttpsCourier, PostsTheBodyWithItsThreeHeaders)
{
    std::string heard;
    TlsPeer const peer{[&](std::string const& request) {
        heard = request;
        return http_answer("204 No Content", "");
    }};
    EXPECT_EQ(delivered(peer).status, 204);
    for (auto const* const line :
         {"POST /fim/api HTTP/1.1\r\n",
          "\r\nwebhook-id: evt_1\r\n",
          "\r\nwebhook-timestamp: 1800000000\r\n",
          "\r\nwebhook-signature: v1a,AA==\r\n",
          "\r\nContent-Type: application/json\r\n",
          "\r\n\r\n{}"})
        EXPECT_THAT(heard, HasSubstr(line));
    EXPECT_THAT(heard, Not(HasSubstr("Expect")));
}

TEST(HttpsCourier, AnotherStatusIsSaidWithoutAWordOfTheReceivers)
{
    TlsPeer const peer{always(http_answer("500 <b>Oops</b>", "secret"))};
    auto const answer = delivered(peer);
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.why, "the receiver answered 500");
}

TEST(HttpsCourier, HearsWhenItMayComeAgain)
{
    TlsPeer const peer{always("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 77\r\nContent-Length: 0\r\n\r\n"
    )};
    EXPECT_EQ(delivered(peer).retry_after, 77s);
}

TEST(HttpsCourier, ARedirectIsNotFollowed)
{
    TlsPeer const elsewhere{always(http_answer("200 OK", ""))};
    TlsPeer const peer{
        always("HTTP/1.1 307 Temporary\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n")
    };
    EXPECT_EQ(delivered(peer).status, 307);
    EXPECT_EQ(elsewhere.connections(), 0);
}

TEST(HttpsCourier, AnAddressThatIsNotPublicIsNotConnectedTo)
{
    TlsPeer const peer{always(http_answer("200 OK", ""))};
    auto terms = terms_for(peer);
    terms.allowed_addresses.clear();
    HttpsCourier courier{terms};
    auto url = peer.url();
    auto const answer = courier.deliver(parcel_to(url));
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.why, "the address is not public: nothing was sent");
    url.replace(url.find("127.0.0.1"), 9, "localhost");
    EXPECT_EQ(courier.deliver(parcel_to(url)).why, "the address is not public: nothing was sent");
    EXPECT_EQ(peer.connections(), 0);
}

TEST(HttpsCourier, ACertificateOfAnotherAuthorityOrNameIsRefused)
{
    TlsPeer const peer{always(http_answer("200 OK", ""))};
    TlsPeer const stranger{always(http_answer("200 OK", ""))};
    auto terms = terms_for(peer);
    terms.ca_file = stranger.ca_file();
    HttpsCourier courier{terms};
    EXPECT_EQ(courier.deliver(parcel_to(peer.url())).status, 0);
    TlsPeer const misnamed{always(http_answer("200 OK", "")), "127.0.0.2"};
    EXPECT_EQ(delivered(misnamed).status, 0);
}

TEST(HttpsCourier, AnAnswerThatNeverEndsIsCutOffAndItsStatusCounts)
{
    TlsPeer const peer{
        always("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + std::string(200'000, 'x'))
    };
    EXPECT_EQ(delivered(peer).status, 200);
}

TEST(HttpsCourier, OneThatSaysNothingIsGivenUp)
{
    std::promise<void> asked_enough;
    TlsPeer const peer{[until = asked_enough.get_future().share()](std::string const&) {
        until.wait();
        return http_answer("200 OK", "late");
    }};
    auto terms = terms_for(peer);
    terms.total_timeout = 200ms;
    HttpsCourier courier{terms};
    auto const answer = courier.deliver(parcel_to(peer.url()));
    EXPECT_EQ(answer.status, 0);
    EXPECT_THAT(answer.why, HasSubstr("imeout"));
    EXPECT_FALSE(answer.broken_off);
    asked_enough.set_value();
}

TEST(HttpsCourier, IsBrokenOffWhereTheServiceEnds)
{
    std::promise<void> asked_enough;
    TlsPeer const peer{[until = asked_enough.get_future().share()](std::string const&) {
        until.wait();
        return http_answer("200 OK", "late");
    }};
    auto terms = terms_for(peer);
    terms.total_timeout = 30s;
    HttpsCourier courier{terms};
    auto answer = std::async(std::launch::async, [&] { return courier.deliver(parcel_to(peer.url())); });
    std::this_thread::sleep_for(100ms);
    courier.stop();
    EXPECT_TRUE(answer.get().broken_off);
    asked_enough.set_value();
}

TEST(HttpsCourier, OnlyHttpsIsSpoken)
{
    HttpsCourier courier{{.allowed_addresses = {"127.0.0.1"}}};
    for (auto const* const url : {"http://127.0.0.1:1/", "https://127.0.0.1:1/", "file:///etc/hostname", ""})
        EXPECT_EQ(courier.deliver(parcel_to(url)).status, 0) << url;
}

} // namespace
} // namespace etimbre::adapters::webhook
