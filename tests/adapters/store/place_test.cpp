#include "adapters/store/place.hpp"
#include "adapters/store/server_choice.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(Place, AServerIsNamedAsTheConfigurationWritesIt)
{
    EXPECT_EQ((Server{.host = "10.0.0.1", .port = 3307}).name(), "10.0.0.1:3307");
    EXPECT_EQ((Server{.host = "::1", .port = 3306}).name(), "[::1]:3306");
    EXPECT_EQ((Server{.socket = "/run/db.sock"}).name(), "unix:/run/db.sock");
}

TEST(Place, CopiesShareTheChoiceAmongServers)
{
    auto const place = with_shared_choice(MariadbServers{.servers = {{.host = "a"}, {.host = "b"}}});
    auto const copy = std::get<MariadbServers>(place);
    std::get<MariadbServers>(place).choice->move(0, 1);
    EXPECT_EQ(copy.choice->at_hand(), 1U);
}

TEST(Place, WhoFoundAnotherServerMeanwhileIsLeftInPeace)
{
    ServerChoice choice;
    choice.move(0, 2);
    choice.move(0, 1); // of somebody who had begun before that
    EXPECT_EQ(choice.at_hand(), 2U);
}

} // namespace
} // namespace etimbre::adapters::store
