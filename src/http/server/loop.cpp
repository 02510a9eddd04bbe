#include "http/server/loop.hpp"

#include "http/server/response_head.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <sys/socket.h>

#include <algorithm>
#include <ctime>
#include <exception>
#include <utility>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr asio::use_awaitable_t<Executor> awaited{};
constexpr auto pause_without_descriptors = 100ms;

Task<void> serve(std::unique_ptr<Session> session)
{
    co_await session->run();
}

/// How late a deadline may be noticed: an eighth of the shortest.
std::chrono::milliseconds sweep_interval(Limits const& limits)
{
    auto const shortest = std::min(
        {limits.handshake,
         limits.header,
         limits.window,
         limits.body,
         limits.idle,
         limits.answer,
         limits.linger}
    );
    return std::clamp(shortest / 8, Limits::Duration{5}, Limits::Duration{250});
}

std::string text_of(asio::ip::address const& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

} // namespace

Loop::Loop(Site& site, Endpoint const& endpoint)
    : site_{site},
      context_{std::make_shared<asio::io_context>(1)},
      acceptor_{context_->get_executor()},
      sweeper_{context_->get_executor()}
{
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address{true});
    int const shared = 1;
    if (::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &shared, sizeof shared) != 0)
        throw boost::system::system_error{errno, boost::system::system_category()};
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
}

void Loop::run()
{
    while (!is_done()) {
        try {
            context_->restart();
            if (!accepting_ && !draining_) start_accepting();
            if (!sweeping_) schedule_sweep();
            context_->run();
        } catch (...) {
            site_.report(std::current_exception());
        }
    }
}

void Loop::start_accepting()
{
    asio::co_spawn(*context_, accept_connections(), [this](std::exception_ptr const& failure) {
        accepting_ = false;
        if (failure) std::rethrow_exception(failure); // to `run`, which starts anew
    });
    accepting_ = true;
}

Task<void> Loop::accept_connections()
{
    bool told = false;
    while (acceptor_.is_open()) {
        Endpoint peer;
        boost::system::error_code error;
        auto socket = co_await acceptor_.async_accept(
            context_->get_executor(), peer, asio::redirect_error(awaited, error)
        );
        if (!error) {
            told = false;
            try_to_let_in(std::move(socket), peer);
        } else if (error != asio::error::operation_aborted) {
            // Above all EMFILE: the connection stays in the queue, and asking again at once would spin.
            if (!std::exchange(told, true)) site_.report("no connection can be accepted: " + error.message());
            Timer pause{context_->get_executor(), pause_without_descriptors};
            co_await pause.async_wait(asio::redirect_error(awaited, error));
        }
    }
}

void Loop::try_to_let_in(Socket socket, Endpoint const& peer)
{
    try {
        let_in(std::move(socket), peer);
    } catch (std::exception const& what) { // no memory, most likely; this connection is closed
        site_.report(std::string_view{what.what()});
    }
}

void Loop::let_in(Socket socket, Endpoint const& peer)
{
    sockaddr_storage address{};
    std::copy_n(reinterpret_cast<char const*>(peer.data()), peer.size(), reinterpret_cast<char*>(&address));
    auto pass = site_.turnstile.enter(address, Clock::now());
    if (!pass) {
        site_.report(TurnedAway{.address = text_of(peer.address()), .why = pass.error()});
        return; // closed without a word: an answer would cost the handshake that the limit is there to spare
    }

    boost::system::error_code gone;
    if (socket.set_option(asio::ip::tcp::no_delay{true}, gone)) return;
    if (socket.native_non_blocking(true, gone)) return;
    auto session =
        std::make_unique<Session>(*this, std::move(socket), *std::move(pass), text_of(peer.address()));
    asio::co_spawn(*context_, serve(std::move(session)), [this](std::exception_ptr const& failure) {
        if (failure) site_.report(failure);
    });
}

void Loop::add(Session& session)
{
    handshaking_.push_back(session);
    if (handshaking_.size() <= site_.listener.limits.handshakes_per_thread) return;
    auto const stays = [](Session const& each) { return !each.is_crowded_out(); };
    std::ranges::find_if(handshaking_, stays)->crowd_out(); // there is one: the session that has just come
}

void Loop::welcome(Session& session)
{
    session.unlink();
    sessions_.push_back(session);
}

void Loop::for_each_session(void (*what)(Session&))
{
    for (auto* const list : {&handshaking_, &sessions_})
        for (auto& session : *list) what(session);
}

void Loop::drain()
{
    asio::post(*context_, [this] { begin_drain(); });
}

void Loop::begin_drain()
{
    if (std::exchange(draining_, true)) return;
    cut_at_ = Clock::now() + site_.listener.limits.drain;
    boost::system::error_code ignored;
    static_cast<void>(acceptor_.close(ignored));
    for_each_session([](Session& session) { session.end_if_idle(); });
    sweeper_.cancel();
}

void Loop::schedule_sweep()
{
    sweeper_.expires_after(draining_ ? 10ms : sweep_interval(site_.listener.limits));
    sweeper_.async_wait([this](boost::system::error_code) { sweep(); });
    sweeping_ = true;
}

void Loop::sweep()
{
    sweeping_ = false;
    for_each_session([](Session& session) { session.expire_if_late(); });
    if (draining_ && Clock::now() >= cut_at_) for_each_session([](Session& session) { session.cut(); });
    if (!is_done()) schedule_sweep();
}

std::string const& Loop::date()
{
    auto const now = std::time(nullptr);
    if (now != date_of_) {
        date_ = http_date(now);
        date_of_ = now;
    }
    return date_;
}

} // namespace etimbre::http::server
