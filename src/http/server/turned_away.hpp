#pragma once

#include <array>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// A connection that was ended before a request of it was heard, or because of who is at its other end.
struct TurnedAway {
    std::string address{};  ///< textual IP address
    std::string_view why{}; ///< one of `turned_away`
    std::string detail{};   ///< a sentence for the log, from OpenSSL or from us; nothing of a request
};

/// The reasons, a closed set of words for measures and the log.
namespace turned_away {

inline constexpr std::string_view full = "full";                 ///< as many connections as may be
inline constexpr std::string_view address_full = "address_full"; ///< as many from this address as may be
inline constexpr std::string_view address_rate = "address_rate"; ///< too many new ones in so short a time
inline constexpr std::string_view crowded_out = "crowded_out";   ///< the oldest of too many handshakes
inline constexpr std::string_view late = "late";                 ///< the handshake did not come to its end
inline constexpr std::string_view left = "left";                 ///< the client went before it was ended
inline constexpr std::string_view handshake = "handshake";       ///< no agreement about how to speak
inline constexpr std::string_view certificate = "certificate";   ///< that of the client does not hold

inline constexpr std::array all{
    full, address_full, address_rate, crowded_out, late, left, handshake, certificate
};

} // namespace turned_away
} // namespace etimbre::http::server
