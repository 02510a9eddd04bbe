#pragma once

#include "http/server/router.hpp"
#include "http/server/turned_away.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::server {

/// Limits of one listener; defaults are those of docs/security.md.
struct Limits {
    using Duration = std::chrono::milliseconds;

    std::size_t header_bytes = 8192;
    std::size_t connections = 2000;
    std::size_t connections_per_address = 32; ///< an IPv6 client is its /64
    std::size_t arrivals_per_second = 0;      ///< new connections of one address, on the whole; 0: any number
    std::size_t arrivals_at_once = 100;       ///< of an address that has been quiet
    std::size_t handshakes_per_thread = 128;  ///< unfinished; one more, and the oldest of them is ended
    std::size_t requests_per_connection = 1000;
    std::size_t bytes_per_second = 1024; ///< of a body, in each `window`: slower is 408
    Duration handshake = std::chrono::seconds{5};
    Duration header = std::chrono::seconds{10}; ///< from the first byte of a request to the end of its head
    Duration window = std::chrono::seconds{10}; ///< in which the speed of a body and of an answer is measured
    Duration body = std::chrono::seconds{120};  ///< never longer, however large the body or the answer
    Duration idle = std::chrono::seconds{15};   ///< between two requests
    Duration answer = std::chrono::seconds{30}; ///< a handler that has not answered by then: 503
    Duration linger =
        std::chrono::seconds{2}; ///< for the client to read a last answer before the line is cut
    Duration drain = std::chrono::seconds{10};
    Duration reload = std::chrono::seconds{1}; ///< between two looks at the files of certificates
};

enum class Transport { plain, tls, mutual_tls };

struct Listener {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: a free one, see Server::port
    Transport transport = Transport::tls;
    std::string certificate_file{}; ///< PEM chain
    std::string key_file{};         ///< PEM
    std::string client_ca_file{};   ///< PEM, for mutual_tls
    std::string crl_file{};         ///< PEM, for mutual_tls; empty: no client is ever revoked
    bool tls_1_3_only = false;
    std::vector<std::string> hosts{}; ///< names that a Host may have, in lower case; empty: any
    Limits limits{};
    /// Called on an I/O thread for each answer, refusals of the edge included (their method or path may be
    /// empty where none was understood). A log may keep method and path, never query or headers: they hold
    /// tokens.
    std::function<void(Request const&, unsigned status, std::chrono::microseconds)> on_answer{};
    /// Called on any thread for what an operator must know: an exception of a handler, no more file
    /// descriptors, a certificate that cannot be used.
    std::function<void(std::string_view)> on_error{};
    /// The same for what he may like to know: a new certificate is in use.
    std::function<void(std::string_view)> on_news{};
    /// Called on an I/O thread for each connection that was not let in, or whose certificate was revoked
    /// since.
    std::function<void(TurnedAway const&)> on_turned_away{};
};

/// One listener with its routes. Certificates, keys and lists are read again when their files change. Each
/// I/O thread has its own io_context and its own SO_REUSEPORT socket.
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
    /// What is wrong with the files of certificates at this moment, a sentence each. From any thread.
    std::vector<std::string> troubles() const;
    /// Begins to stop and returns at once, so that several servers can stop at the same time.
    void begin_stop();
    /// Stops accepting, lets requests in progress end within the drain limit, closes the rest, and returns
    /// when all I/O threads have ended. Not to be called from a handler. An answer that comes later is
    /// dropped.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etimbre::http::server
