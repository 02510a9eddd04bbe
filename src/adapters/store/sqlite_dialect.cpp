#include "adapters/store/sqlite_dialect.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

namespace etimbre::adapters::store::dialect {
namespace {

// NOLINTBEGIN(*-static-cast-downcast): Debian's libsoci hides the type information that a dynamic_cast needs
soci::sqlite3_statement_backend& backend_of(soci::statement& statement)
{
    return static_cast<soci::sqlite3_statement_backend&>(*statement.get_backend());
}

sqlite_api::sqlite3* connection_of(soci::session& session)
{
    return static_cast<soci::sqlite3_session_backend&>(*session.get_backend()).conn_;
}
// NOLINTEND(*-static-cast-downcast)

std::optional<Key> taken_key(soci::session& session)
{
    switch (sqlite_api::sqlite3_extended_errcode(connection_of(session))) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return Key::primary;
    case SQLITE_CONSTRAINT_UNIQUE:
        return Key::unique;
    default:
        return std::nullopt;
    }
}

/// Whether the statement is at fault, and not what the database lies on, nor another program that holds it.
Trouble trouble(soci::session& session)
{
    switch (sqlite_api::sqlite3_errcode(connection_of(session))) {
    case SQLITE_ERROR: // of a statement that was prepared: a sum that is too large
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return Trouble::refused;
    default:
        return Trouble::lasting;
    }
}

void finish(soci::statement& statement)
{
    sqlite_api::sqlite3_reset(backend_of(statement).stmt_);
}

std::size_t parameters_of(soci::statement& statement)
{
    return static_cast<std::size_t>(sqlite_api::sqlite3_bind_parameter_count(backend_of(statement).stmt_));
}

std::optional<std::size_t> columns_of(soci::statement& statement)
{
    return static_cast<std::size_t>(sqlite_api::sqlite3_column_count(backend_of(statement).stmt_));
}

} // namespace

// BEGIN IMMEDIATE takes the write lock at once: a transaction that reads first and writes later would be
// refused in the middle. One program at a time has nobody to conflict with.
Dialect const sqlite{
    .begin_writing = "BEGIN IMMEDIATE",
    .begin_reading = "BEGIN",
    .count_tables = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = :name",
    .definitions_commit = false,
    .taken_key = taken_key,
    .trouble = trouble,
    .in_transaction = [](soci::session& session
                      ) { return sqlite_api::sqlite3_get_autocommit(connection_of(session)) == 0; },
    .words_of = [](soci::session&, soci::soci_error const& error) { return error.get_error_message(); },
    .finish = finish,
    .parameters_of = parameters_of,
    .columns_of = columns_of,
};

} // namespace etimbre::adapters::store::dialect
