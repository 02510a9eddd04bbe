#include "app/work/feed_line.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace etimbre::app::work {

FeedLine::FeedLine(Lane& read, Lane& write, Terms terms)
    : read_{read},
      write_{write},
      terms_{std::move(terms)},
      thread_{[this](std::stop_token const& stop) { serve(stop); }}
{
}

FeedLine::~FeedLine()
{
    stop();
}

void FeedLine::stop()
{
    thread_ = {};
}

void FeedLine::serve(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        bool worked = false;
        try {
            worked = take_turn();
        } catch (std::exception const& failure) {
            terms_.on_failure(failure.what());
        }
        std::unique_lock lock{mutex_};
        news_.wait_for(lock, stop, worked ? terms_.pause : terms_.idle, [] { return false; });
    }
}

/// Whether something was owed and got its numbers. What is read and hashed costs the writer nothing.
bool FeedLine::take_turn()
{
    auto const piece = run_and_wait<feed::Piece>(read_, [this](Unit& unit) {
        return feed::next_piece(unit.feed, terms_.rows_of_a_piece, terms_.sha256);
    });
    terms_.on_look(oldest_of(piece));
    return !piece.owed.empty() && claim() && write(piece);
}

std::chrono::seconds FeedLine::oldest_of(feed::Piece const& piece) const
{
    auto const now = terms_.clock();
    auto oldest = now;
    for (auto const& row : piece.owed)
        for (auto const& event : row.events) oldest = std::min(oldest, core::instant_of_micros(event.at_us));
    return std::chrono::floor<std::chrono::seconds>(now - oldest);
}

bool FeedLine::write(feed::Piece const& piece)
{
    auto const lease = this->lease();
    bool const written = run_and_wait<bool>(write_, [&](Unit& unit) {
        bool const is_ours = feed::write_piece(unit.feed, piece, lease);
        if (is_ours) terms_.on_numbered(unit, piece.entries);
        return is_ours;
    });
    held_until_ = written ? lease.until : core::Instant{};
    return written;
}

bool FeedLine::claim()
{
    auto const now = terms_.clock();
    if (now < held_until_) return true;
    auto const lease = this->lease();
    bool const ours = run_and_wait<bool>(write_, [&](Unit& unit) { return unit.feed.claim(lease, now); });
    if (ours) held_until_ = lease.until;
    return ours;
}

feed::Lease FeedLine::lease() const
{
    return {terms_.holder, terms_.clock() + terms_.lease};
}

} // namespace etimbre::app::work
