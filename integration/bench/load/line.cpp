#include "load/line.hpp"

#include <openssl/err.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace etimbre::bench {
namespace {

std::size_t number_behind(std::string_view head, std::string_view name)
{
    auto const at = head.find(name);
    std::size_t number = 0;
    if (at == std::string_view::npos) throw std::runtime_error{"an answer without its length"};
    auto const digits = head.substr(at + name.size());
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{})
        throw std::runtime_error{"an answer with an unreadable length"};
    return number;
}

} // namespace

Line::Line(SSL_CTX* context, std::uint16_t port)
    : socket_{connect_to(port)}, tls_{SSL_new(context), &SSL_free}
{
    SSL_set_fd(tls_.get(), socket_);
    SSL_set_connect_state(tls_.get());
    SSL_set_tlsext_host_name(tls_.get(), "localhost");
}

Line::~Line()
{
    ::close(socket_);
}

void Line::note(int result, char const* what)
{
    auto const error = SSL_get_error(tls_.get(), result);
    if (error == SSL_ERROR_WANT_READ)
        wants_ = Wants::read;
    else if (error == SSL_ERROR_WANT_WRITE)
        wants_ = Wants::write;
    else
        throw std::runtime_error{std::string{"the server broke off while "} + what};
}

bool Line::shake_hands()
{
    ERR_clear_error();
    int const result = SSL_do_handshake(tls_.get());
    if (result == 1) return true;
    note(result, "shaking hands");
    return false;
}

void Line::send(std::string request, Moment now)
{
    out_ = std::move(request);
    sent_ = 0;
    in_.clear();
    began_ = now;
    busy_ = true;
    flush();
}

bool Line::flush()
{
    while (sent_ < out_.size()) {
        ERR_clear_error();
        int const result = SSL_write(tls_.get(), out_.data() + sent_, static_cast<int>(out_.size() - sent_));
        if (result <= 0) {
            note(result, "a request was sent");
            return false;
        }
        sent_ += static_cast<std::size_t>(result);
    }
    wants_ = Wants::read;
    return true;
}

bool Line::fill()
{
    std::array<char, 16384> piece{};
    ERR_clear_error();
    int const result = SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size()));
    if (result <= 0) {
        note(result, "an answer was awaited");
        return false;
    }
    in_.append(piece.data(), static_cast<std::size_t>(result));
    return true;
}

std::optional<Answer> Line::receive()
{
    if (!busy_ || (sent_ < out_.size() && !flush())) return std::nullopt;
    while (fill())
        if (auto answer = parse()) {
            busy_ = false;
            return answer;
        }
    return std::nullopt;
}

std::optional<Answer> Line::parse()
{
    constexpr std::string_view end = "\r\n\r\n";
    auto const head_end = in_.find(end);
    if (head_end == std::string::npos) return std::nullopt;
    std::string_view const head{in_.data(), head_end + 2};
    auto const body = std::string_view{in_}.substr(head_end + end.size());
    if (body.size() < number_behind(head, "\r\nContent-Length: ")) return std::nullopt;
    over_ = head.find("\r\nConnection: close\r\n") != std::string_view::npos;
    auto const status = number_behind(head, "HTTP/1.1 ");
    return Answer{static_cast<unsigned>(status), body, std::chrono::steady_clock::now() - began_};
}

} // namespace etimbre::bench
