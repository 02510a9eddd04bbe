#include "http/server/stream.hpp"
#include "http/server/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

/// OpenSSL reads and writes the socket itself: measured against a pair of memory buffers (asio::ssl), that
/// spares two copies of every byte and 34 KB for each idle connection.
class TlsStream : public Stream {
public:
    TlsStream(int socket, SSL_CTX* context) : ssl_{SSL_new(context)}
    {
        if (!ssl_ || SSL_set_fd(ssl_.get(), socket) != 1)
            throw std::runtime_error{"OpenSSL has no memory for another connection"};
    }

    Progress handshake() override
    {
        ERR_clear_error();
        return progress_of(SSL_accept(ssl_.get()), 0);
    }
    Progress read(std::span<char> into) override
    {
        ERR_clear_error();
        std::size_t bytes = 0;
        auto const result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &bytes);
        return progress_of(result, bytes);
    }
    Progress write(std::string_view bytes) override
    {
        ERR_clear_error();
        std::size_t sent = 0;
        auto const result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &sent);
        return progress_of(result, sent);
    }
    bool has_buffered() const override { return SSL_has_pending(ssl_.get()) == 1; }
    void close() override
    {
        ERR_clear_error();
        if (!broken_) SSL_shutdown(ssl_.get());
    }
    std::string identity() const override
    {
        std::unique_ptr<X509, FreeCertificate> const certificate{SSL_get1_peer_certificate(ssl_.get())};
        return certificate ? identity_of(*certificate) : std::string{};
    }

private:
    Progress progress_of(int result, std::size_t bytes)
    {
        if (result > 0) return {Flow::done, bytes};
        switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return {Flow::wants_read};
        case SSL_ERROR_WANT_WRITE:
            return {Flow::wants_write};
        case SSL_ERROR_ZERO_RETURN:
            return {Flow::ended};
        default:
            broken_ = true; // nothing may be sent after a fatal error, not even goodbye
            return {Flow::ended};
        }
    }

    std::unique_ptr<SSL, FreeSsl> ssl_;
    bool broken_ = false;
};

} // namespace

std::unique_ptr<Stream> tls_stream(int socket, SSL_CTX* context)
{
    return std::make_unique<TlsStream>(socket, context);
}

} // namespace etimbre::http::server
