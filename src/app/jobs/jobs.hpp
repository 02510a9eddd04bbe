#pragma once

#include "core/instant.hpp"
#include "core/word_table.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::app::jobs {

enum class Kind { ask_status, expire, undo, refund, mail, find, take_in, reconcile, deliver };

inline constexpr core::WordTable<Kind, 9> kind_words{{
    {Kind::ask_status, "ask_status"},
    {Kind::expire, "expire"},
    {Kind::undo, "undo"},
    {Kind::refund, "refund"},
    {Kind::mail, "mail"},
    {Kind::find, "find"},
    {Kind::take_in, "take_in"},
    {Kind::reconcile, "reconcile"},
    {Kind::deliver, "deliver"},
}};

constexpr std::string_view word_of(Kind kind)
{
    return core::word_in(kind_words, kind);
}

constexpr std::optional<Kind> kind_of(std::string_view text)
{
    return core::found_in(kind_words, text);
}

/// An effect that is owed. The row exists until the effect is done, so a killed process leaves work to do and
/// never work lost.
struct Job {
    Kind kind = Kind::ask_status;
    std::string key; ///< what it is about: a payment id or a refund id
    core::Instant due{};
    std::int64_t fence = 0; ///< grows with every claim and every reschedule; a stale claimant cannot end it
    int attempts = 0;
};

/// Whether effects of this kind have a line, and hands, of their own: where the other end stands still,
/// nothing else does.
constexpr bool has_own_line(Kind kind)
{
    switch (kind) {
    case Kind::ask_status:
    case Kind::expire:
    case Kind::undo:
    case Kind::refund:
        return false;
    case Kind::mail:
    case Kind::find:
    case Kind::take_in:
    case Kind::reconcile:
    case Kind::deliver:
        return true;
    }
    return false;
}

/// What a claimant can take on.
struct Claim {
    /// Whose payments, and refunds of them, the jobs are about; a job about none fits any.
    std::string acquirer{};
    core::Instant now{};
    std::chrono::seconds lease{};
    std::string claimant{}; ///< the service that claims: no other that runs bears its name
    std::size_t most = 1;
    /// Jobs of this kind alone, which has a line of its own; without it, those that have none.
    std::optional<Kind> kind{};
};

class JobStore {
public:
    JobStore() = default;
    virtual ~JobStore() = default;
    JobStore(JobStore const&) = delete;
    JobStore& operator=(JobStore const&) = delete;

    /// Makes the job due at `due`, or leaves it earlier if it was due earlier already. Its attempts count
    /// from 0 anew and a claim in progress is fenced off, so that news which came meanwhile is looked at
    /// again.
    virtual void schedule(Kind kind, std::string_view key, core::Instant due) = 0;
    /// Takes due jobs for the lease, the oldest first, each by compare-and-swap on its fence.
    virtual std::vector<Job> claim(Claim const& wanted) = 0;
    /// Makes what this claimant had claimed, and neither finished nor gave back, due at once: for its start,
    /// when it can be about nothing any more. What others hold stays theirs.
    virtual void take_back_claims(std::string_view claimant, core::Instant now) = 0;
    /// Ends the claimed job; nothing happens if it was rescheduled or claimed again meanwhile.
    virtual void finish(Job const& job) = 0;
    /// Gives the claimed job back, due later, with its attempts counted.
    virtual void postpone(Job const& job, core::Instant due) = 0;
    /// When the next job is due, if there is one: how long a worker may sleep.
    virtual std::optional<core::Instant> next_due() = 0;
};

} // namespace etimbre::app::jobs
