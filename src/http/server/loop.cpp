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
    auto const shortest =
        std::min({limits.handshake, limits.header, limits.body, limits.idle, limits.answer, limits.linger});
    return std::clamp(shortest / 8, Limits::Duration{5}, Limits::Duration{250});
}

std::string sentence_of(std::exception_ptr const& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& what) {
        return std::string{"a connection ended by an exception: "} + what.what();
    } catch (...) {
        return "a connection ended by an exception of unknown type";
    }
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
    start_accepting();
    schedule_sweep();
    for (;;) {
        try {
            context_->run();
            return;
        } catch (...) {
            site_.report(sentence_of(std::current_exception()));
        }
    }
}

void Loop::start_accepting()
{
    asio::co_spawn(*context_, accept_connections(), [this](std::exception_ptr const& failure) {
        if (!failure) return;
        site_.report(sentence_of(failure));
        start_accepting();
    });
}

Task<void> Loop::accept_connections()
{
    while (acceptor_.is_open()) {
        Endpoint peer;
        boost::system::error_code error;
        auto socket = co_await acceptor_.async_accept(
            context_->get_executor(), peer, asio::redirect_error(awaited, error)
        );
        if (!error) {
            let_in(std::move(socket), peer);
        } else if (error != asio::error::operation_aborted) {
            // Above all EMFILE: the connection stays in the queue, and asking again at once would spin.
            site_.report("no connection can be accepted: " + error.message());
            Timer pause{context_->get_executor(), pause_without_descriptors};
            co_await pause.async_wait(asio::redirect_error(awaited, error));
        }
    }
}

void Loop::let_in(Socket socket, Endpoint const& peer)
{
    sockaddr_storage address{};
    std::copy_n(reinterpret_cast<char const*>(peer.data()), peer.size(), reinterpret_cast<char*>(&address));
    auto pass = site_.turnstile.enter(address);
    if (!pass) return;

    boost::system::error_code gone;
    socket.set_option(asio::ip::tcp::no_delay{true}, gone);
    socket.native_non_blocking(true, gone);
    if (gone) return;
    auto session =
        std::make_unique<Session>(*this, std::move(socket), *std::move(pass), text_of(peer.address()));
    asio::co_spawn(*context_, serve(std::move(session)), [this](std::exception_ptr const& failure) {
        if (failure) site_.report(sentence_of(failure));
    });
}

void Loop::drain()
{
    asio::post(*context_, [this] { begin_drain(); });
}

void Loop::begin_drain()
{
    draining_ = true;
    cut_at_ = Clock::now() + site_.listener.limits.drain;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (auto& session : sessions_) session.end_if_idle();
    sweeper_.cancel();
}

void Loop::schedule_sweep()
{
    sweeper_.expires_after(draining_ ? 10ms : sweep_interval(site_.listener.limits));
    sweeper_.async_wait([this](boost::system::error_code) { sweep(); });
}

void Loop::sweep()
{
    auto const now = Clock::now();
    for (auto& session : sessions_)
        if (session.deadline() <= now) session.expire();
    if (draining_ && now >= cut_at_)
        for (auto& session : sessions_) session.cut();
    if (!draining_ || !sessions_.empty()) schedule_sweep();
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
