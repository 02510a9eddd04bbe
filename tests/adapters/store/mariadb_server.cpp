#include "mariadb_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace etimbre::adapters::store {
namespace {

namespace fs = std::filesystem;

// In memory where there is room for it: what a power cut does is not what these tests are about.
fs::path new_folder()
{
    auto const where = fs::is_directory("/dev/shm") ? fs::path{"/dev/shm"} : fs::temp_directory_path();
    auto pattern = (where / "etimbre-mariadb-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    return pattern;
}

std::uint16_t free_port()
{
    int const probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(probe, any, size) != 0 || ::getsockname(probe, any, &size) != 0)
        throw std::runtime_error{"no free port"};
    ::close(probe);
    return ntohs(address.sin_port);
}

/// Ends with this program, also when that is killed.
pid_t spawn(std::string const& command)
{
    auto const child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::execl("/bin/sh", "sh", "-c", ("exec " + command).c_str(), nullptr);
    ::_exit(127);
}

void run_command(std::string const& command)
{
    int status = -1;
    ::waitpid(spawn(command), &status, 0);
    if (status != 0) throw std::runtime_error{"failed: " + command};
}

std::string as_user()
{
    return ::geteuid() == 0 ? " --user=root" : "";
}

} // namespace

bool tests_are_on_mariadb()
{
    auto const* const engine = std::getenv("ETIMBRE_TEST_ENGINE");
    return engine != nullptr && std::string{engine} == "mariadb";
}

MariadbServer const& MariadbServer::shared()
{
    static MariadbServer const server;
    return server;
}

MariadbServer::MariadbServer() : folder_{new_folder()}, port_{free_port()}
{
    auto const in = folder_.string();
    run_command(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tests -addext "
        "subjectAltName=IP:127.0.0.1 "
        "-keyout " +
        in + "/server.key -out " + in + "/server.pem >" + in + "/openssl.log 2>&1"
    );
    run_command(
        "mariadb-install-db --no-defaults" + as_user() + " --datadir=" + in +
        "/data --auth-root-authentication-method=normal --skip-test-db >" + in + "/install.log 2>&1"
    );
    start();
    std::ofstream{folder_ / "password"} << "it's a; secret\\\n";
    fs::permissions(folder_ / "password", fs::perms::owner_read | fs::perms::owner_write);
    for (auto const* const host : {"localhost", "127.0.0.1"}) {
        auto const account = std::string{"tester@'"} + host + "'";
        run("CREATE USER " + account + " IDENTIFIED BY 'it\\'s a; secret\\\\'");
        run("GRANT ALL ON *.* TO " + account);
    }
}

MariadbServer::~MariadbServer()
{
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void MariadbServer::start()
{
    auto const in = folder_.string();
    process_ = spawn(
        "mariadbd --no-defaults" + as_user() + " --datadir=" + in + "/data --socket=" + in +
        "/s --bind-address=127.0.0.1 --port=" + std::to_string(port_) + " --pid-file=" + in +
        "/pid --log-error=" + in + "/err.log --skip-name-resolve --innodb-flush-log-at-trx-commit=1 " +
        "--innodb-buffer-pool-size=64M --ssl-cert=" + in + "/server.pem --ssl-key=" + in + "/server.key >" +
        in + "/out.log 2>&1 </dev/null"
    );
    auto const late = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (std::chrono::steady_clock::now() < late) {
        try {
            run("SELECT 1");
            return;
        } catch (soci::soci_error const&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }
    throw std::runtime_error{"MariaDB does not answer"};
}

std::string MariadbServer::new_database(std::string const& collation) const
{
    static std::atomic<int> count = 0;
    auto const name = "t" + std::to_string(++count);
    run("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE " + collation);
    return name;
}

void MariadbServer::run(std::string const& statement) const
{
    soci::session session{soci::mysql, "user=root charset=utf8mb4 unix_socket=" + (folder_ / "s").string()};
    session << statement;
}

MariadbServers MariadbServer::by_socket(std::string const& database) const
{
    return {
        .servers = {{.host = {}, .port = 0, .socket = folder_ / "s"}},
        .database = database,
        .user = "tester",
        .password_file = folder_ / "password",
    };
}

MariadbServers MariadbServer::by_tcp(std::string const& database) const
{
    auto place = by_socket(database);
    place.servers = {{.host = "127.0.0.1", .port = port_}};
    place.ca_file = folder_ / "server.pem";
    return place;
}

} // namespace etimbre::adapters::store
