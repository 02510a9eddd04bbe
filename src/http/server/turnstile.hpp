#pragma once

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace etimbre::http::server {

/// Counts the connections of a listener, in all and by address, and lets no more in than its limits say.
/// Safe from any thread.
class Turnstile {
public:
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

    Turnstile(std::size_t total, std::size_t per_address) : total_{total}, per_address_{per_address} {}

    /// Nothing when the house is full, or full for this address.
    std::optional<Pass> enter(sockaddr_storage const& peer);

private:
    void leave(std::uint64_t who);

    std::size_t const total_;
    std::size_t const per_address_;
    std::mutex mutex_;
    std::size_t inside_ = 0;
    std::unordered_map<std::uint64_t, std::size_t> by_address_;
};

} // namespace etimbre::http::server
