#pragma once

#include "http/server/router.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace etimbre::http::server {

/// Limits of one listener; defaults are those of docs/security.md.
struct Limits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t connections = 2000;
    std::size_t connections_per_address = 32;
    std::size_t requests_per_connection = 1000;
    std::chrono::seconds handshake{5};
    std::chrono::seconds header{10};
    std::chrono::seconds body{120};
    std::chrono::seconds idle{15};
    std::chrono::seconds answer{30};   ///< a handler that has not answered by then: 503
    std::chrono::seconds drain{10};
};

enum class Transport { plain, tls, mutual_tls };

struct Listener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                 ///< 0: a free one, see Server::port
    Transport transport = Transport::tls;
    std::string certificate_file{};         ///< PEM chain
    std::string key_file{};                 ///< PEM
    std::string client_ca_file{};           ///< PEM, for mutual_tls
    bool tls_1_3_only = false;
    Limits limits{};
};

/// One listener with its routes. Each I/O thread has its own io_context and its own SO_REUSEPORT socket.
class Server {
public:
    /// Binds and listens, and starts `threads` I/O threads. Throws std::runtime_error with a sentence saying what
    /// to change (port taken, unreadable certificate).
    Server(Listener listener, Router router, unsigned threads);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    /// Stops accepting, lets requests in progress end within the drain limit, closes the rest.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etimbre::http::server
