#pragma once

#include "adapters/store/place.hpp"

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace etimbre::adapters::store {

/// A MariaDB server of this test program: made at the first use in a folder of its own, on a Unix socket and
/// on a free port of loopback with TLS, gone when the program ends.
class MariadbServer {
public:
    static MariadbServer const& shared();

    MariadbServer();
    ~MariadbServer();
    MariadbServer(MariadbServer const&) = delete;
    MariadbServer& operator=(MariadbServer const&) = delete;

    /// A new, empty database; its name.
    std::string new_database(std::string const& collation = "utf8mb4_nopad_bin") const;
    /// As root, in no database.
    void run(std::string const& statement) const;

    MariadbServers by_socket(std::string const& database) const;
    MariadbServers by_tcp(std::string const& database) const;
    std::filesystem::path const& folder() const { return folder_; }

private:
    void start();

    std::filesystem::path folder_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

/// Whether this run of the tests is the one on MariaDB.
bool tests_are_on_mariadb();

} // namespace etimbre::adapters::store
