#include "http/server/arrival.hpp"

#include <gmock/gmock.h>

namespace etimbre::http::server {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Pair;

class AnArrival : public testing::Test {
protected:
    Arrival receive(std::string_view head)
    {
        return server::receive(
            parse_head(std::string{head} + "\r\n\r\n").value(), {ours_, server_name_}, router_, request_
        );
    }
    unsigned refused(std::string_view head)
    {
        auto const arrival = receive(head);
        return arrival.refusal ? arrival.refusal->status : 0;
    }

    std::vector<std::string> ours_{};
    std::string server_name_{};
    Request request_;
    Router router_{{
        Route{
            .method = "POST",
            .pattern = "/orders/{id}",
            .handler = {},
            .accepts = "application/json",
            .body_limit = 9
        },
        Route{.method = "GET", .pattern = "/orders/{id}", .handler = {}},
    }};
};

TEST_F(AnArrival, FillsTheRequest)
{
    auto const arrival = receive("GET /orders/9f?t=1 HTTP/1.1\r\nHost: a\r\nAccept: b");
    ASSERT_NE(arrival.route, nullptr);
    EXPECT_EQ(arrival.route->method, "GET");
    EXPECT_TRUE(arrival.keep_alive);
    EXPECT_EQ(request_.path, "/orders/9f");
    EXPECT_THAT(request_.query, ElementsAre(Pair("t", "1")));
    EXPECT_THAT(request_.parameters, ElementsAre(Pair("id", "9f")));
    EXPECT_EQ(request_.header("accept"), "b");
}

TEST_F(AnArrival, SaysWhatIsLeftToRead)
{
    auto const arrival = receive("POST /orders/1 HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                 "application/json\r\nContent-Length: 9\r\nExpect: 100-continue");
    EXPECT_EQ(arrival.body_bytes, 9U);
    EXPECT_TRUE(arrival.expects_continue);
}

TEST_F(AnArrival, RefusesInOrder)
{
    EXPECT_EQ(refused("TRACE /orders/1 HTTP/1.1\r\nHost: a"), 405U);
    EXPECT_EQ(refused("GET /orders/1 HTTP/1.1"), 400U);
    EXPECT_EQ(refused("GET /nowhere HTTP/1.1\r\nHost: a"), 404U);
    EXPECT_EQ(refused("PUT /orders/1 HTTP/1.1\r\nHost: a"), 405U);
    EXPECT_EQ(refused("POST /orders/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 10"), 413U);
    EXPECT_EQ(refused("POST /orders/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9"), 415U);
    EXPECT_EQ(refused("POST /orders/1 HTTP/1.1\r\nHost: a"), 0U);
}

TEST_F(AnArrival, ARefusalWithAnUnreadBodyEndsTheConnection)
{
    EXPECT_FALSE(receive("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 1").keep_alive);
    EXPECT_FALSE(receive("POST /orders/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1").keep_alive);
    EXPECT_FALSE(receive("GET /orders/1 HTTP/1.1").keep_alive) << "so does one of the guard";
    EXPECT_TRUE(receive("GET /nowhere HTTP/1.1\r\nHost: a").keep_alive);
}

TEST_F(AnArrival, TellsTheMethodsThatThereAre)
{
    EXPECT_THAT(
        receive("PUT /orders/1 HTTP/1.1\r\nHost: a").refusal->headers,
        Contains(Pair("Allow", "GET, HEAD, POST"))
    );
    EXPECT_THAT(
        receive("TRACE / HTTP/1.1\r\nHost: a").refusal->headers,
        Contains(Pair("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"))
    );
}

TEST_F(AnArrival, ThatIsMeantForAnotherIsRefused)
{
    ours_ = {"etimbre.example"};
    EXPECT_EQ(refused("GET /orders/1 HTTP/1.1\r\nHost: etimbre.example:8443"), 0U);
    EXPECT_EQ(refused("GET /orders/1 HTTP/1.1\r\nHost: other.example"), 421U);
    EXPECT_FALSE(receive("GET /orders/1 HTTP/1.1\r\nHost: other.example").keep_alive);
    server_name_ = "www.etimbre.example";
    EXPECT_EQ(refused("GET /orders/1 HTTP/1.1\r\nHost: etimbre.example"), 421U);
}

} // namespace
} // namespace etimbre::http::server
