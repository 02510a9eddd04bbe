#pragma once

#include "http/server/router.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// Limits of one listener; defaults are those of docs/security.md.
struct Limits {
    using Duration = std::chrono::milliseconds;

    std::size_t header_bytes = 8 * 1024;
    std::size_t connections = 2000;
    std::size_t connections_per_address = 32; ///< an IPv6 client is its /64
    std::size_t requests_per_connection = 1000;
    std::size_t body_bytes_per_second = 1024; ///< slower than this on the whole: 408
    Duration handshake = std::chrono::seconds{5};
    Duration header = std::chrono::seconds{10}; ///< from the first byte of a request to the end of its head
    Duration body = std::chrono::seconds{120};  ///< never longer, however large the body
    Duration idle = std::chrono::seconds{15};   ///< between two requests
    Duration answer = std::chrono::seconds{30}; ///< a handler that has not answered by then: 503
    Duration linger =
        std::chrono::seconds{2}; ///< for the client to read a last answer before the line is cut
    Duration drain = std::chrono::seconds{10};
};

enum class Transport { plain, tls, mutual_tls };

struct Listener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: a free one, see Server::port
    Transport transport = Transport::tls;
    std::string certificate_file{}; ///< PEM chain
    std::string key_file{};         ///< PEM
    std::string client_ca_file{};   ///< PEM, for mutual_tls
    bool tls_1_3_only = false;
    Limits limits{};
    /// Called on an I/O thread for each answer, refusals of the edge included (their method or path may be
    /// empty where none was understood). A log may keep method and path, never query or headers: they hold
    /// tokens.
    std::function<void(Request const&, unsigned status, std::chrono::microseconds)> on_answer{};
    /// Called on any thread for what an operator must know: an exception of a handler, no more file
    /// descriptors.
    std::function<void(std::string_view)> on_error{};
};

/// One listener with its routes. Each I/O thread has its own io_context and its own SO_REUSEPORT socket.
class Server {
public:
    /// Binds and listens, and starts `threads` I/O threads. Throws std::runtime_error with a sentence saying
    /// what to change (port taken, unreadable certificate).
    Server(Listener listener, Router router, unsigned threads);
    /// Stops, as `stop` does.
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    /// Stops accepting, lets requests in progress end within the drain limit, closes the rest, and returns
    /// when all I/O threads have ended. Not to be called from a handler. An answer that comes later is
    /// dropped.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etimbre::http::server
