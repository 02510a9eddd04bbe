#pragma once

#include "http/server/request_ids.hpp"
#include "http/server/session.hpp"
#include "http/server/site.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <span>
#include <string>

namespace etimbre::http::server {

/// One I/O thread's share of a listener: its socket, its connections, and the clock that ends the slow ones.
/// All but `drain` and `port` belong to the thread that runs.
class Loop {
public:
    using Endpoint = boost::asio::ip::tcp::endpoint;
    using Clock = std::chrono::steady_clock;

    /// Listens, beside the other loops of the same endpoint (SO_REUSEPORT). Throws
    /// boost::system::system_error.
    Loop(Site& site, Endpoint const& endpoint);

    /// Runs until `drain` has come to its end. No exception of a connection gets past it.
    void run();
    /// From any thread: stop accepting, let requests end, and after the limit cut what is left.
    void drain();
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    Site& site() { return site_; }
    std::shared_ptr<boost::asio::io_context> const& context() { return context_; }
    std::span<char> scratch() { return scratch_; }
    std::string draw_request_id() { return ids_.draw(); }
    /// The time of day as HTTP writes it, made anew once a second.
    std::string const& date();
    bool is_draining() const { return draining_; }
    /// A connection that has still to shake hands. Of too many the oldest is ended.
    void add(Session& session);
    /// It has shaken hands.
    void welcome(Session& session);

private:
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
    using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;

    using Sessions = boost::intrusive::list<Session, boost::intrusive::constant_time_size<false>>;

    bool is_done() const { return draining_ && sessions_.empty() && handshaking_.empty(); }
    void for_each_session(void (*what)(Session&));
    void start_accepting();
    Task<void> accept_connections();
    void try_to_let_in(Socket socket, Endpoint const& peer);
    void let_in(Socket socket, Endpoint const& peer);
    void begin_drain();
    void schedule_sweep();
    void sweep();

    Site& site_;
    std::shared_ptr<boost::asio::io_context> context_;
    Acceptor acceptor_;
    Timer sweeper_;
    Sessions handshaking_; ///< the oldest first
    Sessions sessions_;
    std::array<char, 16'384> scratch_{}; ///< where bytes land before they go to a session; never kept
    RequestIds ids_;
    std::string date_;
    std::int64_t date_of_ = -1;
    bool accepting_ = false;
    bool sweeping_ = false;
    bool draining_ = false;
    Clock::time_point cut_at_ = Clock::time_point::max();
};

} // namespace etimbre::http::server
