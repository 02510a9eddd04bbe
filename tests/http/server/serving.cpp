#include "serving.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;
using Asked = std::shared_ptr<Request const>;

void answer_elsewhere(Asked const& request, Answer answer)
{
    std::thread{[request, answer = std::move(answer)]() mutable {
        answer(text_response(200, "from elsewhere: " + std::string{request->query_value("q")}));
    }}.detach();
}

Route get(std::string path, Handler handler)
{
    return {.method = "GET", .pattern = std::move(path), .handler = std::move(handler)};
}

Response with_bad_header()
{
    auto response = text_response(200, "x");
    response.headers.emplace_back("Location", "/a\r\nSet-Cookie: b");
    return response;
}

} // namespace

void Told::error(std::string_view what)
{
    std::scoped_lock const lock{mutex_};
    errors_.emplace_back(what);
    changed_.notify_all();
}

void Told::answer(Request const& request, unsigned status)
{
    std::scoped_lock const lock{mutex_};
    answers_.push_back(request.method + ' ' + request.path + ' ' + std::to_string(status));
}

void Told::news(std::string_view what)
{
    std::scoped_lock const lock{mutex_};
    news_.emplace_back(what);
    changed_.notify_all();
}

void Told::away(TurnedAway const& connection)
{
    std::scoped_lock const lock{mutex_};
    away_.push_back(std::string{connection.why} + ": " + connection.detail + " " + connection.address);
    changed_.notify_all();
}

bool Told::holds_soon(std::vector<std::string> const& texts, std::string const& words)
{
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, 5s, [&] {
        return std::ranges::any_of(texts, [&](auto const& each) { return each.contains(words); });
    });
}

bool Told::error_with(std::string const& words)
{
    return holds_soon(errors_, words);
}

bool Told::news_with(std::string const& words)
{
    return holds_soon(news_, words);
}

bool Told::away_with(std::string const& words)
{
    return holds_soon(away_, words);
}

std::vector<std::string> Told::answers()
{
    std::scoped_lock const lock{mutex_};
    return answers_;
}

void Shelf::put(Answer answer)
{
    std::scoped_lock const lock{mutex_};
    answers_.push_back(std::move(answer));
    changed_.notify_all();
}

Answer Shelf::take()
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !answers_.empty(); });
    auto answer = std::move(answers_.front());
    answers_.erase(answers_.begin());
    return answer;
}

Router test_routes(Shelf& shelf)
{
    Route echo{
        .method = "POST",
        .pattern = "/echo",
        .handler = [](Asked const& request, Answer answer) { answer(text_response(200, request->body)); },
        .accepts = "text/plain",
        .body_limit = 100UZ * 1024,
    };
    return Router{{
        std::move(echo),
        get("/hello",
            [](Asked const&, Answer answer) { answer(json_response(200, R"({"hello":"world"})")); }),
        get("/throws", [](Asked const&, Answer const&) { throw std::runtime_error{"on purpose"}; }),
        get("/drops", [](Asked const&, Answer const&) {}),
        get("/later", [&shelf](Asked const&, Answer answer) { shelf.put(std::move(answer)); }),
        get("/elsewhere", answer_elsewhere),
        get("/whoami",
            [](Asked const& request, Answer answer) { answer(text_response(200, request->peer.identity)); }),
        get("/large",
            [](Asked const&, Answer answer) { answer(text_response(200, std::string(1UZ << 20U, 'x'))); }),
        get("/bad-header", [](Asked const&, Answer answer) { answer(with_bad_header()); }),
    }};
}

Listener plain_listener(Told& told)
{
    Listener listener{.transport = Transport::plain};
    listener.on_error = [&told](std::string_view what) { told.error(what); };
    listener.on_news = [&told](std::string_view what) { told.news(what); };
    listener.on_turned_away = [&told](TurnedAway const& connection) { told.away(connection); };
    listener.on_answer = [&told](Request const& request, unsigned status, std::chrono::microseconds) {
        told.answer(request, status);
    };
    return listener;
}

Limits hasty_limits()
{
    Limits limits;
    limits.handshake = limits.header = limits.window = limits.body = limits.idle = limits.answer =
        limits.linger = 100ms;
    limits.drain = 200ms;
    return limits;
}

} // namespace etimbre::http::server
