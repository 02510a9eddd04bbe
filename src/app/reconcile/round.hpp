#pragma once

#include "app/reconcile/sweep.hpp"

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace etimbre::app::reconcile {

/// Where the work of a step becomes one transaction: all of it, or nothing, and an exception. It may be run
/// again, so it leaves what one run leaves.
class Transactions : public Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

/// Everything there is to do now: each published file that is not matched to its end, the oldest first, then
/// a look through the whole queue. What is committed stays when a round is broken off; the next one goes on
/// behind it.
class Round {
public:
    /// How far it is, for whoever watches.
    struct Done {
        std::size_t files = 0;
        std::int64_t lines = 0; ///< of all files
    };

    /// `writes` must outlive the round.
    Round(Transactions& writes, Terms terms, core::Clock clock);

    /// One transaction's worth. False when nothing is left to do. Throws what the transaction threw, also
    /// where another worker was first: to be tried again.
    bool step();
    Done done() const;
    /// Once nothing is left: whether some payment that an acquirer accounts for is being asked about, so that
    /// another round should follow soon.
    bool waits_for_payments() const { return at_.waits; }

private:
    struct Standing {
        std::vector<std::string> files; ///< to be matched, the one at hand first
        std::set<std::string, std::less<>> passed;
        std::int64_t lines_passed = 0;
        std::int64_t lines_at_hand = 0;
        Sweep sweep{};
        bool waits = false;
    };

    void advance(Books& books, Standing& at) const;
    static void find_files(Books& books, Standing& at);

    Transactions& writes_;
    Terms terms_;
    core::Clock clock_;
    Standing at_{};
};

} // namespace etimbre::app::reconcile
