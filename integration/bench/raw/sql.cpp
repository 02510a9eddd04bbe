#include "raw/sql.hpp"

#include <stdexcept>

namespace etimbre::bench {
namespace {

void require(bool done, sqlite3* database, char const* what)
{
    if (!done) throw std::runtime_error{std::string{what} + ": " + sqlite3_errmsg(database)};
}

} // namespace

Handle open_for_writing(std::string const& path)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);  // NOLINT(cppcoreguidelines-pro-type-vararg): C's interface
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // NOLINT(cppcoreguidelines-pro-type-vararg)
    sqlite3* opened = nullptr;
    int const result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    Handle database{opened, &sqlite3_close};
    require(result == SQLITE_OK, opened, path.c_str());
    for (auto const* const pragma :
         {"PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA foreign_keys = ON",
          "PRAGMA temp_store = MEMORY",
          "PRAGMA cache_size = -32768",
          "PRAGMA wal_autocheckpoint = 4000"})
        execute(opened, pragma);
    return database;
}

void execute(sqlite3* database, char const* sql)
{
    require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database, sql);
}

Sql::Sql(sqlite3* database, char const* sql) : database_{database}, statement_{nullptr, &sqlite3_finalize}
{
    sqlite3_stmt* made = nullptr;
    int const result = sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    statement_.reset(made);
    require(result == SQLITE_OK, database, sql);
}

bool Sql::step()
{
    int const result = sqlite3_step(statement_.get());
    require(result == SQLITE_ROW || result == SQLITE_DONE, database_, sqlite3_sql(statement_.get()));
    return result == SQLITE_ROW;
}

std::string Sql::text(int column) const
{
    auto const* const bytes = sqlite3_column_text(statement_.get(), column);
    return bytes == nullptr ? "" : reinterpret_cast<char const*>(bytes);
}

void Sql::bind(int at, std::string_view text)
{
    auto const size = static_cast<int>(text.size());
    require(
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the size is told
        sqlite3_bind_text(statement_.get(), at, text.data(), size, SQLITE_STATIC) == SQLITE_OK,
        database_,
        sqlite3_sql(statement_.get())
    );
}

void Sql::bind(int at, std::int64_t number)
{
    require(
        sqlite3_bind_int64(statement_.get(), at, number) == SQLITE_OK,
        database_,
        sqlite3_sql(statement_.get())
    );
}

void Sql::finish()
{
    require(!step(), database_, sqlite3_sql(statement_.get()));
    sqlite3_reset(statement_.get());
    if (sqlite3_changes(database_) != 1)
        throw std::runtime_error{std::string{"not one row: "} + sqlite3_sql(statement_.get())};
}

} // namespace etimbre::bench
