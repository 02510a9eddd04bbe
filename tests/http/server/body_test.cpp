#include "client.hpp"
#include "http/server/body.hpp"
#include "http/server/spooled_body.hpp"
#include "serving.hpp"
#include "temp_spool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace etimbre::http::server {
namespace {

using testing::StartsWith;

/// POST /files takes up to eight MiB into a file, and says how many bytes there were and their SHA-256; from
/// nobody whose request has the header X-No.
class Spooling : public testing::Test {
protected:
    static constexpr std::size_t most = std::size_t{8} * 1024 * 1024;

    Router routes()
    {
        Route route{"POST", "/files", [](std::shared_ptr<Request const> const& request, Answer answer) {
                        auto const& body = request->spooled;
                        answer(text_response(
                            200, body ? std::to_string(body->bytes()) + ' ' + body->sha() : "nothing"
                        ));
                    }};
        route.accepts = "text/plain";
        route.body_limit = most;
        route.spool = [this](Request const& request
                      ) -> std::expected<std::shared_ptr<SpooledBody>, Response> {
            if (!request.header("x-no").empty()) return std::unexpected{text_response(403, "no")};
            if (is_full) throw std::runtime_error{"no room"};
            ++opened;
            return std::make_shared<SpooledBody>(spool.path / "incoming-");
        };
        return Router{{route}};
    }
    static std::string head(std::size_t bytes, std::string const& more = "")
    {
        return "POST /files HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n" + more +
               "Content-Length: " + std::to_string(bytes) + "\r\n\r\n";
    }
    bool is_empty_soon() const
    {
        for (int tries = 0; tries < 500 && spool.files() > 0; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        return spool.files() == 0;
    }
    Server serving(Limits limits = {})
    {
        auto listener = plain_listener(told);
        listener.limits = limits;
        return {std::move(listener), routes(), 1};
    }

    TempSpool spool;
    Told told;
    std::atomic<int> opened{0};
    std::atomic<bool> is_full{false};
};

TEST_F(Spooling, ALargeBodyGoesToAFileThatIsGoneAfterwards)
{
    auto const server = serving();
    Client client{server.port()};
    client.send(head(most));
    for (std::size_t sent = 0; sent < most; sent += 65'536) client.send(std::string(65'536, 'x'));
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 200U);
    EXPECT_THAT(received.body, StartsWith(std::to_string(most) + " "));
    EXPECT_TRUE(is_empty_soon());
    client.send(head(3) + "abc");
    EXPECT_EQ(
        client.receive().value().body, "3 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

TEST_F(Spooling, ABodyBeyondTheLimitIsRefusedBeforeThereIsAFile)
{
    auto const server = serving();
    Client client{server.port()};
    client.send(head(most + 1));
    EXPECT_EQ(client.receive().value().status, 413U);
    EXPECT_EQ(opened, 0);
}

TEST_F(Spooling, WhoIsNotLetInIsToldBeforeTheBodyCame)
{
    auto const server = serving();
    Client client{server.port()};
    client.send(head(most, "X-No: 1\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(client.receive().value().status, 403U);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(opened, 0);
}

TEST_F(Spooling, WhoWaitsForItIsToldToGoOn)
{
    auto const server = serving();
    Client client{server.port()};
    client.send(head(3, "Expect: 100-continue\r\n"));
    EXPECT_EQ(client.receive(true).value().status, 100U);
    client.send("abc");
    EXPECT_THAT(client.receive().value().body, StartsWith("3 "));
}

TEST_F(Spooling, ABodyThatBreaksOffLeavesNoFile)
{
    auto const server = serving();
    {
        Client client{server.port()};
        client.send(head(1000) + "half");
        for (int tries = 0; tries < 500 && spool.files() == 0; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        EXPECT_EQ(spool.files(), 1U);
    }
    EXPECT_TRUE(is_empty_soon());
}

TEST_F(Spooling, ASlowBodyIsLateAndLeavesNoFile)
{
    auto const server = serving(hasty_limits());
    Client client{server.port()};
    client.send(head(100'000) + "slow");
    EXPECT_EQ(client.receive().value().status, 408U);
    EXPECT_TRUE(is_empty_soon());
}

TEST_F(Spooling, WithoutRoomTheServiceIsUnavailable)
{
    is_full = true;
    auto const server = serving();
    Client client{server.port()};
    client.send(head(3) + "abc");
    EXPECT_EQ(client.receive().value().status, 503U);
    EXPECT_TRUE(told.error_with("no room"));
}

TEST_F(Spooling, WithoutABodyThereIsNoFile)
{
    auto const server = serving();
    Client client{server.port()};
    client.send("POST /files HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(client.receive().value().body, "nothing");
}

} // namespace
} // namespace etimbre::http::server
