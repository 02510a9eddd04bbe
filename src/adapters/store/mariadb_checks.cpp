#include "adapters/store/mariadb_checks.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_facts = R"sql(
    SELECT @@GLOBAL.innodb_flush_log_at_trx_commit, @@collation_database, @@wsrep_on)sql";

constexpr auto select_cluster = R"sql(
    SELECT variable_name, variable_value FROM information_schema.global_status
    WHERE variable_name IN ('WSREP_READY', 'WSREP_CLUSTER_STATUS'))sql";

constexpr auto collation = "utf8mb4_nopad_bin";

struct Facts {
    std::int64_t flush;
    std::string collation;
    std::int64_t wsrep_on;
};

struct Status {
    std::string name;
    std::string value;
};

void require(bool holds, std::string const& sentence)
{
    if (!holds) throw StoreFailure{sentence};
}

void require_primary(soci::session& session)
{
    for (auto const& [name, value] : Prepared<Nothing, Status>{session, select_cluster}.all({})) {
        if (name == "WSREP_READY")
            require(value == "ON", "this Galera node is not ready (wsrep_ready = " + value + ")");
        if (name == "WSREP_CLUSTER_STATUS")
            require(
                value == "Primary",
                "this Galera node is outside of the primary component (wsrep_cluster_status = " + value + ")"
            );
    }
}

} // namespace

void require_ready(soci::session& session)
{
    auto const facts = Prepared<Nothing, Facts>{session, select_facts}.one({}).value();
    require(
        facts.flush == 1,
        "a commit would not be on the server's disk when it is told: set "
        "innodb_flush_log_at_trx_commit = 1 (it is " +
            std::to_string(facts.flush) + ")"
    );
    require(
        facts.collation == collation,
        "the database would take different texts for one: run ALTER DATABASE … CHARACTER SET utf8mb4 "
        "COLLATE utf8mb4_nopad_bin before its first migration (its collation is " +
            facts.collation + ")"
    );
    if (facts.wsrep_on == 1) require_primary(session);
}

} // namespace etimbre::adapters::store
