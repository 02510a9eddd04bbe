#include "http/server/exchange.hpp"

#include <boost/asio/post.hpp>

namespace etimbre::http::server {

/// The only reference from a handler's answer to the exchange; its end is the end of the chance to answer.
class Exchange::Handle {
public:
    explicit Handle(std::shared_ptr<Exchange> exchange) : exchange_{std::move(exchange)} {}
    Handle(Handle&&) noexcept = default;
    Handle& operator=(Handle&&) = delete;
    ~Handle() // NOLINT(bugprone-exception-escape): without the memory to resume a request, the process ends
    {
        if (exchange_) exchange_->settle({});
    }

    void operator()(Answer::Make make)
    {
        if (auto const exchange = std::exchange(exchange_, nullptr)) exchange->settle(std::move(make));
    }

private:
    std::shared_ptr<Exchange> exchange_;
};

Answer Exchange::answer()
{
    return Answer{Handle{shared_from_this()}};
}

std::optional<Response> Exchange::take()
{
    if (!make_) return std::nullopt;
    return std::exchange(make_, {})();
}

void Exchange::settle(Answer::Make make)
{
    make_ = std::move(make);
    auto before = State::open;
    while (before != State::given_up && !state_.compare_exchange_weak(before, State::settled)) {
    }
    if (before == State::waited_for) resume_on_loop();
}

void Exchange::wait(std::move_only_function<void()> resume)
{
    resume_ = std::move(resume);
    auto before = State::open;
    if (!state_.compare_exchange_strong(before, State::waited_for)) resume_on_loop();
}

void Exchange::give_up()
{
    auto before = state_.load();
    while (before != State::settled && before != State::given_up) {
        if (!state_.compare_exchange_weak(before, State::given_up)) continue;
        if (before == State::waited_for) resume_on_loop();
        return;
    }
}

void Exchange::resume_on_loop()
{
    boost::asio::post(loop_->get_executor(), std::move(resume_));
}

} // namespace etimbre::http::server
