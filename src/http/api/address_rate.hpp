#pragma once

#include "core/instant.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace etimbre::http::api {

/// Limits how often one address may ask: a bucket of `per_minute` tokens for each address, which fills up
/// again within a minute. An IPv6 client is its /64.
///
/// Holds at most twice `addresses_max` addresses. Addresses beyond that push out the oldest, who then begin
/// anew. Safe from any thread.
class AddressRate {
public:
    /// @pre per_minute > 0
    explicit AddressRate(std::size_t per_minute, std::size_t addresses_max = 65'536);

    /// Takes a token. Nothing when there was one, otherwise how long to wait for the next, rounded up.
    std::optional<std::chrono::seconds> take(std::string_view address, core::Instant now);

private:
    /// When the bucket of an address will be full again (the "theoretical arrival time" of ITU-T I.371).
    using Buckets = std::unordered_map<std::string, core::Instant>;

    core::Instant full_at(std::string const& client, core::Instant now) const;
    void turn_over(core::Instant now);

    std::chrono::microseconds interval_; ///< one token comes back after this
    std::size_t addresses_max_;
    std::mutex mutex_;
    Buckets recent_; ///< asked since `turned_`
    Buckets before_; ///< asked in the time before that; full again when a whole minute has passed
    core::Instant turned_{};
};

/// The client that an address stands for: itself, or the /64 of an IPv6 address, "2001:db8:1:2::/64" as 16
/// hexadecimal digits. An IPv4 address written as IPv6 is the IPv4 one.
std::string client_of(std::string_view address);

/// 429, with the time to wait in `Retry-After`.
server::Response too_often(std::chrono::seconds wait, server::Request const& request);

} // namespace etimbre::http::api
