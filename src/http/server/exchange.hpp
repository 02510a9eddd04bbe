#pragma once

#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <boost/asio/io_context.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace etimbre::http::server {

/// One request and the wait for its answer. The answer may come from any thread, at once or late, or never;
/// the connection that waits lives on the thread of its io_context. Whoever moves the state first decides.
class Exchange : public std::enable_shared_from_this<Exchange> {
public:
    /// `loop` is held, so that an answer that comes while the server ends still finds it.
    explicit Exchange(std::shared_ptr<boost::asio::io_context> loop) : loop_{std::move(loop)} {}

    Request request{};

    /// What a handler is given. The first call counts; dropped without one, the answer is "none".
    Answer answer();

    // The rest is the side of the connection, on its own thread.

    /// Whether there is no need to wait: the handler answered before it returned.
    bool is_settled() const { return state_.load() == State::settled; }
    /// Calls `resume` on the loop, once, when the answer has come or was given up.
    void wait(std::move_only_function<void()> resume);
    /// Gives up: what comes later is dropped. Nothing happens if the answer has come.
    void give_up();
    /// After the wait. Nothing when the handler dropped its answer.
    std::optional<Response> take();
    bool was_given_up() const { return state_.load() == State::given_up; }

private:
    enum class State { open, waited_for, settled, given_up };

    class Handle;
    void settle(Answer::Make make);
    void resume_on_loop();

    std::shared_ptr<boost::asio::io_context> loop_;
    std::atomic<State> state_{State::open};
    Answer::Make make_;                      ///< written by who settles, before the state says so
    std::move_only_function<void()> resume_; ///< written by the connection, before the state says so
};

} // namespace etimbre::http::server
