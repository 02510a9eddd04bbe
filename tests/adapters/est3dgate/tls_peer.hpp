#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace etimbre::adapters::est3dgate {

/// An HTTPS server of one test, on loopback: a certificate of its own, one connection after the other, and
/// whatever bytes the test wants as an answer.
class TlsPeer {
public:
    /// From the whole request (head and body) to the bytes sent back, after which the connection is closed.
    using Answer = std::function<std::string(std::string const& request)>;

    /// @param address  What the certificate is made out to.
    explicit TlsPeer(Answer answer, std::string const& address = "127.0.0.1");
    ~TlsPeer();
    TlsPeer(TlsPeer const&) = delete;
    TlsPeer& operator=(TlsPeer const&) = delete;

    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/fim/api"; }
    /// PEM of the certificate, which vouches for itself.
    std::string const& ca_file() const { return ca_file_; }
    int connections() const { return connections_; }

private:
    struct Tls;

    void serve();
    void talk(int connection);

    Answer answer_;
    std::unique_ptr<Tls> tls_;
    std::string ca_file_;
    int listening_ = -1;
    unsigned short port_ = 0;
    std::atomic<int> connections_ = 0;
    std::atomic<bool> ending_ = false;
    std::thread thread_;
};

/// A whole HTTP/1.1 answer.
std::string http_answer(std::string const& status, std::string const& body);

} // namespace etimbre::adapters::est3dgate
