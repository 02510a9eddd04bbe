#include "config/server_address.hpp"

#include <gtest/gtest.h>

namespace etimbre::config {
namespace {

TEST(ServerAddress, IsAHostAndItsPort)
{
    EXPECT_EQ(server_address_of("127.0.0.1:3306"), (ServerAddress{"127.0.0.1", 3306, ""}));
    EXPECT_EQ(server_address_of("db-1.example:1"), (ServerAddress{"db-1.example", 1, ""}));
    EXPECT_EQ(server_address_of("[2001:db8::1]:3306"), (ServerAddress{"2001:db8::1", 3306, ""}));
}

TEST(ServerAddress, OrASocketOfThisMachine)
{
    EXPECT_EQ(server_address_of("unix:/run/db.sock"), (ServerAddress{"", 0, "/run/db.sock"}));
}

TEST(ServerAddress, IsNothingElse)
{
    for (auto const* const text :
         {"",
          "db",
          "db:",
          ":3306",
          "db:0",
          "db:65536",
          "db:33x",
          "2001:db8::1:3306",
          "[]:3306",
          "[db]:3306",
          "d b:3306",
          "db;ssl-verify-server-cert=0:3306",
          "unix:",
          "unix:run/db.sock",
          "unix:/run/a b",
          "unix:/run/a;b"})
        EXPECT_FALSE(is_server_address(text)) << text;
}

} // namespace
} // namespace etimbre::config
