#include "http/server/session.hpp"

#include "http/server/loop.hpp"
#include "http/server/response_head.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;

constexpr asio::use_awaitable_t<Executor> awaited{};
constexpr std::size_t small_body_max = 16'384; ///< goes into one write, and one TLS record, with its head
constexpr std::size_t kept_buffer_max = 4096;  ///< of an idle connection

void give_back(std::string& buffer)
{
    if (buffer.empty() && buffer.capacity() > kept_buffer_max) buffer = std::string{};
}

} // namespace

Session::Session(Loop& loop, Socket socket, Turnstile::Pass pass, std::string address)
    : loop_{loop},
      pass_{std::move(pass)},
      line_{[&] {
          auto const& tls = loop.site().tls;
          auto stream = tls ? tls->stream_on(socket.native_handle()) : plain_stream(socket.native_handle());
          return Line{std::move(socket), std::move(stream), loop.scratch()};
      }()},
      peer_{.address = std::move(address), .identity = {}}
{
    loop_.add(*this);
}

Limits const& Session::limits() const
{
    return loop_.site().listener.limits;
}

Pace::Rule Session::pace() const
{
    return {limits().window, limits().bytes_per_second, limits().body};
}

void Session::expire_if_late()
{
    if (Clock::now() < line_.deadline()) return;
    line_.expire();
    if (waiting_for_ != nullptr) waiting_for_->give_up();
}

void Session::crowd_out()
{
    crowded_out_ = true;
    cut();
}

void Session::end_if_idle()
{
    if (idle_) cut();
}

void Session::cut()
{
    line_.cut();
    if (waiting_for_ != nullptr) waiting_for_->give_up();
}

Task<void> Session::run()
{
    line_.allow(limits().handshake);
    auto more = co_await line_.shake_hands();
    if (more)
        welcome();
    else
        note_failed_handshake();
    while (more) more = co_await serve_one();
}

void Session::welcome()
{
    auto const& stream = line_.stream();
    peer_.identity = stream.identity();
    peer_until_ = stream.valid_until();
    server_name_ = stream.server_name();
    loop_.welcome(*this);
}

void Session::note_failed_handshake() const
{
    auto away = line_.stream().failure();
    away.address = peer_.address;
    if (crowded_out_)
        away.why = turned_away::crowded_out;
    else if (line_.is_timed_out())
        away.why = turned_away::late;
    if (!away.why.empty()) loop_.site().report(away);
}

std::string_view Session::fault_of_peer()
{
    auto const& tls = loop_.site().tls;
    if (!tls) return {};
    if (std::time(nullptr) > peer_until_) return "certificate has expired";
    auto const generation = tls->generation(); // before the look at the lists, which may change meanwhile
    if (generation == judged_under_) return {};
    if (tls->has_revoked(line_.stream())) return "certificate revoked";
    judged_under_ = generation;
    return {};
}

std::optional<Response> Session::expel(Request const& request)
{
    auto const fault = fault_of_peer();
    if (fault.empty()) return std::nullopt;
    loop_.site().report({peer_.address, turned_away::certificate, std::string{fault}});
    return problem(wire::certificate, request.request_id);
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

    auto const& site = loop_.site();
    auto arrival = receive(*std::move(head), {site.listener.hosts, server_name_}, site.router, request);
    auto expelled = expel(request);
    if (expelled) co_return co_await send(*std::move(expelled), request, false);
    if (arrival.refusal) co_return co_await send(*std::move(arrival.refusal), request, arrival.keep_alive);
    if (arrival.body_bytes > 0) {
        auto end = prepare_for_body(*arrival.route, request);
        if (!end.refusal) {
            auto const how = co_await read_body(line_, pace(), arrival, request);
            end = judged(how, request);
        }
        if (end.is_gone) co_return false;
        if (end.refusal) co_return co_await send(*std::move(end.refusal), request, false);
    }
    call(*arrival.route, exchange);
    if (!exchange->is_settled() && !exchange->was_given_up()) co_await wait_for_answer(*exchange);
    auto response = outcome(*exchange, arrival.keep_alive);
    co_return co_await send(std::move(response), request, arrival.keep_alive);
}

Task<bool> Session::wait_for_first_byte()
{
    if (loop_.is_draining()) co_return false;
    give_back(line_.received);
    idle_ = true;
    line_.allow(limits().idle);
    auto const arrived = co_await line_.fill();
    idle_ = false;
    co_return arrived;
}

Task<Admitted<Head>> Session::read_head()
{
    if (line_.received.empty()) {
        auto const begun = co_await wait_for_first_byte();
        if (!begun) co_return Refused{nullptr};
    }
    line_.allow(limits().header);
    HeadEnd end;
    for (;;) {
        if (auto head = take_head(line_.received, end, limits().header_bytes)) co_return *std::move(head);
        auto const arrived = co_await line_.fill();
        if (!arrived) co_return Refused{line_.is_timed_out() ? &wire::timeout : nullptr};
    }
}

Session::AfterBody Session::prepare_for_body(Route const& route, Request& request)
{
    try {
        return {open_spool(route, request)};
    } catch (std::exception const& what) {
        loop_.site().report(what.what());
        return {problem(kind_of(core::Reason::unavailable), request.request_id)};
    }
}

Session::AfterBody Session::judged(BodyEnd end, Request const& request)
{
    switch (end) {
    case BodyEnd::whole:
        return {expel(request)}; // a body may be long in coming
    case BodyEnd::cut_off:
        if (!line_.is_timed_out()) return {std::nullopt, true};
        return {refuse_on_the_wire(wire::timeout, request)};
    case BodyEnd::not_kept:
        break;
    }
    loop_.site().report("the disk did not take a body; request " + request.request_id);
    return {problem(kind_of(core::Reason::unavailable), request.request_id)};
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
    line_.allow(limits().answer);
    waiting_for_ = &exchange;
    co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void()>(
        [&exchange](auto&& resume) { exchange.wait(std::forward<decltype(resume)>(resume)); }, awaited
    );
    waiting_for_ = nullptr;
}

Response Session::outcome(Exchange& exchange, bool& keep_alive)
{
    auto const& id = exchange.request.request_id;
    if (exchange.was_given_up() && (line_.is_timed_out() || line_.is_cut())) {
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

void Session::note(Request const& request, unsigned status) const
{
    auto const& on_answer = loop_.site().listener.on_answer;
    if (!on_answer) return;
    on_answer(
        request, status, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started_)
    );
}

Task<bool> Session::send(Response response, Request const& request, bool keep_alive)
{
    ++served_;
    keep_alive = keep_alive && served_ < limits().requests_per_connection && !loop_.is_draining();
    write_head(response, request, keep_alive);
    note(request, response.status);
    auto const has_body = request.method != "HEAD" && !is_bodiless(response.status);
    auto const in_one = has_body && response.body.size() <= small_body_max;
    if (in_one) out_ += response.body;
    line_.allow(pace());
    auto sent = co_await line_.flush(out_);
    if (sent && has_body && !in_one) sent = co_await line_.flush(response.body);
    if (!sent) co_return false;
    out_.clear();
    give_back(out_);
    if (keep_alive) co_return true;
    line_.allow(limits().linger);
    co_await line_.part();
    co_return false;
}

} // namespace etimbre::http::server
