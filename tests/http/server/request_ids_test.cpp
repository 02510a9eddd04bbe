#include "core/id.hpp"
#include "http/server/request_ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace etimbre::http::server {
namespace {

TEST(RequestIds, AreNeverDrawnTwice)
{
    RequestIds ids;
    std::set<std::string> drawn;
    for (int i = 0; i < 1000; ++i) {
        auto const id = ids.draw();
        EXPECT_TRUE(core::is_id(id)) << id;
        EXPECT_TRUE(drawn.insert(id).second);
    }
}

} // namespace
} // namespace etimbre::http::server
