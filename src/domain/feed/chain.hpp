#pragma once

#include "core/bytes.hpp"
#include "domain/feed/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::domain::feed {

/// What the first entry has as the hash before it.
inline constexpr std::string_view no_hash =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// Where the feed ends.
struct Position {
    std::int64_t seq = 0;
    std::string hash{no_hash};

    friend bool operator==(Position const&, Position const&) = default;
};

/// One entry: seq 1 is the first, and there is no gap.
struct Entry {
    std::int64_t seq = 0;
    Noted event;
    std::string hash; ///< 64 hexadecimal characters

    friend bool operator==(Entry const&, Entry const&) = default;
};

/// The bytes that the hash of an entry is over, which are also what `GET /events` shows of it but for the
/// hash itself: {"seq":1,"type":"…","timestamp":"…","data":{…},"prev_hash":"…"}
std::string canonical(std::int64_t seq, Noted const& event, std::string_view prev_hash);

/// The entry that follows.
Entry next(Position const& before, Noted event, core::Sha256 sha256);

} // namespace etimbre::domain::feed
