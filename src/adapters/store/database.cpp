#include "adapters/store/database.hpp"

#include "adapters/store/mariadb_database.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/sqlite_database.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_oldest = "SELECT schema_files FROM oldest_program";

constexpr auto count_applied = "SELECT COUNT(*) FROM schema_migration";

struct Named {
    std::string name;
};

struct Count {
    std::int64_t count;
};

/// An overload for each engine.
struct Open {
    Access access;

    std::unique_ptr<soci::session> operator()(SqliteFile const& at) const
    {
        return open_sqlite(at.file, access);
    }
    std::unique_ptr<soci::session> operator()(MariadbServers const& at) const
    {
        return open_mariadb(at, access);
    }
};

struct Name {
    std::string operator()(SqliteFile const& at) const { return at.file.string(); }
    std::string operator()(MariadbServers const& at) const
    {
        auto name = at.database + " at ";
        for (auto const& server : at.servers)
            name += (&server == at.servers.data() ? "" : ", ") + server.name();
        return name;
    }
};

std::int64_t version_of(soci::session& session)
{
    auto const& words = dialect::of(session);
    auto const tables = Prepared<Named, Count>{session, words.count_tables}.one({"schema_migration"});
    if (tables.value().count == 0) return 0;
    return Prepared<Nothing, Count>{session, count_applied}.one({}).value().count;
}

/// A newer program's schemas say which older programs can still work with them. None says so before 0005.
bool admits(soci::session& session, std::int64_t program)
{
    auto const& words = dialect::of(session);
    auto const tables = Prepared<Named, Count>{session, words.count_tables}.one({"oldest_program"});
    if (tables.value().count == 0) return false;
    auto const oldest = Prepared<Nothing, Count>{session, select_oldest}.one({});
    return oldest && oldest->count <= program;
}

void require_version(soci::session& session, Access access, Place const& place)
{
    auto const version = version_of(session);
    if (version > schema_version && !admits(session, schema_version))
        throw StoreFailure{
            "the database " + name_of(place) + " was written by a newer etimbre that this one cannot follow"
        };
    if (version < schema_version && access != Access::create)
        throw StoreFailure{
            "the database " + name_of(place) + " is older than this etimbre: run `etimbre db migrate`"
        };
}

} // namespace

std::string name_of(Place const& place)
{
    return std::visit(Name{}, place);
}

std::unique_ptr<soci::session> open_database(Place const& place, Access access)
{
    try {
        auto session = std::visit(Open{access}, place);
        require_version(*session, access, place);
        return session;
    } catch (soci::soci_error const& error) {
        throw StoreFailure{"cannot open the database " + name_of(place) + ": " + error.get_error_message()};
    }
}

} // namespace etimbre::adapters::store
