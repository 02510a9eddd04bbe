#include "http/server/server.hpp"

#include "http/server/loop.hpp"
#include "http/server/site.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <csignal>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;

asio::ip::tcp::endpoint endpoint_of(Listener const& listener)
{
    boost::system::error_code error;
    auto const address = asio::ip::make_address(listener.address, error);
    if (error)
        throw std::runtime_error{"The listening address '" + listener.address + "' is not an IP address"};
    return {address, listener.port};
}

/// With SO_REUSEPORT a second server would bind beside us unnoticed and take half the connections: ask
/// without it.
void expect_free(asio::ip::tcp::endpoint const& endpoint)
{
    asio::io_context context;
    asio::ip::tcp::acceptor probe{context};
    probe.open(endpoint.protocol());
    probe.set_option(asio::socket_base::reuse_address{true});
    probe.bind(endpoint);
}

/// Signals are for the main thread; SIGPIPE, blocked, is a write that says EPIPE.
void block_signals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace

class Server::Impl {
public:
    Impl(Listener listener, Router router, unsigned threads) : site_{std::move(listener), std::move(router)}
    {
        auto endpoint = endpoint_of(site_.listener);
        try {
            expect_free(endpoint);
            for (unsigned i = 0; i < std::max(threads, 1U); ++i) {
                loops_.push_back(std::make_unique<Loop>(site_, endpoint));
                endpoint.port(loops_.front()->port());
            }
        } catch (boost::system::system_error const& error) {
            throw std::runtime_error{
                "Cannot listen on " + site_.listener.address + " port " + std::to_string(endpoint.port()) +
                ": " + error.code().message() + "; stop what uses the port, or choose another"
            };
        }
        port_ = endpoint.port();
        start();
    }
    ~Impl() { stop(); }
    Impl(Impl const&) = delete;
    Impl& operator=(Impl const&) = delete;

    std::uint16_t port() const { return port_; }
    std::vector<std::string> troubles() const
    {
        return site_.tls ? site_.tls->troubles() : std::vector<std::string>{};
    }

    void begin_stop()
    {
        std::scoped_lock const lock{stopping_};
        for (std::size_t i = 0; i < threads_.size(); ++i) loops_[i]->drain();
    }
    void stop()
    {
        begin_stop();
        std::scoped_lock const lock{stopping_};
        for (auto& thread : threads_) thread.join();
        threads_.clear();
        loops_.clear();
    }

private:
    void start()
    {
        try {
            for (auto const& loop : loops_) threads_.emplace_back(run, std::ref(*loop));
        } catch (...) {
            stop();
            throw;
        }
    }

    static void run(Loop& loop)
    {
        block_signals();
        loop.run();
    }

    Site site_;
    std::uint16_t port_ = 0;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::vector<std::thread> threads_;
    std::mutex stopping_;
};

Server::Server(Listener listener, Router router, unsigned threads)
    : impl_{std::make_unique<Impl>(std::move(listener), std::move(router), threads)}
{
}

Server::~Server() = default;

std::uint16_t Server::port() const
{
    return impl_->port();
}

std::vector<std::string> Server::troubles() const
{
    return impl_->troubles();
}

void Server::begin_stop()
{
    impl_->begin_stop();
}

void Server::stop()
{
    impl_->stop();
}

} // namespace etimbre::http::server
