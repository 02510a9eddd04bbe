#include "http/server/authority.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {
namespace {

TEST(AHost, HasANameAndPerhapsAPort)
{
    EXPECT_EQ(name_of_host("etimbre.example"), "etimbre.example");
    EXPECT_EQ(name_of_host("etimbre.example:8443"), "etimbre.example");
    EXPECT_EQ(name_of_host("[::1]"), "[::1]");
    EXPECT_EQ(name_of_host("[::1]:8443"), "[::1]");
}

TEST(ARequest, IsAddressedToOneOfOurNames)
{
    std::vector<std::string> const ours{"etimbre.example", "[::1]"};
    EXPECT_TRUE(is_addressed_to(ours, "etimbre.example", ""));
    EXPECT_TRUE(is_addressed_to(ours, "Etimbre.Example:443", ""));
    EXPECT_TRUE(is_addressed_to(ours, "[::1]:8443", ""));
    for (auto const* const other :
         {"other.example",
          "etimbre.example.",
          "etimbre.example.other",
          "xetimbre.example",
          "127.0.0.1",
          "[::2]"})
        EXPECT_FALSE(is_addressed_to(ours, other, "")) << other;
}

TEST(ARequest, IsAddressedToTheNameForWhichTheConnectionWasMade)
{
    std::vector<std::string> const ours{"etimbre.example", "www.etimbre.example"};
    EXPECT_TRUE(is_addressed_to(ours, "etimbre.example:8443", "ETIMBRE.example"));
    EXPECT_FALSE(is_addressed_to(ours, "etimbre.example", "www.etimbre.example"));
    EXPECT_FALSE(is_addressed_to(ours, "other.example", "other.example"));
    EXPECT_TRUE(is_addressed_to({}, "any.example", "any.example"));
    EXPECT_FALSE(is_addressed_to({}, "any.example", "other.example"));
}

} // namespace
} // namespace etimbre::http::server
