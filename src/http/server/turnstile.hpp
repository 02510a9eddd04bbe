#pragma once

#include <netinet/in.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace etimbre::http::server {

/// Counts the connections of a listener, in all and by address, and how fast an address makes new ones, and
/// lets no more in than its limits say. Safe from any thread.
class Turnstile {
public:
    using Clock = std::chrono::steady_clock;

    struct Limits {
        std::size_t total;
        std::size_t per_address;
        std::size_t arrivals_per_second = 0; ///< of one address, on the whole; 0: any number
        std::size_t arrivals_at_once = 1;    ///< of an address that has been quiet
    };

    /// A place that is held as long as this lives.
    class Pass {
    public:
        Pass(Pass&& other) noexcept : turnstile_{std::exchange(other.turnstile_, nullptr)}, who_{other.who_}
        {
        }
        Pass& operator=(Pass&&) = delete;
        ~Pass();

    private:
        friend class Turnstile;
        Pass(Turnstile& turnstile, std::uint64_t who) : turnstile_{&turnstile}, who_{who} {}

        Turnstile* turnstile_;
        std::uint64_t who_;
    };

    explicit Turnstile(Limits limits) : limits_{limits} {}

    /// Otherwise which of `turned_away` is the reason.
    std::expected<Pass, std::string_view> enter(sockaddr_storage const& peer, Clock::time_point now);
    /// How many addresses are remembered.
    std::size_t addresses();

private:
    struct Address {
        std::size_t inside = 0;
        Clock::time_point due{}; ///< when its arrivals so far would be over at the rate that it has
    };

    void leave(std::uint64_t who);
    Clock::duration interval() const;
    bool is_too_fast(Address const& address, Clock::time_point now) const;
    void forget_the_quiet(Clock::time_point now);

    Limits const limits_;
    std::mutex mutex_;
    std::size_t inside_ = 0;
    std::size_t forget_above_ = 1024; ///< addresses; twice those that were worth remembering the last time
    std::unordered_map<std::uint64_t, Address> by_address_;
};

} // namespace etimbre::http::server
