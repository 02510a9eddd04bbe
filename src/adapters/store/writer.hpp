#pragma once

#include "adapters/store/gathered_commit.hpp"

#include <functional>
#include <memory>
#include <random>
#include <span>
#include <vector>

namespace etimbre::adapters::store {

/// Whether the work is durable could not be found out, for no server answers. What is asked for again with
/// the same key gets the answer.
struct OutcomeUnknown : StoreFailure {
    using StoreFailure::StoreFailure;
};

/// Gathered commits on a session of their own, of one thread. A transaction that another one caused to fail,
/// or whose connection was lost, is run again, all of it, on a new connection where one is needed; so a unit
/// may run more than once.
class Writer {
public:
    using OpenSession = std::function<std::unique_ptr<Session>()>;

    /// Opens the session; throws what `open` throws.
    Writer(OpenSession open, GatheredCommit::Terms terms);

    /// For each unit null where it is durable now, else why nothing of it remains, or an OutcomeUnknown.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units);
    /// How often transactions were run again since the last time this was asked.
    unsigned take_reruns() { return std::exchange(reruns_, 0); }

private:
    using Failures = std::vector<std::exception_ptr>;

    Failures carry_out_once(std::span<Waiting> units);
    Failures carry_out_halves(std::span<Waiting> units);
    Failures find_out(CommitUnknown& unknown);
    std::optional<bool> reconnect(GatheredCommit* before);
    void remember(Witness const& witness);
    void require_ours(Witness const& witness) const;
    void pause(int run);

    OpenSession open_;
    GatheredCommit::Terms terms_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<GatheredCommit> commit_; ///< null while there is no connection
    /// Where the head of the journal may stand after a connection was lost.
    std::vector<domain::journal::Position> ours_;
    std::minstd_rand chance_{std::random_device{}()};
    unsigned reruns_ = 0;
};

} // namespace etimbre::adapters::store
