#include "tls_peer.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace etimbre::adapters::est3dgate {

namespace {

template <auto Free>
struct Freed {
    template <class Thing>
    void operator()(Thing* thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Connection = std::unique_ptr<SSL, Freed<SSL_free>>;

Certificate self_signed(EVP_PKEY* key, std::string const& address)
{
    Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    auto* const name = X509_get_subject_name(certificate.get());
    auto const* const common = reinterpret_cast<unsigned char const*>("acquirer of a test");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    auto const alternative = "IP:" + address;
    auto* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alternative.c_str());
    X509_add_ext(certificate.get(), extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

std::string write_pem(X509* certificate)
{
    static std::atomic<int> files = 0;
    auto path = testing::TempDir() + "tls_peer_" + std::to_string(getpid()) + "_" + std::to_string(++files);
    auto* const file = std::fopen(path.c_str(), "w");
    if (file == nullptr) throw std::runtime_error{"cannot write " + path};
    PEM_write_X509(file, certificate);
    std::fclose(file);
    return path;
}

std::size_t body_length(std::string const& head)
{
    constexpr std::string_view field = "Content-Length: ";
    auto const at = head.find(field);
    std::size_t length = 0;
    if (at != std::string::npos)
        std::from_chars(head.data() + at + field.size(), head.data() + head.size(), length);
    return length;
}

std::string read_request(SSL* connection)
{
    std::string request;
    std::array<char, 4096> part{};
    for (;;) {
        auto const end = request.find("\r\n\r\n");
        if (end != std::string::npos && request.size() >= end + 4 + body_length(request)) return request;
        int const count = SSL_read(connection, part.data(), static_cast<int>(part.size()));
        if (count <= 0) return request;
        request.append(part.data(), static_cast<std::size_t>(count));
    }
}

} // namespace

struct TlsPeer::Tls {
    std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context{SSL_CTX_new(TLS_server_method())};
};

TlsPeer::TlsPeer(Answer answer, std::string const& address)
    : answer_{std::move(answer)}, tls_{std::make_unique<Tls>()}, listening_{::socket(AF_INET, SOCK_STREAM, 0)}
{
    std::signal(SIGPIPE, SIG_IGN);
    Key const key{EVP_EC_gen("P-256")};
    auto const certificate = self_signed(key.get(), address);
    SSL_CTX_use_certificate(tls_->context.get(), certificate.get());
    SSL_CTX_use_PrivateKey(tls_->context.get(), key.get());
    ca_file_ = write_pem(certificate.get());

    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&at), size) != 0 || ::listen(listening_, 8) != 0)
        throw std::runtime_error{"the test's server cannot listen"};
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

TlsPeer::~TlsPeer()
{
    ending_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
    std::remove(ca_file_.c_str());
}

void TlsPeer::serve()
{
    while (!ending_) {
        int const connection = ::accept(listening_, nullptr, nullptr);
        if (connection < 0) return;
        ++connections_;
        talk(connection);
        ::close(connection);
    }
}

void TlsPeer::talk(int connection)
{
    Connection const ssl{SSL_new(tls_->context.get())};
    SSL_set_fd(ssl.get(), connection);
    if (SSL_accept(ssl.get()) != 1) return;
    auto const answer = answer_(read_request(ssl.get()));
    if (!answer.empty()) SSL_write(ssl.get(), answer.data(), static_cast<int>(answer.size()));
    SSL_shutdown(ssl.get());
}

std::string http_answer(std::string const& status, std::string const& body)
{
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace etimbre::adapters::est3dgate
