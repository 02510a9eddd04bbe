#pragma once

#include "http/server/arrival.hpp"
#include "http/server/exchange.hpp"
#include "http/server/head.hpp"
#include "http/server/request.hpp"
#include "http/server/stream.hpp"
#include "http/server/turnstile.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// Concrete, not any_io_executor: measured 10 % more requests a second.
using Executor = boost::asio::io_context::executor_type;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

class Loop;
struct Limits;

/// One connection, from its handshake to its end; a coroutine on its loop's thread. Whatever it waits for has
/// a deadline, and the loop's sweep calls `expire` when it has passed.
class Session
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    using Clock = std::chrono::steady_clock;

    /// Throws std::runtime_error where OpenSSL has no memory for it.
    Session(Loop& loop, Socket socket, Turnstile::Pass pass, std::string address);

    Task<void> run();

    Clock::time_point deadline() const { return deadline_; }
    void expire();
    /// Ends the connection if it stands between two requests.
    void end_if_idle();
    /// Ends the connection whatever it does.
    void cut();

private:
    enum class Phase { handshake, idle, head, body, answering, writing, lingering };

    void enter(Phase phase, std::chrono::milliseconds limit);
    Limits const& limits() const;

    Task<bool> shake_hands();
    Task<bool> serve_one();
    /// Refused with null: the peer has left, and nothing is to be said.
    Task<Admitted<Head>> read_head();
    Task<bool> read_body(Arrival const& arrival, std::string& body);
    void call(Route const& route, std::shared_ptr<Exchange> const& exchange);
    Task<void> wait_for_answer(Exchange& exchange);
    Response outcome(Exchange& exchange, bool& keep_alive);
    Task<bool> send(Response response, Request const& request, bool keep_alive);
    void write_head(Response& response, Request const& request, bool keep_alive);
    Task<void> part();

    /// False where the wait is over because of a deadline, a cut or a broken connection.
    Task<bool> settled(Flow flow);
    Task<bool> fill();
    Task<bool> flush(std::string_view bytes);

    Loop& loop_;
    Turnstile::Pass pass_;
    Socket socket_;
    std::unique_ptr<Stream> stream_;
    Peer peer_;
    std::string in_;                  ///< received, not yet used
    std::string out_;                 ///< the head, and a small body, of the response being written
    Exchange* waiting_for_ = nullptr; ///< while answering
    Clock::time_point deadline_ = Clock::time_point::max();
    Clock::time_point started_{}; ///< when the head of the request was complete
    std::size_t served_ = 0;
    Phase phase_ = Phase::handshake;
    bool more_at_hand_ = true; ///< the socket may hold bytes already: read before waiting
    bool timed_out_ = false;
    bool cut_ = false;
};

} // namespace etimbre::http::server
