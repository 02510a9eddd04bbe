#include "http/server/client_trust.hpp"
#include "http/server/stream.hpp"
#include "http/server/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace etimbre::http::server {
namespace {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

/// Seconds since 1970; the beginning of time for what cannot be read.
std::time_t end_of(X509 const& certificate)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(&certificate), &parts) != 1) return 0;
    return ::timegm(&parts);
}

/// OpenSSL reads and writes the socket itself: measured against a pair of memory buffers (asio::ssl), that
/// spares two copies of every byte and 34 KB for each idle connection.
class TlsStream : public Stream {
public:
    TlsStream(int socket, TlsContext const& context, ClientTrust const* judged_by)
        : ssl_{SSL_new(context.native())}
    {
        bool const made =
            ssl_ && SSL_set_fd(ssl_.get(), socket) == 1 &&
            (judged_by == nullptr || SSL_set1_verify_cert_store(ssl_.get(), judged_by->store()) == 1);
        if (!made) throw std::runtime_error{"OpenSSL has no memory for another connection"};
    }

    Progress handshake() override
    {
        ERR_clear_error();
        auto const progress = progress_of(SSL_accept(ssl_.get()), 0);
        if (progress.flow == Flow::ended) failure_ = failure_of(*ssl_);
        return progress;
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
    TurnedAway failure() const override { return failure_; }
    std::string identity() const override
    {
        auto const* const certificate = SSL_get0_peer_certificate(ssl_.get());
        return certificate != nullptr ? identity_of(*certificate).value_or("") : std::string{};
    }
    std::string server_name() const override
    {
        auto const* const name = SSL_get_servername(ssl_.get(), TLSEXT_NAMETYPE_host_name);
        return name != nullptr ? name : "";
    }
    std::time_t valid_until() const override
    {
        auto until = Stream::valid_until();
        for (auto const* const certificate : chain()) until = std::min(until, end_of(*certificate));
        return until;
    }
    bool is_revoked_by(Revocations const& lists) const override
    {
        return std::ranges::any_of(chain(), [&](X509 const* each) { return lists.lists(*each); });
    }

private:
    /// The client's certificate and those that vouch for it; none where it was asked for none.
    std::vector<X509 const*> chain() const
    {
        auto* const verified = SSL_get0_verified_chain(ssl_.get());
        std::vector<X509 const*> certificates;
        certificates.reserve(static_cast<std::size_t>(std::max(sk_X509_num(verified), 0)));
        for (int i = 0; i < sk_X509_num(verified); ++i) certificates.push_back(sk_X509_value(verified, i));
        return certificates;
    }
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
    TurnedAway failure_{};
    bool broken_ = false;
};

} // namespace

std::unique_ptr<Stream> tls_stream(int socket, TlsContext const& context, ClientTrust const* judged_by)
{
    return std::make_unique<TlsStream>(socket, context, judged_by);
}

} // namespace etimbre::http::server
