#include "adapters/store/soundness.hpp"

#include "adapters/store/prepared.hpp"

#include <chrono>

namespace etimbre::adapters::store {
namespace {

constexpr std::chrono::seconds most_skew{2};

constexpr auto select_cluster = R"sql(
    SELECT @@wsrep_on, @@GLOBAL.wsrep_slave_threads, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS INTEGER))sql";

// The server names the referred key by its index.
constexpr auto select_foreign_keys = R"sql(
    SELECT CONCAT(table_name, '.', constraint_name) FROM information_schema.referential_constraints
    WHERE constraint_schema = DATABASE() AND unique_constraint_name <> 'PRIMARY')sql";

constexpr auto select_tables = R"sql(
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_collation <> 'utf8mb4_nopad_bin')sql";

struct Cluster {
    std::int64_t wsrep_on;
    std::int64_t appliers;
    std::int64_t now_us;
};

struct Name {
    std::string name;
};

std::vector<std::string> names(soci::session& session, std::string_view query)
{
    std::vector<std::string> found;
    for (auto& row : Prepared<Nothing, Name>{session, query}.all({})) found.push_back(std::move(row.name));
    return found;
}

std::string listed(std::vector<std::string> const& names)
{
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

} // namespace

std::string fault_of(Soundness const& found)
{
    if (found.ahead > most_skew || found.ahead < -most_skew)
        return "the clocks of this machine and of the database server differ by " +
               std::to_string(std::chrono::abs(found.ahead).count() / 1000) +
               " ms, and leases and expiries hang on them: set both by NTP";
    if (!found.tables_of_other_collation.empty())
        return "these tables would take different texts for one: " + listed(found.tables_of_other_collation) +
               ". Run ALTER TABLE … CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin on each";
    if (found.in_cluster && found.appliers > 1 && !found.foreign_keys_to_other_keys.empty())
        return "these foreign keys refer to keys that are not primary, which tears a Galera cluster down: " +
               listed(found.foreign_keys_to_other_keys) +
               ". Drop them, or set wsrep_slave_threads = 1 on every node";
    return "";
}

Soundness look_at(soci::session& session, core::Clock clock)
{
    if (!dialect::of(session).definitions_commit) return {};
    Soundness found;
    found.foreign_keys_to_other_keys = names(session, select_foreign_keys);
    found.tables_of_other_collation = names(session, select_tables);
    auto const before = core::micros_of(clock());
    auto const cluster = Prepared<Nothing, Cluster>{session, select_cluster}.one({}).value();
    auto const after = core::micros_of(clock());
    found.in_cluster = cluster.wsrep_on == 1;
    found.appliers = cluster.appliers;
    found.ahead = std::chrono::microseconds{cluster.now_us - (before + after) / 2};
    return found;
}

void require_sound(soci::session& session, core::Clock clock)
{
    if (auto const fault = fault_of(look_at(session, clock)); !fault.empty()) throw StoreFailure{fault};
}

} // namespace etimbre::adapters::store
