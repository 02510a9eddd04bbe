#include "app/feed/sequence.hpp"

#include "domain/feed/owed.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace etimbre::app::feed {
namespace {

using domain::feed::Noted;
using Ids = std::unordered_set<std::string>;

Ids ids_of(std::vector<Owed> const& owed)
{
    Ids ids;
    for (auto const& row : owed)
        for (auto const& event : row.events) ids.insert(event.id);
    return ids;
}

bool may_come(Owed const& row, Ids const& together, FeedStore& books)
{
    return std::ranges::all_of(row.events, [&](Noted const& event) {
        auto const earlier = domain::feed::before(event);
        return !earlier || together.contains(*earlier) || books.has(*earlier);
    });
}

/// Leaves out what must wait for a row that was not read, and then what must wait for that.
void keep_what_may_come(std::vector<Owed>& owed, FeedStore& books)
{
    for (std::size_t left_out = 1; left_out > 0;) {
        auto const together = ids_of(owed);
        left_out = std::erase_if(owed, [&](Owed const& row) { return !may_come(row, together, books); });
    }
}

/// A snapshot shows whatever happened before what it shows; only a row that the limit cut off can be missing.
std::vector<Owed> what_may_come(FeedStore& books, std::size_t most)
{
    for (;; most *= 2) {
        auto owed = books.owed(most);
        if (owed.size() < most) return owed;
        keep_what_may_come(owed, books);
        if (!owed.empty()) return owed;
    }
}

/// Each event once, the first time that it was noted.
std::vector<Noted> events_of(std::vector<Owed> const& owed, FeedStore& books)
{
    std::vector<Noted> events;
    Ids seen;
    for (auto const& row : owed)
        for (auto const& event : row.events)
            if (seen.insert(event.id).second && !books.has(event.id)) events.push_back(event);
    return events;
}

} // namespace

Piece next_piece(FeedStore& books, std::size_t most, core::Sha256 sha256)
{
    Piece piece{books.end(), {}, what_may_come(books, most)};
    auto events = events_of(piece.owed, books);
    domain::feed::put_in_order(events);
    auto at = piece.from;
    for (auto& event : events) {
        piece.entries.push_back(domain::feed::next(at, std::move(event), sha256));
        at = {piece.entries.back().seq, piece.entries.back().hash};
    }
    return piece;
}

bool write_piece(FeedStore& books, Piece const& piece, Lease const& lease)
{
    if (!books.append(piece.from, piece.entries, lease)) return false;
    books.settle(piece.owed);
    return true;
}

} // namespace etimbre::app::feed
