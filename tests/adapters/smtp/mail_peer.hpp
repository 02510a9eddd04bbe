#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace etimbre::adapters::smtp::testing {

/// A mail server on this machine that answers each verb as it is told, for one connection after the other.
class MailPeer {
public:
    /// `answers` by verb, "." being the end of the message; without one it is content. "!" closes the line.
    explicit MailPeer(std::map<std::string, std::string> answers = {});
    ~MailPeer();
    MailPeer(MailPeer const&) = delete;
    MailPeer& operator=(MailPeer const&) = delete;

    std::uint16_t port() const { return port_; }
    /// Ends the connection that is open, and takes no other.
    void close();
    /// What was said, line by line. Only after `close`.
    std::vector<std::string> const& lines() const { return lines_; }
    /// How many connections came. Only after `close`.
    int connections() const { return connections_; }

private:
    void serve();
    void serve_one(int line);
    bool say(int line, std::string const& verb, std::string const& content) const;

    std::map<std::string, std::string> answers_;
    int listening_;
    std::uint16_t port_ = 0;
    std::atomic<int> open_{-1};      ///< the connection that is served
    std::vector<std::string> lines_; ///< owned by the thread until it has ended
    int connections_ = 0;
    std::thread thread_;
};

} // namespace etimbre::adapters::smtp::testing
