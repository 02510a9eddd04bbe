#include "adapters/store/writer.hpp"

#include "adapters/store/transaction.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace etimbre::adapters::store {
namespace {

constexpr int most_runs = 6;
constexpr int runs_together =
    3; ///< then the units are tried in halves, so that one cannot hold up the others

// Waits until a transaction of ours that the server may still be committing has ended, for it holds the row.
constexpr auto lock_head = R"sql(
    UPDATE journal_head SET seq = seq WHERE stream = :stream)sql";

struct ByStream {
    std::string stream;
};

std::vector<std::exception_ptr> all(std::size_t count, std::exception_ptr const& why)
{
    return std::vector<std::exception_ptr>(count, why);
}

} // namespace

Writer::Writer(OpenSession open, GatheredCommit::Terms terms) : open_{std::move(open)}, terms_{terms}
{
    reconnect(nullptr);
}

Writer::Failures Writer::carry_out(std::span<Waiting> units)
{
    for (int run = 1;; ++run) {
        try {
            return carry_out_once(units);
        } catch (Conflict const&) {
            if (run == most_runs) return all(units.size(), std::current_exception());
            if (run >= runs_together && units.size() > 1) return carry_out_halves(units);
        } catch (StoreFailure const&) { // ConnectionLost, HeadMoved
            if (run == most_runs) return all(units.size(), std::current_exception());
        }
        ++reruns_;
        pause(run);
    }
}

Writer::Failures Writer::carry_out_once(std::span<Waiting> units)
{
    if (!commit_) reconnect(nullptr);
    try {
        return commit_->carry_out(units);
    } catch (Conflict const&) {
        throw;
    } catch (CommitUnknown& unknown) {
        return find_out(unknown);
    } catch (StoreFailure const&) {
        if (commit_->witness() != nullptr) remember(*commit_->witness());
        commit_.reset();
        throw;
    }
}

Writer::Failures Writer::carry_out_halves(std::span<Waiting> units)
{
    auto const half = units.size() / 2;
    auto failures = carry_out(units.first(half));
    auto rest = carry_out(units.subspan(half));
    failures.insert(failures.end(), rest.begin(), rest.end());
    return failures;
}

// A transaction without facts has no record, and whether it took place is not told by the head. It is run
// again: what it acknowledged before, if anything, is found there by the keys that decide.
Writer::Failures Writer::find_out(CommitUnknown& unknown)
{
    auto const session = std::move(session_); // which the statements of `before` still name
    auto const before = std::move(commit_);
    if (before->witness() != nullptr) remember(*before->witness());
    for (int attempt = 1;; ++attempt) {
        try {
            if (reconnect(before.get()).value_or(false)) return std::move(unknown.failures);
            throw Conflict{"a commit did not take place, for its connection was lost"};
        } catch (ConnectionLost const& lost) {
            if (attempt == most_runs)
                return all(
                    unknown.failures.size(),
                    std::make_exception_ptr(OutcomeUnknown{
                        std::string{"a connection was lost at COMMIT, and whether that took place cannot be "
                                    "found out: "} +
                        lost.what()
                    })
                );
        }
        pause(attempt);
    }
}

/// Whether the transaction of `before` took place; nothing where nobody can say.
std::optional<bool> Writer::reconnect(GatheredCommit* before)
{
    commit_.reset();
    session_ = open_();
    if (!terms_.witness) {
        commit_ = std::make_unique<GatheredCommit>(*session_, terms_);
        return std::nullopt;
    }
    Transaction const locked{session_->sql()};
    Prepared<ByStream>{session_->sql(), lock_head}.run({std::string{terms_.witness->journal.stream()}});
    std::optional<bool> took_place;
    if (before != nullptr) took_place = before->witness()->resolve(session_->sql());
    auto fresh = std::make_unique<GatheredCommit>(*session_, terms_);
    require_ours(*fresh->witness());
    commit_ = std::move(fresh);
    return took_place;
}

void Writer::remember(Witness const& witness)
{
    constexpr std::size_t enough = 64;
    if (ours_.size() > enough) ours_.erase(ours_.begin());
    ours_.push_back(witness.base());
    if (auto const testified = witness.testified()) ours_.push_back(*testified);
}

void Writer::require_ours(Witness const& witness) const
{
    if (ours_.empty() || std::ranges::find(ours_, witness.base()) != ours_.end()) return;
    throw HeadMoved{"the database does not stand where the journal left it: a twin of this service wrote, or "
                    "the database "
                    "was restored. See docs/journal.md"};
}

void Writer::pause(int run)
{
    constexpr int shortest_ms = 5;
    constexpr int longest_ms = 80;
    auto const most = std::min(longest_ms, shortest_ms << run);
    std::uniform_int_distribution<int> drawn{shortest_ms, most};
    std::this_thread::sleep_for(std::chrono::milliseconds{drawn(chance_)});
}

} // namespace etimbre::adapters::store
