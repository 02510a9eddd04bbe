#pragma once

#include "app/reconcile/sweep.hpp"

#include <cstddef>
#include <exception>
#include <functional>
#include <set>
#include <string>
#include <string_view>
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
/// behind it. A file whose step fails for a reason of its own, twice, is passed over until the next round.
class Round {
public:
    /// How far it is, for whoever watches.
    struct Done {
        std::size_t files = 0;
        std::int64_t lines = 0; ///< of all files
    };

    /// Told of each file that is passed over.
    using OnFailure = std::function<void(std::string_view file, std::string_view why)>;

    /// `writes` must outlive the round.
    Round(Transactions& writes, Terms terms, core::Clock clock, OnFailure on_failure);

    /// One transaction's worth. False when nothing is left to do. Throws what the transaction threw where
    /// that is not the file's own fault (core::OwnFault, an error of logic or of arithmetic), also where
    /// another worker was first: to be tried again.
    bool step();
    Done done() const;
    /// How many files were passed over.
    std::size_t failed() const { return at_.failed; }
    /// Once nothing is left: whether some payment that an acquirer accounts for is being asked about, so that
    /// another round should follow soon.
    bool waits_for_payments() const { return at_.waits; }

private:
    struct Standing {
        std::vector<std::string> files; ///< to be matched, the one at hand first
        std::set<std::string, std::less<>> passed;
        std::string at_hand; ///< the file whose step is under way; else empty
        std::size_t failed = 0;
        std::int64_t lines_passed = 0;
        std::int64_t lines_at_hand = 0;
        Sweep sweep{};
        bool waits = false;
    };

    void advance(Books& books, Standing& at) const;
    void work_on_file(Books& books, Standing& at) const;
    static void find_files(Books& books, Standing& at);
    static void pass(Standing& at);
    void blame(Standing next, std::exception const& failure);

    Transactions& writes_;
    Terms terms_;
    core::Clock clock_;
    OnFailure on_failure_;
    Standing at_{};
    bool failed_once_ = false; ///< the latest step
};

} // namespace etimbre::app::reconcile
