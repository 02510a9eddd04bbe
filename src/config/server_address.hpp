#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::config {

/// Where a database server listens: a TCP port or, where `socket` is not empty, a Unix socket.
struct ServerAddress {
    std::string host{};
    std::uint16_t port = 0;
    std::string socket{};

    friend bool operator==(ServerAddress const&, ServerAddress const&) = default;
};

/// Reads "10.0.0.1:3306", "[2001:db8::1]:3306", "db1.example:3306" or "unix:/run/mysqld/mysqld.sock".
std::optional<ServerAddress> server_address_of(std::string_view text);

bool is_server_address(std::string_view text);

} // namespace etimbre::config
