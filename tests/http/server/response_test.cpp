#include "http/server/response.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {
namespace {

TEST(Response, SaysWhatItsBodyIs)
{
    EXPECT_EQ(json_response(201, "{}").content_type, "application/json");
    EXPECT_EQ(json_response(201, "{}").status, 201U);
    EXPECT_EQ(text_response(200, "x").content_type, "text/plain; charset=utf-8");
    EXPECT_EQ(text_response(200, "x").body, "x");
}

} // namespace
} // namespace etimbre::http::server
