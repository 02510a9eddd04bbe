#include "adapters/store/mariadb_checks.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;

std::string refusal_of(MariadbServers const& place)
{
    try {
        open_database(place, Access::create);
    } catch (StoreFailure const& failure) {
        return failure.what();
    }
    return "";
}

TEST(MariadbChecks, ADatabaseThatTakesTwoTextsForOneIsRefused)
{
    auto const& server = MariadbServer::shared();
    for (auto const* const collation : {"utf8mb4_general_ci", "utf8mb4_bin", "utf8mb4_unicode_nopad_ci"})
        EXPECT_THAT(
            refusal_of(server.by_socket(server.new_database(collation))),
            HasSubstr("COLLATE utf8mb4_nopad_bin")
        ) << collation;
}

TEST(MariadbChecks, AServerThatTellsOfCommitsTooEarlyIsRefused)
{
    auto const& server = MariadbServer::shared();
    auto const place = server.by_socket(server.new_database());
    for (auto const* const setting : {"0", "2"}) {
        server.run(std::string{"SET GLOBAL innodb_flush_log_at_trx_commit = "} + setting);
        EXPECT_THAT(refusal_of(place), HasSubstr("innodb_flush_log_at_trx_commit = 1")) << setting;
    }
    server.run("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
    EXPECT_EQ(refusal_of(place), "");
}

} // namespace
} // namespace etimbre::adapters::store
