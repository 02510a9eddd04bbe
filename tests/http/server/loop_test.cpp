#include "client.hpp"
#include "http/server/server.hpp"
#include "serving.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <ctime>
#include <memory>
#include <thread>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;

class LimitsOf : public testing::Test {
protected:
    std::uint16_t serve(Limits const& limits)
    {
        auto listener = plain_listener(told_);
        listener.limits = limits;
        server_.emplace(std::move(listener), test_routes(shelf_), 1);
        return server_->port();
    }

    Told told_;
    Shelf shelf_;
    std::optional<Server> server_;
};

TEST_F(LimitsOf, AHeadThatDoesNotEndIsGivenUp)
{
    Client client{serve(hasty_limits())};
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n");
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 408U);
    EXPECT_EQ(received.headers.at("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(LimitsOf, AByteNowAndThenDoesNotLengthenTheTimeForAHead)
{
    Client client{serve(hasty_limits())};
    auto const begun = std::chrono::steady_clock::now();
    client.send("GET /hello HTTP/1.1\r\nX: ");
    while (client.send("x") && std::chrono::steady_clock::now() - begun < 400ms)
        std::this_thread::sleep_for(20ms);
    EXPECT_EQ(client.receive()->status, 408U);
}

TEST_F(LimitsOf, ABodyThatDoesNotComeIsGivenUp)
{
    Client client{serve(hasty_limits())};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nhalf"
    );
    EXPECT_EQ(client.receive()->status, 408U);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(LimitsOf, AnIdleConnectionIsClosedWithoutAWord)
{
    Client client{serve(hasty_limits())};
    client.send(hello_request);
    EXPECT_EQ(client.receive()->status, 200U);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(LimitsOf, AClientThatReadsNothingIsCutOff)
{
    Client client{serve(hasty_limits())};
    for (int i = 0; i < 50; ++i) client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(600ms);
    EXPECT_LT(client.receive_all().size(), 50UZ << 20U);
}

TEST_F(LimitsOf, ABodyThatDripsIsGivenUpLongBeforeItsTime)
{
    auto limits = hasty_limits();
    limits.body = 1h;
    Client client{serve(limits)};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 90000\r\n\r\n"
    );
    auto const begun = std::chrono::steady_clock::now();
    while (client.send("x") && std::chrono::steady_clock::now() - begun < 400ms)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(client.receive()->status, 408U);
}

TEST_F(LimitsOf, ABodyThatKeepsItsPaceIsHeardHoweverLongItTakes)
{
    auto limits = hasty_limits();
    limits.body = 1h;
    Client client{serve(limits)};
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 10000\r\n\r\n"
    );
    for (int i = 0; i < 10; ++i) { // 1,000 bytes in 50 ms are twenty times the speed that is asked for
        std::this_thread::sleep_for(50ms);
        client.send(std::string(1000, 'x'));
    }
    EXPECT_EQ(client.receive()->status, 200U);
}

TEST_F(LimitsOf, AClientThatReadsByteByByteIsCutOffLongBeforeItsTime)
{
    auto limits = hasty_limits();
    limits.body = 1h;
    Client client{serve(limits)};
    for (int i = 0; i < 50; ++i) client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    client.sip(40, 10ms);
    EXPECT_LT(client.receive_all().size(), 50UZ << 20U);
}

TEST_F(LimitsOf, AFullHouseLetsNobodyIn)
{
    Limits limits;
    limits.connections = 2;
    auto const port = serve(limits);
    auto first = std::make_unique<Client>(port);
    Client second{port};
    for (auto* const client : {first.get(), &second}) {
        client->send(hello_request);
        EXPECT_EQ(client->receive()->status, 200U);
    }
    EXPECT_TRUE(Client{port}.is_closed());
    EXPECT_TRUE(told_.away_with("full: "));
    first.reset();
    for (bool served = false; !served;) {
        Client next{port};
        served = next.send(hello_request) && next.receive().has_value();
    }
}

TEST_F(LimitsOf, AnAddressHasItsShare)
{
    Limits limits;
    limits.connections_per_address = 1;
    Client first{serve(limits)};
    first.send(hello_request);
    EXPECT_EQ(first.receive()->status, 200U);
    EXPECT_TRUE(Client{server_->port()}.is_closed());
    EXPECT_TRUE(told_.away_with("address_full:  127.0.0.1"));
}

TEST_F(LimitsOf, AnAddressThatComesTooOftenIsTurnedAway)
{
    Limits limits;
    limits.arrivals_per_second = 1;
    limits.arrivals_at_once = 2;
    auto const port = serve(limits);
    for (int i = 0; i < 2; ++i) {
        Client client{port};
        client.send(hello_request);
        EXPECT_EQ(client.receive()->status, 200U);
    }
    EXPECT_TRUE(Client{port}.is_closed());
    EXPECT_TRUE(told_.away_with("address_rate:  127.0.0.1"));
}

TEST_F(LimitsOf, ADrainingServerEndsWhatIsIdleAndAnswersWhatIsNot)
{
    auto const port = serve({});
    Client idle{port};
    idle.send(hello_request);
    EXPECT_EQ(idle.receive()->status, 200U);
    Client busy{port};
    busy.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
    auto answer = shelf_.take();
    server_->begin_stop();
    EXPECT_TRUE(idle.is_closed());
    answer(text_response(200, "at last"));
    auto const received = busy.receive().value();
    EXPECT_EQ(received.body, "at last");
    EXPECT_EQ(received.headers.at("connection"), "close");
    EXPECT_TRUE(busy.is_closed());
    EXPECT_THROW(Client{port}, std::runtime_error);
}

TEST_F(LimitsOf, WhoeverDoesNotEndIsCutOffAfterTheDrain)
{
    auto limits = hasty_limits();
    limits.answer = 1h;
    limits.drain = 100ms;
    Client client{serve(limits)};
    client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const never_used = shelf_.take();
    auto const begun = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
    EXPECT_EQ(client.receive()->status, 503U);
}

double cpu_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Holds the process's file descriptors to those that are open.
class NoMoreDescriptors {
public:
    NoMoreDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        auto const lowest_free = ::dup(0);
        ::close(lowest_free);
        rlimit const none{.rlim_cur = static_cast<rlim_t>(lowest_free), .rlim_max = before_.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    NoMoreDescriptors(NoMoreDescriptors const&) = delete;
    NoMoreDescriptors& operator=(NoMoreDescriptors const&) = delete;
    ~NoMoreDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

private:
    rlimit before_{};
};

TEST_F(LimitsOf, WithoutFileDescriptorsItWaitsAndDoesNotSpin)
{
    auto const port = serve({});
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    {
        NoMoreDescriptors const none;
        ASSERT_EQ(::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address), 0);
        EXPECT_TRUE(told_.error_with("no connection can be accepted"));
        auto const used = cpu_seconds();
        std::this_thread::sleep_for(300ms);
        EXPECT_LT(cpu_seconds() - used, 0.1);
    }
    Client client{port};
    client.send(hello_request);
    EXPECT_EQ(client.receive()->status, 200U);
    ::close(socket);
}

} // namespace
} // namespace etimbre::http::server
