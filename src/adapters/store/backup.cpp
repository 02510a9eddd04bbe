#include "adapters/store/backup.hpp"

#include "adapters/store/store_failure.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace etimbre::adapters::store {
namespace {

namespace fs = std::filesystem;

sqlite_api::sqlite3* connection_of(soci::session& session)
{
    return static_cast<soci::sqlite3_session_backend&>(*session.get_backend()).conn_;
}

/// Takes the name, so that two copies do not meet in one file.
void make_file(fs::path const& file)
{
    int const made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) throw StoreFailure{"cannot make " + file.string() + ": " + std::strerror(errno)};
    ::close(made);
}

/// All pages in one step: one snapshot of the source, however much is written meanwhile.
void copy_pages(soci::session& from, soci::session& to, fs::path const& file)
{
    auto* const backup =
        sqlite_api::sqlite3_backup_init(connection_of(to), "main", connection_of(from), "main");
    if (backup == nullptr) throw StoreFailure{"cannot begin to copy the database to " + file.string()};
    int const step = sqlite_api::sqlite3_backup_step(backup, -1);
    int const finished = sqlite_api::sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE || finished != SQLITE_OK)
        throw StoreFailure{
            "cannot copy the database to " + file.string() + ": " + sqlite_api::sqlite3_errstr(step)
        };
}

void check(soci::session& copy, fs::path const& file)
{
    std::string verdict;
    copy << "PRAGMA quick_check", soci::into(verdict);
    if (verdict != "ok") throw StoreFailure{"the copy " + file.string() + " is damaged: " + verdict};
}

void copy(soci::session& session, fs::path const& file)
{
    soci::session to{*soci::factory_sqlite3(), "db=\"" + file.string() + "\" synchronous=full"};
    copy_pages(session, to, file);
    check(to, file);
}

} // namespace

void back_up(soci::session& session, fs::path const& file)
{
    if (file.string().find('"') != std::string::npos)
        throw StoreFailure{"the path of a copy may not contain a double quote: " + file.string()};
    make_file(file);
    try {
        copy(session, file);
    } catch (soci::soci_error const& error) {
        std::error_code none;
        fs::remove(file, none);
        throw StoreFailure{"cannot copy the database to " + file.string() + ": " + error.get_error_message()};
    } catch (StoreFailure const&) {
        std::error_code none;
        fs::remove(file, none);
        throw;
    }
}

} // namespace etimbre::adapters::store
