#include "http/server/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace etimbre::http::server {
namespace {

constexpr char const* suites_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr char const* suites_1_3 =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr char const* groups = "X25519:P-256:P-384";
constexpr int chain_depth_max = 4;
constexpr int security_level = 2; ///< 112 bits: no SHA-1, no RSA under 2,048, no curve under 224

[[noreturn]] void fail(std::string const& what)
{
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    throw std::runtime_error{what + " (" + reason.data() + ")"};
}

void require(bool done, std::string const& what)
{
    if (!done) fail(what);
}

/// RFC 7301: a client that speaks none of our protocols is told so, and not answered in one it did not offer.
int choose_protocol(
    SSL* /*connection*/,
    unsigned char const** chosen,
    unsigned char* chosen_size,
    unsigned char const* offered,
    unsigned int offered_size,
    void* /*unused*/
)
{
    static constexpr std::string_view ours = "\x08http/1.1";
    auto const* const list = reinterpret_cast<unsigned char const*>(ours.data());
    unsigned char* match = nullptr;
    auto const result = SSL_select_next_proto(
        &match, chosen_size, list, static_cast<unsigned int>(ours.size()), offered, offered_size
    );
    *chosen = match;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// Called for each certificate of the chain after OpenSSL's own checks; the client's is the one at depth 0.
int verify_client(int accepted, X509_STORE_CTX* chain)
{
    if (accepted == 0 || X509_STORE_CTX_get_error_depth(chain) > 0) return accepted;
    auto const identity = identity_of(*X509_STORE_CTX_get_current_cert(chain));
    if (identity) return 1;
    auto* const connection =
        static_cast<SSL*>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
    // The reasons are string literals, so that the pointer is good for ever; `failure_of` reads it.
    // NOLINTNEXTLINE(*-const-cast)
    SSL_set_app_data(connection, const_cast<char*>(identity.error().data()));
    X509_STORE_CTX_set_error(chain, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

void choose_parameters(SSL_CTX* context, bool tls_1_3_only)
{
    auto const oldest = tls_1_3_only ? TLS1_3_VERSION : TLS1_2_VERSION;
    require(
        SSL_CTX_set_min_proto_version(context, oldest) == 1, "This OpenSSL does not know the TLS version"
    );
    require(
        SSL_CTX_set_cipher_list(context, suites_1_2) == 1, "This OpenSSL lacks the TLS 1.2 cipher suites"
    );
    require(
        SSL_CTX_set_ciphersuites(context, suites_1_3) == 1, "This OpenSSL lacks the TLS 1.3 cipher suites"
    );
    require(SSL_CTX_set1_groups_list(context, groups) == 1, "This OpenSSL lacks the key exchange groups");
    SSL_CTX_set_security_level(context, security_level);
    SSL_CTX_set_max_early_data(context, 0);
    SSL_CTX_set_options(
        context,
        SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
            SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_TICKET | SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION
    );
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    static constexpr std::string_view id = "etimbre";
    SSL_CTX_set_session_id_context(
        context, reinterpret_cast<unsigned char const*>(id.data()), static_cast<unsigned int>(id.size())
    );
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    SSL_CTX_set_mode(
        context,
        SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
    );
    // One read of the socket for a record's head and body; Stream asks SSL_has_pending before it waits.
    SSL_CTX_set_read_ahead(context, 1);
}

void load_certificate(SSL_CTX* context, Listener const& listener)
{
    auto const& [certificate, key] = std::tie(listener.certificate_file, listener.key_file);
    require(
        SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) == 1,
        "Cannot use the certificate '" + certificate +
            "': it must be a readable PEM chain, the server's first"
    );
    require(
        SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) == 1,
        "Cannot use the private key '" + key + "': it must be a readable PEM key that belongs to '" +
            certificate + "'"
    );
}

void demand_client_certificate(SSL_CTX* context, std::string const& authorities)
{
    auto const what =
        "Cannot use the certificate authorities in '" + authorities + "': they must be readable PEM";
    auto* const names = SSL_load_client_CA_file(authorities.c_str());
    require(names != nullptr, what);
    SSL_CTX_set_client_CA_list(context, names);
    SSL_CTX_set_verify_depth(context, chain_depth_max);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, verify_client);
}

} // namespace

void TlsContext::Free::operator()(SSL_CTX* context) const
{
    SSL_CTX_free(context);
}

TlsContext::TlsContext(Listener const& listener) : context_{SSL_CTX_new(TLS_server_method())}
{
    require(context_ != nullptr, "OpenSSL gives no TLS context");
    choose_parameters(context_.get(), listener.tls_1_3_only);
    load_certificate(context_.get(), listener);
    if (listener.transport == Transport::mutual_tls)
        demand_client_certificate(context_.get(), listener.client_ca_file);
}

TurnedAway failure_of(SSL const& connection)
{
    auto const verified = SSL_get_verify_result(&connection);
    if (verified == X509_V_ERR_APPLICATION_VERIFICATION)
        return {
            .why = turned_away::certificate, .detail = static_cast<char const*>(SSL_get_app_data(&connection))
        };
    if (verified != X509_V_OK)
        return {.why = turned_away::certificate, .detail = X509_verify_cert_error_string(verified)};
    auto const error = ERR_peek_error();
    auto const* const reason = ERR_reason_error_string(error);
    if (reason == nullptr || ERR_GET_REASON(error) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
        return {.why = turned_away::left, .detail = "the client left"};
    return {.why = turned_away::handshake, .detail = reason};
}

} // namespace etimbre::http::server
