#pragma once

#include "http/server/pace.hpp"
#include "http/server/stream.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// Concrete, not any_io_executor: measured 10 % more requests a second.
using Executor = boost::asio::io_context::executor_type;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

/// The bytes of one connection under a deadline. Each wait ends when its turn has come, or with false because
/// the deadline has passed, the line was cut or the peer is gone. For the thread of the socket's io_context.
class Line {
public:
    using Clock = std::chrono::steady_clock;

    /// @param scratch  Where bytes land before they are kept; shared by all lines of a thread.
    Line(Socket socket, std::unique_ptr<Stream> stream, std::span<char> scratch);

    /// From now on, so long and no longer.
    void allow(std::chrono::milliseconds time);
    /// From now on, as long as bytes move so fast.
    void allow(Pace::Rule rule);
    Clock::time_point deadline() const { return deadline_; }
    /// Ends the wait in progress: its time is over.
    void expire();
    /// Ends this and every further wait.
    void cut();
    bool is_timed_out() const { return timed_out_ && !cut_; }
    bool is_cut() const { return cut_; }

    Task<bool> shake_hands();
    /// Adds what comes next, at least one byte, to `received`.
    Task<bool> fill();
    Task<bool> flush(std::string_view bytes);
    /// Says goodbye, and reads on for a while what the peer still sends: closing at once would be a reset,
    /// which may overtake the last answer.
    Task<void> part();

    Stream const& stream() const { return *stream_; }

    /// What came and was not used yet; who uses bytes erases them.
    std::string received{};

private:
    Task<bool> settled(Flow flow);
    void note_progress(std::size_t bytes);

    Socket socket_;
    std::unique_ptr<Stream> stream_;
    std::span<char> scratch_;
    Clock::time_point deadline_ = Clock::time_point::max();
    std::optional<Pace> pace_{};
    bool more_at_hand_ = true; ///< the socket may hold bytes already: read before waiting
    bool timed_out_ = false;
    bool cut_ = false;
};

} // namespace etimbre::http::server
