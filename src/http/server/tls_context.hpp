#pragma once

#include "http/server/server.hpp"
#include "http/server/turned_away.hpp"

#include <openssl/types.h>

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// The TLS of one listener, after Mozilla's server side TLS 6.0 (intermediate): TLS 1.2 with six AEAD suites
/// and TLS 1.3, our order of suites, X25519 and the P curves, ALPN "http/1.1" only; keys and signatures of at
/// least 112 bits (security level 2 of OpenSSL); no renegotiation, no compression, no early data, no
/// resumption (measured: it saves no time with client certificates, and a ticket would outlive a revocation).
/// By whom the certificates of clients are judged is said for each connection: see ClientTrust.
class TlsContext {
public:
    /// Throws std::runtime_error naming the file that cannot be used.
    explicit TlsContext(Listener const& listener);

    SSL_CTX* native() const { return context_.get(); }

private:
    struct Free {
        void operator()(SSL_CTX* context) const;
    };
    std::unique_ptr<SSL_CTX, Free> context_;
};

/// The identity that a verified client certificate gives: its one URI subjectAltName, which begins with
/// "urn:etimbre:". Otherwise why there is none: no URI, two, one of others or with other characters than
/// [A-Za-z0-9:._-], or a certificate that is not expressly meant for client authentication (extended key
/// usage).
std::expected<std::string, std::string_view> identity_of(X509 const& certificate);

/// Why a handshake failed, from what OpenSSL knows of it and has left in this thread's queue of errors.
TurnedAway failure_of(SSL const& connection);

} // namespace etimbre::http::server
