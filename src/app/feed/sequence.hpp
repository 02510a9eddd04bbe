#pragma once

#include "app/feed/ports.hpp"
#include "core/bytes.hpp"

#include <cstddef>
#include <vector>

namespace etimbre::app::feed {

/// The next piece of the feed, made from a snapshot and not written yet.
struct Piece {
    domain::feed::Position from;
    std::vector<domain::feed::Entry> entries;
    std::vector<Owed> owed; ///< what it settles
};

/// Takes up to `most` rows of what is owed, or more where these could not come yet, and gives numbers and
/// hashes to their events. Whatever the clocks of several services say, no event gets its number before what
/// happened to its subject before it; one that is in the feed already (the journal put its fact back) gets
/// no second one. Empty where nothing is owed.
Piece next_piece(FeedStore& books, std::size_t most, core::Sha256 sha256);

/// Writes the piece: all of it, in the caller's transaction, or nothing. False where the feed has moved
/// meanwhile or another holder has the lease: the next piece is made from where it stands then.
bool write_piece(FeedStore& books, Piece const& piece, Lease const& lease);

} // namespace etimbre::app::feed
