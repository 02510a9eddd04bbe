#include "client.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <thread>
#include <utility>

namespace etimbre::http::server {
namespace {

int connected(std::uint16_t port)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    timeval const limit{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    int const yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error{"cannot connect"};
    return socket;
}

SSL_CTX* context_for(Introduction const& who)
{
    auto* const context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_load_verify_file(context, who.ca_file.c_str());
    if (!who.certificate_file.empty()) {
        SSL_CTX_use_certificate_file(context, who.certificate_file.c_str(), SSL_FILETYPE_PEM);
        SSL_CTX_use_PrivateKey_file(context, who.key_file.c_str(), SSL_FILETYPE_PEM);
    }
    if (who.version != 0) {
        SSL_CTX_set_min_proto_version(context, who.version);
        SSL_CTX_set_max_proto_version(context, who.version);
    }
    if (!who.suites.empty()) SSL_CTX_set_cipher_list(context, who.suites.c_str());
    if (!who.groups.empty()) SSL_CTX_set1_groups_list(context, who.groups.c_str());
    if (!who.protocols.empty())
        SSL_CTX_set_alpn_protos(
            context,
            reinterpret_cast<unsigned char const*>(who.protocols.data()),
            static_cast<unsigned>(who.protocols.size())
        );
    return context;
}

} // namespace

Client::Client(std::uint16_t port) : socket_{connected(port)} {}

Client::Client(std::uint16_t port, Introduction const& introduction)
    : socket_{connected(port)}, context_{context_for(introduction)}, ssl_{SSL_new(context_)}
{
    SSL_set_fd(ssl_, socket_);
    if (!introduction.server_name.empty()) SSL_set_tlsext_host_name(ssl_, introduction.server_name.c_str());
    if (SSL_connect(ssl_) != 1) {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
        ::close(socket_);
        ERR_clear_error();
        throw std::runtime_error{"the handshake failed"};
    }
}

Client::~Client()
{
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    ::close(socket_);
    ERR_clear_error();
}

bool Client::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ssl_ != nullptr ? SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                                          : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Client::read_more()
{
    std::array<char, 16384> part{};
    auto const got = ssl_ != nullptr ? SSL_read(ssl_, part.data(), static_cast<int>(part.size()))
                                     : ::recv(socket_, part.data(), part.size(), 0);
    if (got <= 0) return false;
    buffer_.append(part.data(), static_cast<std::size_t>(got));
    return true;
}

void Client::finish() const
{
    ::shutdown(socket_, SHUT_WR);
}

void Client::sip(int times, std::chrono::milliseconds pause) const
{
    char byte = 0;
    for (int i = 0; i < times && ::recv(socket_, &byte, 1, 0) == 1; ++i) std::this_thread::sleep_for(pause);
}

std::optional<Received> Client::receive(bool without_body)
{
    while (!buffer_.contains("\r\n\r\n"))
        if (!read_more()) return std::nullopt;
    auto const end = buffer_.find("\r\n\r\n") + 4;
    auto head = buffer_.substr(0, end - 2);
    buffer_.erase(0, end);

    Received received{.status = static_cast<unsigned>(std::stoul(head.substr(9, 3)))};
    head.erase(0, head.find("\r\n") + 2);
    while (!head.empty()) {
        auto const line = head.substr(0, head.find("\r\n"));
        head.erase(0, line.size() + 2);
        auto name = line.substr(0, line.find(": "));
        std::ranges::transform(name, name.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        received.headers[name] = line.substr(line.find(": ") + 2);
    }
    if (without_body || !received.headers.contains("content-length")) return received;
    auto const size = std::stoul(received.headers.at("content-length"));
    while (buffer_.size() < size)
        if (!read_more()) return std::nullopt;
    received.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return received;
}

std::string Client::receive_all()
{
    while (read_more()) {
    }
    return std::exchange(buffer_, {});
}

bool Client::is_closed()
{
    errno = 0;
    auto const more = !buffer_.empty() || read_more();
    return !more && errno != EAGAIN && errno != EWOULDBLOCK;
}

std::string Client::tls_version() const
{
    return SSL_get_version(ssl_);
}

std::string Client::protocol() const
{
    unsigned char const* text = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(ssl_, &text, &size);
    return {reinterpret_cast<char const*>(text), size};
}

long Client::serial() const
{
    return ASN1_INTEGER_get(X509_get0_serialNumber(SSL_get0_peer_certificate(ssl_)));
}

std::string Client::suite() const
{
    return SSL_get_cipher_name(ssl_);
}

bool Client::renegotiates()
{
    return SSL_renegotiate(ssl_) == 1 && SSL_do_handshake(ssl_) == 1;
}

bool Client::has_session() const
{
    return SSL_SESSION_is_resumable(SSL_get0_session(ssl_)) == 1;
}

} // namespace etimbre::http::server
