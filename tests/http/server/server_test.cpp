#include "client.hpp"
#include "http/server/server.hpp"
#include "serving.hpp"

#include <gmock/gmock.h>

#include <future>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;

std::string get(std::string_view path)
{
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

class AnswersOf : public testing::Test {
protected:
    void serve(Limits const& limits = {})
    {
        auto listener = plain_listener(told_);
        listener.limits = limits;
        server_.emplace(std::move(listener), test_routes(shelf_), 1);
    }

    Told told_;
    Shelf shelf_;
    std::optional<Server> server_;
};

TEST_F(AnswersOf, AHandlerThatThrowsAre500AndTheServerLives)
{
    serve();
    Client client{server_->port()};
    client.send(get("/throws"));
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 500U);
    EXPECT_THAT(received.body, testing::HasSubstr("E_INTERNAL"));
    EXPECT_THAT(received.body, testing::Not(testing::HasSubstr("on purpose")));
    EXPECT_TRUE(told_.error_with("GET /throws threw: on purpose"));
    client.send(hello_request);
    EXPECT_EQ(client.receive()->status, 200U);
}

TEST_F(AnswersOf, AHandlerThatDropsItsAnswerAre500)
{
    serve();
    Client client{server_->port()};
    client.send(get("/drops"));
    EXPECT_EQ(client.receive()->status, 500U);
    EXPECT_TRUE(told_.error_with("dropped its answer"));
}

TEST_F(AnswersOf, AHandlerThatSetsAWrongHeaderAre500)
{
    serve();
    Client client{server_->port()};
    client.send(get("/bad-header"));
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 500U);
    EXPECT_FALSE(received.headers.contains("set-cookie"));
}

TEST_F(AnswersOf, AnotherThreadMayAnswer)
{
    serve();
    Client client{server_->port()};
    client.send(get("/later"));
    shelf_.take()(text_response(201, "made"));
    EXPECT_EQ(client.receive()->status, 201U);
}

TEST_F(AnswersOf, ALateAnswerIsTooLate)
{
    serve(hasty_limits());
    Client client{server_->port()};
    client.send(get("/later"));
    auto const received = client.receive().value();
    EXPECT_EQ(received.status, 503U);
    EXPECT_EQ(received.headers.at("retry-after"), "5");
    EXPECT_EQ(received.headers.at("connection"), "close");
    shelf_.take()(text_response(200, "late"));
    EXPECT_TRUE(client.is_closed());
    EXPECT_TRUE(told_.error_with("has not answered in time"));
}

TEST_F(AnswersOf, AnAnswerMayOutliveItsServer)
{
    serve(hasty_limits());
    std::optional<Client> client{std::in_place, server_->port()};
    client->send(get("/later"));
    auto answer = shelf_.take();
    client.reset();
    server_.reset();
    answer(text_response(200, "nobody hears this"));
}

TEST_F(AnswersOf, StoppingLetsARequestInFlightEnd)
{
    serve({.linger = 100ms});
    Client busy{server_->port()};
    Client idle{server_->port()};
    idle.send(hello_request);
    EXPECT_EQ(idle.receive()->status, 200U);
    busy.send(get("/later"));
    auto answer = shelf_.take();
    auto const port = server_->port();
    auto stopped = std::async(std::launch::async, [&] { server_->stop(); });
    EXPECT_TRUE(idle.is_closed()) << "a connection without a request is closed at once";
    EXPECT_THROW(Client{port}, std::runtime_error) << "nobody is let in any more";
    EXPECT_EQ(stopped.wait_for(0s), std::future_status::timeout);

    answer(text_response(200, "in time"));
    auto const received = busy.receive().value();
    EXPECT_EQ(received.body, "in time");
    EXPECT_EQ(received.headers.at("connection"), "close");
    EXPECT_EQ(stopped.wait_for(5s), std::future_status::ready);
}

TEST_F(AnswersOf, StoppingDoesNotWaitForEver)
{
    auto limits = hasty_limits();
    limits.answer = 60s;
    serve(limits);
    Client client{server_->port()};
    client.send(get("/later"));
    auto const answer = shelf_.take();
    auto const begun = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
    EXPECT_EQ(client.receive()->status, 503U);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(AnswersOf, ATakenPortIsSaid)
{
    serve();
    auto listener = plain_listener(told_);
    listener.port = server_->port();
    try {
        Server const second{std::move(listener), test_routes(shelf_), 1};
        FAIL() << "two servers on one port";
    } catch (std::runtime_error const& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr(std::to_string(server_->port())));
    }
}

TEST_F(AnswersOf, ThePortIsFreeAgainAfterwards)
{
    serve();
    auto listener = plain_listener(told_);
    listener.port = server_->port();
    Client client{server_->port()};
    client.send(hello_request);
    EXPECT_EQ(client.receive()->status, 200U);
    server_->stop();
    Server const second{std::move(listener), test_routes(shelf_), 1};
    Client other{second.port()};
    other.send(hello_request);
    EXPECT_EQ(other.receive()->status, 200U);
}

} // namespace
} // namespace etimbre::http::server
