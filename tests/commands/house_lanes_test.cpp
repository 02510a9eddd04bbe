#include "commands/house_lanes.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

TEST(HouseLanes, OnSqliteOneProgramWritesByOneThread)
{
    config::Settings settings;
    telemetry::Metrics metrics;
    EXPECT_TRUE(is_alone(settings));
    settings.store.engine = "mariadb";
    EXPECT_FALSE(is_alone(settings));
}

TEST(HouseLanes, ReadersAreAsManyAsTheConfigurationSays)
{
    config::Settings settings;
    telemetry::Metrics metrics;
    settings.store.readers = 7;
    EXPECT_EQ(read_limits(settings, metrics).threads, 7U);
}

} // namespace
} // namespace etimbre::commands
