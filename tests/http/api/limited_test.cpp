#include "http/api/limited.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

TEST(Limited, WhatIsOverTheLimitDoesNotReachTheHandler)
{
    Office office;
    int reached = 0;
    server::Router const router{{{
        "GET",
        "/",
        limited(
            office.desk(),
            [&](auto const&, server::Answer answer) {
                ++reached;
                answer(server::text_response(200, "ok"));
            }
        ),
    }}};
    for (std::size_t i = 0; i < requests_a_minute + 5; ++i) Office::send(router, {.target = "/"});
    EXPECT_EQ(reached, static_cast<int>(requests_a_minute));
    EXPECT_EQ(code_of(Office::send(router, {.target = "/"})), "E_RATE");
    EXPECT_EQ(Office::send(router, {.target = "/", .address = "192.0.2.9"}).status, 200U);
}

} // namespace
} // namespace etimbre::http::api
