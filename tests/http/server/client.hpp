#pragma once

#include <openssl/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// A response as it came over the wire; header names in lower case.
struct Received {
    unsigned status = 0;
    std::map<std::string, std::string> headers{};
    std::string body{};
};

/// How a client introduces itself over TLS. It believes `ca_file` only.
struct Introduction {
    std::string ca_file{};
    std::string certificate_file{}; ///< empty: no client certificate
    std::string key_file{};
    int version = 0;           ///< of TLS, both least and greatest; 0: any
    std::string suites{};      ///< of TLS 1.2; empty: those of OpenSSL
    std::string groups{};      ///< for the key exchange; empty: those of OpenSSL
    std::string protocols{};   ///< ALPN in wire format; empty: not offered
    std::string server_name{}; ///< SNI; empty: not sent
};

/// A client that sends bytes as they are given, so that it can be wrong in every way. Waits at most five
/// seconds.
class Client {
public:
    explicit Client(std::uint16_t port);
    /// Throws std::runtime_error where the handshake fails.
    Client(std::uint16_t port, Introduction const& introduction);
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;
    ~Client();

    /// False when the other end is gone.
    bool send(std::string_view bytes);
    /// Says that nothing more will be sent; what comes back can still be read. Without TLS.
    void finish() const;
    /// The next response; nothing when the connection ends first, or is silent for five seconds.
    /// @param without_body  For the answer to HEAD.
    std::optional<Received> receive(bool without_body = false);
    /// Takes one byte so many times, with a pause after each; no longer than there is something.
    void sip(int times, std::chrono::milliseconds pause) const;
    /// Everything until the connection ends.
    std::string receive_all();
    /// Whether the other end closes within five seconds without sending anything more.
    bool is_closed();
    std::string tls_version() const;
    std::string protocol() const;
    /// Of the server's certificate.
    long serial() const;
    std::string suite() const;
    bool has_session() const; ///< one that could be resumed
    bool renegotiates();      ///< TLS 1.2

private:
    bool read_more();

    int socket_ = -1;
    SSL_CTX* context_ = nullptr;
    SSL* ssl_ = nullptr;
    std::string buffer_;
};

} // namespace etimbre::http::server
