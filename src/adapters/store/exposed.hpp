#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <functional>
#include <string>

namespace etimbre::adapters::store {

/// A stamp of ours that a cut of its key takes with it.
struct ExposedStamp {
    std::int64_t index = 0;
    std::string number;
    std::string service;
    std::string mission;
    std::string order;
    std::int64_t issued_at = 0; ///< Unix seconds
    std::string end;            ///< "redeemed", "voided", or empty while it has none
};

/// Calls `each` with every stamp of that key, 16 hexadecimal characters, from that log index on, in the order
/// of the log.
void for_each_exposed(
    soci::session& session,
    std::string const& kid,
    std::int64_t from,
    std::function<void(ExposedStamp const&)> const& each
);

} // namespace etimbre::adapters::store
