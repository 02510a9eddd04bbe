#include "commands/store_place.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;

config::Settings on_mariadb()
{
    config::Settings settings;
    settings.state_directory = "/srv/timbre";
    settings.store.engine = "mariadb";
    settings.store.servers = {"10.0.0.1:3306", "unix:/run/db.sock"};
    settings.store.password_file = "db-password";
    settings.store.answer_seconds = std::chrono::seconds{7};
    return settings;
}

TEST(StorePlace, IsAFileOfTheStateDirectoryUnlessToldOtherwise)
{
    config::Settings settings;
    settings.state_directory = "/srv/timbre";
    auto const place = store_place(settings);
    EXPECT_EQ(std::get<store::SqliteFile>(place).file, "/srv/timbre/etimbre.db");
}

TEST(StorePlace, NamesTheServersInTheOrderOfTheFile)
{
    auto const place = std::get<store::MariadbServers>(store_place(on_mariadb()));
    ASSERT_EQ(place.servers.size(), 2U);
    EXPECT_EQ(place.servers[0].name(), "10.0.0.1:3306");
    EXPECT_EQ(place.servers[1].name(), "unix:/run/db.sock");
    EXPECT_EQ(place.password_file, "/srv/timbre/db-password");
    EXPECT_EQ(place.ca_file, "") << "what is not set is no file of the state directory";
    EXPECT_EQ(place.answer_within, std::chrono::seconds{7});
    EXPECT_NE(place.choice, nullptr) << "all sessions of a service move to another server together";
}

TEST(StorePlace, ACommandWaitsForALongAnswer)
{
    auto const place = std::get<store::MariadbServers>(patient_store_place(on_mariadb()));
    EXPECT_GE(place.answer_within, std::chrono::minutes{10});
}

} // namespace
} // namespace etimbre::commands
