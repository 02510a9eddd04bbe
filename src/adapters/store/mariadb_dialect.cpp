#include "adapters/store/mariadb_dialect.hpp"

#include "adapters/store/mariadb_errors.hpp"

#include <soci/mysql/soci-mysql.h>

namespace etimbre::adapters::store::dialect {
namespace {

// NOLINTBEGIN(*-static-cast-downcast): Debian's libsoci hides the type information that a dynamic_cast needs
soci::mysql_statement_backend& backend_of(soci::statement& statement)
{
    return static_cast<soci::mysql_statement_backend&>(*statement.get_backend());
}

MYSQL* connection_of(soci::session& session)
{
    return static_cast<soci::mysql_session_backend&>(*session.get_backend()).conn_;
}
// NOLINTEND(*-static-cast-downcast)

std::optional<Key> taken_key(soci::session& session)
{
    auto* const connection = connection_of(session);
    return mariadb_taken_key(mysql_errno(connection), mysql_error(connection));
}

Trouble trouble(soci::session& session)
{
    return mariadb_trouble(mysql_errno(connection_of(session)));
}

// Not what SOCI says, which ends with the text of the statement and so with the values in it.
std::string words_of(soci::session& session, soci::soci_error const& error)
{
    auto* const connection = connection_of(session);
    auto const code = mysql_errno(connection);
    return code == 0 ? error.get_error_message() : mariadb_words(code, mysql_error(connection));
}

} // namespace

// REPEATABLE READ takes its snapshot at the first read; a change of what others changed since is refused by
// innodb_snapshot_isolation (mariadb_database.cpp) and tried again.
Dialect const mariadb{
    .begin_writing = "START TRANSACTION",
    .begin_reading = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
    .count_tables = "SELECT COUNT(*) FROM information_schema.tables "
                    "WHERE table_schema = DATABASE() AND table_name = :name",
    .definitions_commit = true,
    .taken_key = taken_key,
    .trouble = trouble,
    .in_transaction = [](soci::session& session
                      ) { return (connection_of(session)->server_status & SERVER_STATUS_IN_TRANS) != 0; },
    .words_of = words_of,
    .finish = [](soci::statement& statement) { backend_of(statement).clean_up(); },
    .parameters_of = [](soci::statement& statement) { return backend_of(statement).names_.size(); },
    .columns_of = [](soci::statement&) { return std::optional<std::size_t>{}; },
};

} // namespace etimbre::adapters::store::dialect
