#pragma once

#include "load/tls.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::bench {

using Moment = std::chrono::steady_clock::time_point;

/// One HTTP answer as it came.
struct Answer {
    unsigned status = 0;
    std::string_view body;
    std::chrono::nanoseconds took{};
};

/// One connection that has one request under way at a time. Every call does what it can without waiting.
class Line {
public:
    enum class Wants { read, write };

    Line(SSL_CTX* context, std::uint16_t port);
    ~Line();
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    int socket() const { return socket_; }
    /// What the socket must be ready for before the next call of anything.
    Wants wants() const { return wants_; }

    /// True once the handshake is over. @throws std::runtime_error where it fails, as every call does.
    bool shake_hands();
    /// Puts a request on the way.
    void send(std::string request, Moment now);
    /// The answer once it is whole; its body is good until the next `send`.
    std::optional<Answer> receive();
    bool is_busy() const { return busy_; }
    /// The server said that it will close.
    bool is_over() const { return over_; }

private:
    bool flush();
    bool fill();
    std::optional<Answer> parse();
    void note(int result, char const* what);

    int socket_;
    Tls tls_;
    Wants wants_ = Wants::write;
    std::string out_;
    std::size_t sent_ = 0;
    std::string in_;
    Moment began_;
    bool busy_ = false;
    bool over_ = false;
};

} // namespace etimbre::bench
