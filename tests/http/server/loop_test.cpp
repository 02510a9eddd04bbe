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
