#include "load/tls.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <stdexcept>

namespace etimbre::bench {
namespace {

void require(bool done, char const* what)
{
    if (!done) throw std::runtime_error{std::string{"the load cannot start: "} + what};
}

} // namespace

TlsContext client_context(Identity const& identity)
{
    TlsContext context{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
    require(context != nullptr, "no TLS context");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (identity.certificate_file.empty()) return context;
    auto const* const certificate = identity.certificate_file.c_str();
    auto const* const key = identity.key_file.c_str();
    require(SSL_CTX_use_certificate_chain_file(context.get(), certificate) == 1, certificate);
    require(SSL_CTX_use_PrivateKey_file(context.get(), key, SSL_FILETYPE_PEM) == 1, key);
    return context;
}

int connect_to(std::uint16_t port)
{
    int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    require(socket >= 0, "no socket");
    int const now = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto const* const where = reinterpret_cast<sockaddr const*>(&address);
    require(::connect(socket, where, sizeof address) == 0 || errno == EINPROGRESS, "no connection");
    return socket;
}

} // namespace etimbre::bench
