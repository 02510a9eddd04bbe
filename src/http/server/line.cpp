#include "http/server/line.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;

constexpr asio::use_awaitable_t<Executor> awaited{};
constexpr std::size_t discarded_max = 1024UZ * 1024;

} // namespace

Line::Line(Socket socket, std::unique_ptr<Stream> stream, std::span<char> scratch)
    : socket_{std::move(socket)}, stream_{std::move(stream)}, scratch_{scratch}
{
}

void Line::allow(std::chrono::milliseconds time)
{
    deadline_ = Clock::now() + time;
    pace_.reset();
    timed_out_ = false;
}

void Line::allow(Pace::Rule rule)
{
    pace_.emplace(rule, Clock::now());
    deadline_ = pace_->deadline();
    timed_out_ = false;
}

void Line::note_progress(std::size_t bytes)
{
    if (!pace_ || bytes == 0) return;
    pace_->moved(bytes, Clock::now());
    deadline_ = pace_->deadline();
}

void Line::expire()
{
    deadline_ = Clock::time_point::max();
    timed_out_ = true;
    boost::system::error_code ignored;
    static_cast<void>(socket_.cancel(ignored));
}

void Line::cut()
{
    cut_ = true;
    expire();
}

// g++ 12 writes wrong code for some co_await inside a condition, so each one in this room is a statement of
// its own.

Task<bool> Line::settled(Flow flow)
{
    if (flow == Flow::ended || timed_out_ || cut_) co_return false;
    auto const what = flow == Flow::wants_write ? Socket::wait_write : Socket::wait_read;
    boost::system::error_code error;
    co_await socket_.async_wait(what, asio::redirect_error(awaited, error));
    co_return !error && !timed_out_ && !cut_;
}

Task<bool> Line::shake_hands()
{
    for (;;) {
        auto const step = stream_->handshake();
        if (step.flow == Flow::done) co_return true;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
}

Task<bool> Line::fill()
{
    if (!more_at_hand_ && !stream_->has_buffered()) {
        auto const readable = co_await settled(Flow::wants_read);
        if (!readable) co_return false;
    }
    for (;;) {
        auto const step = stream_->read(scratch_);
        if (step.flow == Flow::done) {
            received.append(scratch_.data(), step.bytes);
            note_progress(step.bytes);
            more_at_hand_ = step.bytes == scratch_.size();
            co_return true;
        }
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
}

Task<bool> Line::flush(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const step = stream_->write(bytes);
        bytes.remove_prefix(step.bytes);
        note_progress(step.bytes);
        if (step.flow == Flow::done) continue;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
    co_return true;
}

Task<void> Line::part()
{
    stream_->close();
    boost::system::error_code gone;
    static_cast<void>(socket_.shutdown(asio::socket_base::shutdown_send, gone));
    auto const bare = plain_stream(socket_.native_handle());
    for (std::size_t discarded = 0; discarded < discarded_max;) {
        auto const step = bare->read(scratch_);
        discarded += step.bytes;
        if (step.flow == Flow::done) continue;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return;
    }
}

} // namespace etimbre::http::server
