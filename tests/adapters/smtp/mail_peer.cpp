#include "mail_peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace etimbre::adapters::smtp::testing {
namespace {

/// The next line without its end; false at the end of the connection.
bool read_line(int from, std::string& line)
{
    line.clear();
    char c = 0;
    while (::recv(from, &c, 1, 0) == 1) {
        if (c == '\n') return true;
        if (c != '\r') line += c;
    }
    return false;
}

} // namespace

MailPeer::MailPeer(std::map<std::string, std::string> answers)
    : answers_{std::move(answers)}, listening_{::socket(AF_INET, SOCK_STREAM, 0)}
{
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof here;
    auto* const address = reinterpret_cast<sockaddr*>(&here);
    if (::bind(listening_, address, length) != 0 || ::listen(listening_, 4) != 0 ||
        ::getsockname(listening_, address, &length) != 0)
        throw std::runtime_error{"no port for a mail server"};
    port_ = ntohs(here.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

MailPeer::~MailPeer()
{
    close();
}

void MailPeer::close()
{
    if (!thread_.joinable()) return;
    ::shutdown(listening_, SHUT_RDWR);
    if (auto const open = open_.load(); open >= 0) ::shutdown(open, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
}

void MailPeer::serve()
{
    for (int line = ::accept(listening_, nullptr, nullptr); line >= 0;
         line = ::accept(listening_, nullptr, nullptr)) {
        ++connections_;
        open_ = line;
        serve_one(line);
        open_ = -1;
        ::close(line);
    }
}

bool MailPeer::say(int line, std::string const& verb, std::string const& content) const
{
    auto const told = answers_.find(verb);
    auto const answer = (told == answers_.end() ? content : told->second) + "\r\n";
    return answer != "!\r\n" && ::send(line, answer.data(), answer.size(), MSG_NOSIGNAL) > 0;
}

void MailPeer::serve_one(int line)
{
    bool in_message = false;
    std::string said;
    if (!say(line, "", "220 peer")) return;
    while (read_line(line, said)) {
        lines_.push_back(said);
        if (in_message && said != ".") continue;
        auto const verb = said.substr(0, 4);
        bool const is_data = !in_message && verb == "DATA" && !answers_.contains(verb);
        if (!say(line, in_message ? "." : verb, is_data ? "354 go on" : "250 yes")) return;
        in_message = is_data;
        if (verb == "QUIT") return;
    }
}

} // namespace etimbre::adapters::smtp::testing
