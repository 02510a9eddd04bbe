#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <string>

namespace etimbre::bench {

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Tls = std::unique_ptr<SSL, decltype(&SSL_free)>;

/// Who we are to the server; both files empty for nobody in particular.
struct Identity {
    std::string certificate_file;
    std::string key_file;
};

/// TLS 1.3 alone. The server's certificate is not looked at: it is measured, not trusted.
/// @throws std::runtime_error where a file cannot be read.
TlsContext client_context(Identity const& identity);

/// Begins a connection to a port of this machine; nothing has been sent yet, and nothing blocks.
/// @throws std::runtime_error where the kernel refuses.
int connect_to(std::uint16_t port);

} // namespace etimbre::bench
