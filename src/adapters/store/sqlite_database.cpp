#include "adapters/store/sqlite_database.hpp"

#include "adapters/store/store_failure.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace etimbre::adapters::store {
namespace {

namespace fs = std::filesystem;

// Negative: KiB. The writer also touches the inner pages of every index; readers come in numbers.
constexpr auto cache_of_writer = "PRAGMA cache_size = -32768";
constexpr auto cache_of_reader = "PRAGMA cache_size = -8192";

// A checkpoint copies pages back while commits wait; every 4,000 pages (16 MiB) is rarer and costs the same.
constexpr auto checkpoint_rarely = "PRAGMA wal_autocheckpoint = 4000";

/// A session is used by one thread at a time, so SQLite need not lock each call, nor count each allocation
/// under a lock that all sessions share. Must precede the process's first session; in vain, and harmless,
/// after it.
void spare_locks()
{
    static bool const once = [] {
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);  // NOLINT(*-vararg): SQLite's only way
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // NOLINT(*-vararg)
        return true;
    }();
    static_cast<void>(once);
}

void require_or_create(fs::path const& path, Access access)
{
    if (access != Access::create) {
        if (fs::exists(path)) return;
        throw StoreFailure{"there is no database at " + path.string() + ": run `etimbre db migrate` first"};
    }
    int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600); // NOLINT(*-vararg): POSIX
    if (file < 0)
        throw StoreFailure{
            "cannot create the database " + path.string() + ": " + std::generic_category().message(errno)
        };
    ::close(file);
}

std::string connection_string(fs::path const& path)
{
    if (path.string().find('"') != std::string::npos)
        throw StoreFailure{"the path of a database may not contain a double quote: " + path.string()};
    return "db=\"" + path.string() + "\" timeout=10 synchronous=full";
}

void require_write_ahead_log(soci::session& session)
{
    std::string mode;
    session << "PRAGMA journal_mode = WAL", soci::into(mode);
    if (mode != "wal") throw StoreFailure{"the database cannot keep a write-ahead log where it lies"};
}

void set_up(soci::session& session, Access access)
{
    session << "PRAGMA temp_store = MEMORY";
    session << "PRAGMA trusted_schema = OFF";
    if (access == Access::read) {
        session << cache_of_reader;
        session << "PRAGMA query_only = ON";
        return;
    }
    require_write_ahead_log(session);
    session << "PRAGMA foreign_keys = ON";
    session << cache_of_writer;
    session << checkpoint_rarely;
}

} // namespace

std::unique_ptr<soci::session> open_sqlite(fs::path const& path, Access access)
{
    spare_locks();
    require_or_create(path, access);
    auto session = std::make_unique<soci::session>(*soci::factory_sqlite3(), connection_string(path));
    set_up(*session, access);
    return session;
}

} // namespace etimbre::adapters::store
