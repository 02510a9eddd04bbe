#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace etimbre::adapters::store {

/// A database in a file, for one program at a time.
struct SqliteFile {
    std::filesystem::path file;
};

/// One MariaDB server, by TCP and TLS or, where `socket` is set, by a Unix socket of this machine.
struct Server {
    std::string host{};
    std::uint16_t port = 3306;
    std::filesystem::path socket{};

    bool is_local() const { return !socket.empty(); }
    /// As the configuration writes it.
    std::string name() const;
};

/// Which of several servers is used. All sessions of one service share it, so that they write to one node.
class ServerChoice;

/// A database on MariaDB servers: several are the nodes of one Galera cluster, in the order of preference.
struct MariadbServers {
    std::vector<Server> servers;
    std::string database = "etimbre";
    std::string user = "etimbre";
    /// One line, the password; empty: none. Read whenever a connection is made, so that it can be changed.
    std::filesystem::path password_file{};
    /// Who signs the servers' certificates (PEM). TLS is asked of every server but those on a Unix socket.
    std::filesystem::path ca_file{};
    /// A server that says nothing for so long counts as gone.
    std::chrono::seconds answer_within{10};
    std::shared_ptr<ServerChoice> choice = nullptr; ///< null: of this session alone
};

/// Where a database is, engine and all. Copies share the choice among servers.
using Place = std::variant<SqliteFile, MariadbServers>;

/// For a service: one choice among the servers for all who get a copy.
Place with_shared_choice(Place place);

} // namespace etimbre::adapters::store
