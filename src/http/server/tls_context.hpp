#pragma once

#include "http/server/server.hpp"

#include <openssl/types.h>

#include <memory>
#include <string>

namespace etimbre::http::server {

/// The TLS of one listener, after Mozilla's server side TLS 6.0 (intermediate): TLS 1.2 with six AEAD suites
/// and TLS 1.3, our order of suites, X25519 and the P curves, ALPN "http/1.1" only; no renegotiation, no
/// compression, no early data, no resumption (measured: it saves no time with client certificates, and a
/// ticket would outlive a revocation).
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

/// The identity that a verified client certificate gives: its one URI subjectAltName that begins with
/// "urn:etimbre:". Empty where there is none, or two, or one with other characters than [A-Za-z0-9:._-], or
/// where the certificate is not expressly meant for client authentication (extended key usage).
std::string identity_of(X509 const& certificate);

} // namespace etimbre::http::server
