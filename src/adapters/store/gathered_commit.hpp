#pragma once

#include "adapters/store/lane_queue.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/session.hpp"
#include "adapters/store/witness.hpp"

#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {

struct LogSize {
    std::int64_t size;
};

/// The connection was lost while COMMIT was under way: nobody knows yet whether it took place.
struct CommitUnknown : ConnectionLost {
    CommitUnknown(std::string const& sentence, std::vector<std::exception_ptr> of_units)
        : ConnectionLost{sentence}, failures{std::move(of_units)}
    {
    }
    std::vector<std::exception_ptr> failures; ///< what `carry_out` would have returned
};

struct CommitTerms {
    std::optional<Witness::Terms> witness{}; ///< whose journal has the facts before they are committed
    /// Where several services issue: takes the log's head first, so that none of them is refused at its
    /// end because another has issued meanwhile. Only for engines that lock rows.
    bool locks_log = false;
};

/// Many units in one transaction. Where one throws, all of it is rolled back and run again from the start,
/// each unit behind a savepoint, so that one that throws again leaves its neighbours alone. Savepoints from
/// the start would cost every unit what only the faulty one owes: a copy of each page it changes, or two
/// round trips. And a unit that threw because its snapshot was older than another service's row sees that row
/// now.
class GatheredCommit {
public:
    using Terms = CommitTerms;

    explicit GatheredCommit(Session& session, Terms const& terms = {});

    /// Runs the units in their order, twice where one of them throws, and commits once. For each: null where
    /// it is durable now, else why nothing of it remains. A transaction that cannot begin or commit, that the
    /// database gave up in the middle (disk full), or whose facts cannot be witnessed, fails every unit; the
    /// next one starts afresh. Throws Conflict, ConnectionLost or HeadMoved where nothing of the transaction
    /// remains and the same units may be run again, and CommitUnknown.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units);
    /// Null where nobody witnesses.
    Witness* witness() { return witness_ ? &*witness_ : nullptr; }

private:
    void attempt(app::work::Lane::Work& work, std::exception_ptr& failure);
    void undo_one();
    void run(std::span<Waiting> units, std::vector<std::exception_ptr>& failures);
    void begin();
    bool run_together(std::span<Waiting> units);
    void commit(std::vector<std::exception_ptr> const& failures);
    void give_up();
    void fail_all(std::vector<std::exception_ptr>& failures, std::exception_ptr const& why);

    Session& session_;
    app::work::Unit unit_;
    Notes& notes_;
    EventNotes& events_;
    std::optional<Witness> witness_;
    Prepared<Nothing> begin_;
    std::optional<Prepared<Nothing, LogSize>> lock_log_;
    Prepared<Nothing> savepoint_;
    Prepared<Nothing> undo_;
    Prepared<Nothing> release_;
    Prepared<Nothing> commit_;
    Prepared<Nothing> rollback_;
};

} // namespace etimbre::adapters::store
