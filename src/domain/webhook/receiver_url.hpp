#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace etimbre::domain::webhook {

inline constexpr std::size_t url_length_max = 500;

/// Where a receiver says that it listens. The host is a name, or an address that the operator allows.
struct ReceiverUrl {
    std::string host; ///< in small letters; of IPv6 without its brackets
    std::uint16_t port = 443;
    std::string target{}; ///< path and query, "/" at least
    bool is_address = false;

    /// The one spelling of it, the port left out where it is that of https.
    std::string text() const;
};

/// Reads an absolute https URL without user and fragment, in visible ASCII. A host that could be read as an
/// address in any spelling ("127.1", "0x7f000001", "[::1]") must be one of `allowed`, byte for byte. Refuses
/// `fields`.
core::Result<ReceiverUrl> parse_receiver_url(std::string_view text, std::span<std::string const> allowed);

} // namespace etimbre::domain::webhook
