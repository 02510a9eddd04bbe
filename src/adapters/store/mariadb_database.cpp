#include "adapters/store/mariadb_database.hpp"

#include "adapters/store/mariadb_checks.hpp"
#include "adapters/store/mariadb_errors.hpp"
#include "adapters/store/server_choice.hpp"
#include "adapters/store/store_failure.hpp"
#include "telemetry/log.hpp"

#include <soci/mysql/soci-mysql.h>
#include <sys/stat.h>

#include <fstream>
#include <string>
#include <string_view>

namespace etimbre::adapters::store {
namespace {

namespace fs = std::filesystem;

// A value of another shape is refused and not bent (sql_mode); a change of what somebody changed since our
// snapshot is refused (innodb_snapshot_isolation); a lock is waited for less long than an answer; a Galera
// node reads only what all had committed before (wsrep_sync_wait) and repeats nothing by itself.
constexpr std::string_view settings_of_session =
    "SET SESSION sql_mode = 'TRADITIONAL', SESSION innodb_snapshot_isolation = ON, "
    "SESSION innodb_lock_wait_timeout = 5, SESSION lock_wait_timeout = 60, SESSION time_zone = '+00:00', "
    "SESSION foreign_key_checks = 1, SESSION unique_checks = 1, SESSION check_constraint_checks = 1, "
    "SESSION autocommit = 1, SESSION wsrep_sync_wait = 1, SESSION wsrep_retry_autocommit = 0, "
    "SESSION character_set_client = utf8mb4, SESSION character_set_results = utf8mb4, "
    "SESSION collation_connection = utf8mb4_nopad_bin";
constexpr auto isolation = "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE";
constexpr auto isolation_of_reader = "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

std::string password_in(fs::path const& file)
{
    if (file.empty()) return "";
    std::ifstream in{file};
    struct stat facts{};
    if (!in || ::stat(file.c_str(), &facts) != 0)
        throw StoreFailure{"cannot read the database's password in " + file.string()};
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    if ((facts.st_mode & others) != 0)
        throw StoreFailure{
            "others can read the database's password in " + file.string() + ": run chmod 600 on it"
        };
    std::string password;
    std::getline(in, password);
    return password;
}

/// A value of SOCI's connection string.
std::string in_quotes(std::string_view value)
{
    std::string out = "'";
    for (char const each : value) {
        if (each == '\'' || each == '\\') out += '\\';
        out += each;
    }
    return out + "'";
}

/// The client library takes a host with a semicolon for a list of its own options: the only way through SOCI
/// to have the server's certificate verified. `protocol=1`: TCP, for "localhost" too. `local-infile`: no
/// server may ask for a file of ours.
std::string route_to(Server const& server, MariadbServers const& place)
{
    auto const where = server.is_local()
                           ? "socket=" + server.socket.string()
                           : "host=" + server.host + ";port=" + std::to_string(server.port) +
                                 ";protocol=1;ssl-ca=" + place.ca_file.string() + ";ssl-verify-server-cert=1";
    if (place.ca_file.string().contains(';') || server.socket.string().contains(';'))
        throw StoreFailure{"the path of a socket or of [store] ca_file may not contain a semicolon"};
    if (!server.is_local() && !std::ifstream{place.ca_file})
        throw StoreFailure{"[store] ca_file, " + place.ca_file.string() + ", cannot be read"};
    return where + ";local-infile=0";
}

// charset: SOCI writes values into the text of a statement, and escapes them as this character set needs it.
std::string connection_string(Server const& server, MariadbServers const& place)
{
    auto const seconds = std::to_string(place.answer_within.count());
    return "host=" + in_quotes(route_to(server, place)) + " user=" + in_quotes(place.user) +
           " password=" + in_quotes(password_in(place.password_file)) + " db=" + in_quotes(place.database) +
           " charset=utf8mb4 connect_timeout=3 read_timeout=" + seconds + " write_timeout=" + seconds;
}

/// Whatever the account asks for, nothing is said in clear over a network.
void require_encryption(soci::session& session, Server const& server)
{
    if (server.is_local()) return;
    auto* const connection = static_cast<soci::mysql_session_backend&>(*session.get_backend()).conn_;
    if (mysql_get_ssl_cipher(connection) == nullptr)
        throw StoreFailure{"the connection is not encrypted: give the server a certificate (ssl_cert)"};
}

std::unique_ptr<soci::session> connect(Server const& server, MariadbServers const& place, Access access)
{
    try {
        auto session = std::make_unique<soci::session>(soci::mysql, connection_string(server, place));
        require_encryption(*session, server);
        *session << std::string{settings_of_session};
        *session << (access == Access::read ? isolation_of_reader : isolation);
        require_ready(*session);
        return session;
    } catch (soci::mysql_soci_error const& error) {
        constexpr unsigned unknown_variable = 1193; // innodb_snapshot_isolation
        auto const words = dialect::mariadb_words(error.err_num_, error.get_error_message());
        throw StoreFailure{
            error.err_num_ == unknown_variable ? words + ": MariaDB must be 10.11.8, 10.6.18 or newer" : words
        };
    }
}

} // namespace

std::unique_ptr<soci::session> open_mariadb(MariadbServers const& place, Access access)
{
    auto const first = place.choice ? place.choice->at_hand() : 0;
    std::string why;
    for (std::size_t step = 0; step < place.servers.size(); ++step) {
        auto const at = (first + step) % place.servers.size();
        auto const& server = place.servers.at(at);
        try {
            auto session = connect(server, place, access);
            if (place.choice && step > 0) {
                place.choice->move(first, at);
                telemetry::log(
                    telemetry::Level::warning,
                    "database_server_changed",
                    {{"to", server.name()}, {"why", why}}
                );
            }
            return session;
        } catch (StoreFailure const& failure) {
            why += (why.empty() ? "" : "; ") + server.name() + ": " + failure.what();
        }
    }
    throw ConnectionLost{"no database server can be used: " + why};
}

} // namespace etimbre::adapters::store
