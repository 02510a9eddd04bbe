#include "http/server/session.hpp"

#include "http/server/loop.hpp"
#include "http/server/response_head.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <stdexcept>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;

constexpr asio::use_awaitable_t<Executor> awaited{};
constexpr std::size_t small_body_max = 16 * 1024; ///< goes into one write, and one TLS record, with its head
constexpr std::size_t kept_buffer_max = 4 * 1024; ///< of an idle connection

/// How long that many bytes may take, either way.
std::chrono::milliseconds time_for(std::uint64_t bytes, Limits const& limits)
{
    auto const seconds =
        std::min<std::uint64_t>(bytes / std::max<std::size_t>(limits.body_bytes_per_second, 1), 86400);
    return std::min(limits.body, limits.header + std::chrono::seconds{seconds});
}

void give_back(std::string& buffer)
{
    if (buffer.empty() && buffer.capacity() > kept_buffer_max) buffer = std::string{};
}

std::unique_ptr<Stream> stream_on(int socket, Site const& site)
{
    return site.tls ? tls_stream(socket, site.tls->native()) : plain_stream(socket);
}

} // namespace

Session::Session(Loop& loop, Socket socket, Turnstile::Pass pass, std::string address)
    : loop_{loop},
      pass_{std::move(pass)},
      socket_{std::move(socket)},
      stream_{stream_on(socket_.native_handle(), loop.site())},
      peer_{.address = std::move(address), .identity = {}}
{
    loop_.add(*this);
}

Limits const& Session::limits() const
{
    return loop_.site().listener.limits;
}

void Session::enter(Phase phase, std::chrono::milliseconds limit)
{
    phase_ = phase;
    deadline_ = Clock::now() + limit;
    timed_out_ = false;
}

void Session::expire()
{
    deadline_ = Clock::time_point::max();
    timed_out_ = true;
    if (waiting_for_ != nullptr) waiting_for_->give_up();
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Session::end_if_idle()
{
    if (phase_ == Phase::idle) cut();
}

void Session::cut()
{
    cut_ = true;
    expire();
}

// g++ 12 writes wrong code for some co_await inside a condition, so each one here is a statement of its own.
Task<void> Session::run()
{
    auto more = co_await shake_hands();
    while (more) more = co_await serve_one();
}

Task<bool> Session::shake_hands()
{
    enter(Phase::handshake, limits().handshake);
    for (;;) {
        auto const step = stream_->handshake();
        if (step.flow == Flow::done) break;
        if (step.flow == Flow::ended) co_return false;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
    peer_.identity = stream_->identity();
    co_return true;
}

Task<bool> Session::serve_one()
{
    auto head = co_await read_head();
    if (!head && head.error() == nullptr) co_return false;
    started_ = Clock::now();
    auto const exchange = std::make_shared<Exchange>(loop_.context());
    auto& request = exchange->request;
    request.request_id = loop_.draw_request_id();
    request.peer = peer_;
    if (!head) co_return co_await send(refuse_on_the_wire(*head.error(), request), request, false);

    auto arrival = receive(*std::move(head), loop_.site().router, request);
    if (arrival.refusal) co_return co_await send(*std::move(arrival.refusal), request, arrival.keep_alive);
    if (arrival.body_bytes > 0) {
        auto const whole = co_await read_body(arrival, request.body);
        if (!whole && (!timed_out_ || cut_)) co_return false;
        if (!whole) co_return co_await send(refuse_on_the_wire(wire::timeout, request), request, false);
    }
    call(*arrival.route, exchange);
    if (!exchange->is_settled() && !exchange->was_given_up()) co_await wait_for_answer(*exchange);
    auto response = outcome(*exchange, arrival.keep_alive);
    co_return co_await send(std::move(response), request, arrival.keep_alive);
}

Task<Admitted<Head>> Session::read_head()
{
    HeadEnd end;
    give_back(in_);
    enter(in_.empty() ? Phase::idle : Phase::head, in_.empty() ? limits().idle : limits().header);
    if (in_.empty()) {
        if (loop_.is_draining()) co_return Refused{nullptr};
        auto const arrived = co_await fill();
        if (!arrived) co_return Refused{nullptr};
    }
    if (phase_ == Phase::idle) enter(Phase::head, limits().header);
    for (;;) {
        while (in_.starts_with("\r\n"))
            in_.erase(0, 2); // RFC 9112, section 2.2: empty lines before a request
        auto const size = end.find(in_);
        if (!size) co_return Refused{size.error()};
        if (*size > limits().header_bytes || (*size == 0 && in_.size() > limits().header_bytes))
            co_return Refused{end.too_large(limits().header_bytes)};
        if (*size > 0) {
            auto head = parse_head(std::string_view{in_}.substr(0, *size));
            in_.erase(0, *size);
            co_return head;
        }
        auto const arrived = co_await fill();
        if (!arrived) co_return Refused{timed_out_ && !cut_ ? &wire::timeout : nullptr};
    }
}

Task<bool> Session::read_body(Arrival const& arrival, std::string& body)
{
    enter(Phase::body, time_for(arrival.body_bytes, limits()));
    if (arrival.expects_continue && in_.empty()) {
        auto const told = co_await flush("HTTP/1.1 100 Continue\r\n\r\n");
        if (!told) co_return false;
    }
    for (;;) {
        auto const wanted = static_cast<std::size_t>(arrival.body_bytes) - body.size();
        auto const taken = std::min(wanted, in_.size());
        body.append(in_, 0, taken);
        in_.erase(0, taken);
        if (taken == wanted) co_return true;
        auto const arrived = co_await fill();
        if (!arrived) co_return false;
    }
}

void Session::call(Route const& route, std::shared_ptr<Exchange> const& exchange)
{
    auto const failed = [&](std::string_view what) {
        loop_.site().report(
            "the handler of " + route.method + ' ' + route.pattern + " threw: " + std::string{what}
        );
        exchange->give_up();
    };
    try {
        route.handler(std::shared_ptr<Request const>{exchange, &exchange->request}, exchange->answer());
    } catch (std::exception const& what) {
        failed(what.what());
    } catch (...) {
        failed("something that is no exception");
    }
}

Task<void> Session::wait_for_answer(Exchange& exchange)
{
    enter(Phase::answering, limits().answer);
    waiting_for_ = &exchange;
    if (cut_) exchange.give_up();
    co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void()>(
        [&exchange](auto&& resume) { exchange.wait(std::forward<decltype(resume)>(resume)); }, awaited
    );
    waiting_for_ = nullptr;
}

Response Session::outcome(Exchange& exchange, bool& keep_alive)
{
    auto const& id = exchange.request.request_id;
    if (exchange.was_given_up() && timed_out_) {
        keep_alive = false;
        loop_.site().report("a handler has not answered in time; request " + id);
        return problem(kind_of(core::Reason::unavailable), id);
    }
    if (exchange.was_given_up()) return problem(wire::internal, id);
    if (auto response = exchange.take()) return *std::move(response);
    loop_.site().report("a handler dropped its answer; request " + id);
    return problem(wire::internal, id);
}

void Session::write_head(Response& response, Request const& request, bool keep_alive)
{
    Framing const framing{
        .request_id = request.request_id,
        .date = loop_.date(),
        .keep_alive = keep_alive,
        .secure = loop_.site().tls.has_value(),
    };
    out_.clear();
    try {
        append_head(out_, response, framing);
    } catch (std::logic_error const& what) {
        loop_.site().report(what.what());
        response = problem(wire::internal, request.request_id);
        append_head(out_, response, framing);
    }
}

Task<bool> Session::send(Response response, Request const& request, bool keep_alive)
{
    ++served_;
    keep_alive = keep_alive && served_ < limits().requests_per_connection && !loop_.is_draining();
    write_head(response, request, keep_alive);
    if (auto const& note = loop_.site().listener.on_answer) {
        auto const took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started_);
        note(request, response.status, took);
    }
    auto const has_body = request.method != "HEAD" && !is_bodiless(response.status);
    auto const in_one = has_body && response.body.size() <= small_body_max;
    if (in_one) out_ += response.body;
    enter(Phase::writing, time_for(out_.size() + response.body.size(), limits()));
    auto sent = co_await flush(out_);
    if (sent && has_body && !in_one) sent = co_await flush(response.body);
    if (!sent) co_return false;
    out_.clear();
    give_back(out_);
    if (!keep_alive) co_await part();
    co_return keep_alive;
}

Task<void> Session::part()
{
    // What the client still sends is read and dropped for a while: closing at once would answer it with a
    // reset, which may overtake the response.
    constexpr std::size_t discarded_max = 1024UZ * 1024;
    enter(Phase::lingering, limits().linger);
    stream_->close();
    boost::system::error_code gone;
    socket_.shutdown(asio::socket_base::shutdown_send, gone);
    auto const socket = plain_stream(socket_.native_handle());
    for (std::size_t discarded = 0; discarded < discarded_max;) {
        auto const step = socket->read(loop_.scratch());
        discarded += step.bytes;
        if (step.flow == Flow::done) continue;
        if (step.flow == Flow::ended) co_return;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return;
    }
}

Task<bool> Session::settled(Flow flow)
{
    if (timed_out_ || cut_) co_return false;
    auto const what = flow == Flow::wants_write ? Socket::wait_write : Socket::wait_read;
    boost::system::error_code error;
    co_await socket_.async_wait(what, asio::redirect_error(awaited, error));
    co_return !error && !timed_out_ && !cut_;
}

Task<bool> Session::fill()
{
    if (!more_at_hand_ && !stream_->has_buffered()) {
        auto const readable = co_await settled(Flow::wants_read);
        if (!readable) co_return false;
    }
    for (;;) {
        auto const step = stream_->read(loop_.scratch());
        if (step.flow == Flow::done) {
            in_.append(loop_.scratch().data(), step.bytes);
            more_at_hand_ = step.bytes == loop_.scratch().size();
            co_return true;
        }
        if (step.flow == Flow::ended) co_return false;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
}

Task<bool> Session::flush(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const step = stream_->write(bytes);
        bytes.remove_prefix(step.bytes);
        if (step.flow == Flow::done) continue;
        if (step.flow == Flow::ended) co_return false;
        auto const may_go_on = co_await settled(step.flow);
        if (!may_go_on) co_return false;
    }
    co_return true;
}

} // namespace etimbre::http::server
