#pragma once

#include "core/instant.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace etimbre::http::api {

/// Limits how often somebody may ask: a bucket of tokens for each, which fills up again within a period.
///
/// Holds at most twice `holders_max` buckets, some 15 MB for the default, whoever comes. Holders beyond that
/// push out the oldest, who then begin anew. Safe from any thread.
class TokenBuckets {
public:
    /// @pre tokens > 0
    explicit TokenBuckets(
        std::size_t tokens,
        std::chrono::microseconds period = std::chrono::minutes{1},
        std::size_t holders_max = 65'536
    );

    /// Takes a token. Nothing when there was one, otherwise how long to wait for the next, rounded up.
    std::optional<std::chrono::seconds> take(std::string const& holder, core::Instant now);

    /// How many buckets are held.
    std::size_t size() const;

private:
    /// When the bucket of a holder will be full again (the "theoretical arrival time" of ITU-T I.371).
    using Buckets = std::unordered_map<std::string, core::Instant>;

    core::Instant full_at(std::string const& holder, core::Instant now) const;
    void turn_over(core::Instant now);

    std::chrono::microseconds period_;
    std::chrono::microseconds interval_; ///< one token comes back after this
    std::size_t holders_max_;
    mutable std::mutex mutex_;
    Buckets recent_; ///< asked since `turned_`
    Buckets before_; ///< asked in the time before that; full again when a whole period has passed
    core::Instant turned_{};
};

/// The client that an address stands for: itself, or the /64 of an IPv6 address, "2001:db8:1:2::/64" as 16
/// hexadecimal digits. An IPv4 address written as IPv6 is the IPv4 one.
std::string client_of(std::string_view address);

} // namespace etimbre::http::api
