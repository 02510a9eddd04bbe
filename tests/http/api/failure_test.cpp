#include "app/work/lane.hpp"
#include "http/api/failure.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

namespace etimbre::http::api {
namespace {

template <class Thrown>
server::Response response_to(Thrown const& thrown)
{
    server::Request request;
    request.request_id = "r1";
    return failure_response(std::make_exception_ptr(thrown), request);
}

TEST(FailureResponse, WhatMayBeBetterSoonIsUnavailable)
{
    EXPECT_EQ(response_to(app::work::LaneFull{}).status, 503U);
    EXPECT_EQ(response_to(std::runtime_error{"the disk is full"}).status, 503U);
}

TEST(FailureResponse, AFaultOfTheProgramIsInternal)
{
    EXPECT_EQ(response_to(std::logic_error{"that cannot be"}).status, 500U);
    EXPECT_EQ(response_to(std::bad_alloc{}).status, 500U);
    EXPECT_EQ(response_to(7).status, 500U);
}

TEST(FailureResponse, NothingOfWhatBrokeIsTold)
{
    for (auto const& response :
         {response_to(std::runtime_error{"SELECT secret"}), response_to(std::logic_error{"SELECT secret"})}) {
        EXPECT_EQ(response.body.find("secret"), std::string::npos);
        EXPECT_TRUE(server::parse_json(response.body));
    }
}

} // namespace
} // namespace etimbre::http::api
