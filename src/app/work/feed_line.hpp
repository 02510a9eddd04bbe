#pragma once

#include "app/feed/sequence.hpp"
#include "app/work/lane.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace etimbre::app::work {

/// Gives the events their numbers, one piece after the other, while it holds the lease of the feed; of
/// several services one does. What is owed is a row, so a kill at any moment loses and doubles nothing.
class FeedLine {
public:
    struct Terms {
        std::string holder; ///< of this service alone
        core::Sha256 sha256;
        core::Clock clock;
        std::chrono::milliseconds pause{50}; ///< between two looks while something is owed
        std::chrono::milliseconds idle{200}; ///< the same while nothing is
        std::chrono::seconds lease{5};
        std::size_t rows_of_a_piece = 64;
        std::function<void(std::string_view why)> on_failure;
        /// Told at each look for how long the oldest event has waited; 0 where none does.
        std::function<void(std::chrono::seconds)> on_look = [](std::chrono::seconds) {};
        /// Does what new entries owe, in the transaction that writes them.
        std::function<void(Unit&, std::vector<domain::feed::Entry> const&)> on_numbered =
            [](Unit&, std::vector<domain::feed::Entry> const&) {};
    };

    /// Both lanes must outlive the line.
    FeedLine(Lane& read, Lane& write, Terms terms);
    ~FeedLine();
    FeedLine(FeedLine const&) = delete;
    FeedLine& operator=(FeedLine const&) = delete;

    /// Ends after the piece in progress. Idempotent.
    void stop();

private:
    void serve(std::stop_token const& stop);
    bool take_turn();
    std::chrono::seconds oldest_of(feed::Piece const& piece) const;
    bool write(feed::Piece const& piece);
    bool claim();
    feed::Lease lease() const;

    Lane& read_;
    Lane& write_;
    Terms terms_;
    core::Instant held_until_{}; ///< the lease, as far as this line knows
    std::mutex mutex_;
    std::condition_variable_any news_;
    std::jthread thread_;
};

} // namespace etimbre::app::work
