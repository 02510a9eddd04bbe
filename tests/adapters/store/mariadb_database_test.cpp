#include "adapters/store/mariadb_database.hpp"
#include "adapters/store/server_choice.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace etimbre::adapters::store {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class MariadbDatabaseTest : public testing::Test {
protected:
    static std::string refusal_of(MariadbServers const& place)
    {
        try {
            open_mariadb(place, Access::write);
        } catch (StoreFailure const& failure) {
            return failure.what();
        }
        return "";
    }
    static std::string variable(soci::session& session, std::string const& name)
    {
        std::string value;
        session << "SELECT @@SESSION." + name, soci::into(value);
        return value;
    }

    MariadbServer const& server_ = MariadbServer::shared();
    std::string const database_ = server_.new_database();
};

TEST_F(MariadbDatabaseTest, OverANetworkTheServerMustProveWhoItIs)
{
    auto place = server_.by_tcp(database_);
    EXPECT_EQ(refusal_of(place), "");
    place.servers.front().host = "localhost"; // the certificate says 127.0.0.1
    EXPECT_THAT(refusal_of(place), HasSubstr("TLS")) << "another host";
    place = server_.by_tcp(database_);
    TempFolder const folder;
    place.ca_file = folder.path() / "ca.pem";
    EXPECT_NE(refusal_of(place), "") << "no authority";
    auto const command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stranger -keyout " +
                         (folder.path() / "k").string() + " -out " + place.ca_file.string() + " 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0); // NOLINT(concurrency-mt-unsafe,cert-env33-c)
    EXPECT_THAT(refusal_of(place), HasSubstr("TLS")) << "another authority";
}

TEST_F(MariadbDatabaseTest, ASessionIsStrictAndIsolated)
{
    auto const session = open_mariadb(server_.by_tcp(database_), Access::write);
    EXPECT_EQ(variable(*session, "tx_isolation"), "REPEATABLE-READ");
    EXPECT_EQ(variable(*session, "innodb_snapshot_isolation"), "1");
    EXPECT_EQ(variable(*session, "character_set_client"), "utf8mb4");
    EXPECT_EQ(variable(*session, "wsrep_sync_wait"), "1");
    EXPECT_EQ(variable(*session, "wsrep_retry_autocommit"), "0");
    EXPECT_THAT(variable(*session, "sql_mode"), HasSubstr("STRICT_ALL_TABLES"));
}

TEST_F(MariadbDatabaseTest, TheFirstServerThatAnswersIsUsedAndKept)
{
    auto place = server_.by_socket(database_);
    place.choice = std::make_shared<ServerChoice>();
    place.servers.insert(place.servers.begin(), {.host = {}, .port = 0, .socket = "/nonexistent/socket"});
    open_mariadb(place, Access::write);
    EXPECT_EQ(place.choice->at_hand(), 1U);
    place.servers.front().socket = place.servers.back().socket; // the first is back
    open_mariadb(place, Access::write);
    EXPECT_EQ(place.choice->at_hand(), 1U) << "and the one in use does not change for that";
}

TEST_F(MariadbDatabaseTest, WhereNoServerAnswersEachOneIsNamed)
{
    auto place = server_.by_socket(database_);
    place.servers = {
        {.host = "127.0.0.1", .port = 1}, {.host = {}, .port = 0, .socket = "/nonexistent/socket"}
    };
    EXPECT_THROW(open_mariadb(place, Access::write), ConnectionLost);
    EXPECT_THAT(refusal_of(place), AllOf(HasSubstr("127.0.0.1:1"), HasSubstr("unix:/nonexistent/socket")));
}

TEST_F(MariadbDatabaseTest, APasswordThatOthersCanReadIsRefused)
{
    TempFolder const folder;
    auto place = server_.by_socket(database_);
    place.password_file = folder.path() / "password";
    EXPECT_THAT(refusal_of(place), HasSubstr("cannot read"));
    std::ofstream{place.password_file} << "wrong\n";
    std::filesystem::permissions(place.password_file, std::filesystem::perms{0640});
    EXPECT_THAT(refusal_of(place), HasSubstr("chmod 600"));
    std::filesystem::permissions(place.password_file, std::filesystem::perms{0600});
    EXPECT_THAT(refusal_of(place), HasSubstr("Access denied"));
}

TEST_F(MariadbDatabaseTest, AnAuthorityThatIsNotThereIsNamed)
{
    auto place = server_.by_tcp(database_);
    place.ca_file += ".gone";
    EXPECT_THAT(refusal_of(place), HasSubstr(place.ca_file.string()));
}

TEST_F(MariadbDatabaseTest, NoPathBecomesAnOptionOfTheConnection)
{
    auto place = server_.by_tcp(database_);
    place.ca_file += ";ssl-verify-server-cert=0";
    EXPECT_THAT(refusal_of(place), HasSubstr("semicolon"));
}

} // namespace
} // namespace etimbre::adapters::store
