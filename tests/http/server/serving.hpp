#pragma once

#include "http/server/server.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// What a server told its listener's callbacks, from any thread.
class Told {
public:
    void error(std::string_view what);
    void news(std::string_view what);
    void answer(Request const& request, unsigned status);
    void away(TurnedAway const& connection);
    /// Whether an error that holds these words has come, or comes within five seconds.
    bool error_with(std::string const& words);
    /// The same for news.
    bool news_with(std::string const& words);
    /// Whether a connection was turned away for that reason, "why: detail", or is within five seconds.
    bool away_with(std::string const& words);
    std::vector<std::string> answers(); ///< "GET /path 200"

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool holds_soon(std::vector<std::string> const& texts, std::string const& words);

    std::vector<std::string> errors_;
    std::vector<std::string> news_;
    std::vector<std::string> away_;
    std::vector<std::string> answers_;
};

/// Keeps the answers that handlers put aside, for a test to give when it likes.
class Shelf {
public:
    void put(Answer answer);
    /// Waits until one is there.
    Answer take();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Answer> answers_;
};

/// Routes for tests: GET /hello, POST /echo (text/plain, 100 KiB), GET /throws, /drops, /later (see `shelf`),
/// /elsewhere (answered by a thread of its own), /whoami (the peer's identity), /large (a MiB of "x"),
/// /bad-header.
Router test_routes(Shelf& shelf);

/// Plain, without certificates, with callbacks to `told`.
Listener plain_listener(Told& told);

/// Limits short enough for a test to see them pass.
Limits hasty_limits();

inline constexpr std::string_view hello_request = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace etimbre::http::server
