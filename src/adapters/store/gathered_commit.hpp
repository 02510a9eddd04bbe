#pragma once

#include "adapters/store/lane_queue.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/session.hpp"
#include "adapters/store/witness.hpp"

#include <exception>
#include <optional>
#include <span>
#include <vector>

namespace etimbre::adapters::store {

/// Many units in one transaction, each behind a savepoint, so that one that throws leaves its neighbours
/// alone.
class GatheredCommit {
public:
    /// With `witness`, the facts of each transaction stand in its journal before the transaction commits.
    explicit GatheredCommit(Session& session, std::optional<Witness::Terms> witness = std::nullopt);

    /// Runs the units in their order and commits once. For each: null where it is durable now, else why
    /// nothing of it remains. A transaction that cannot begin or commit, that the database gave up in the
    /// middle (disk full), or whose facts cannot be witnessed, fails every unit; the next one starts afresh.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units);

private:
    void attempt(app::work::Lane::Work& work, std::exception_ptr& failure);
    void undo_one();
    void commit();
    void give_up();
    void fail_all(std::vector<std::exception_ptr>& failures, std::exception_ptr const& why);

    app::work::Unit unit_;
    Notes& notes_;
    std::optional<Witness> witness_;
    Prepared<Nothing> begin_;
    Prepared<Nothing> savepoint_;
    Prepared<Nothing> undo_;
    Prepared<Nothing> release_;
    Prepared<Nothing> commit_;
    Prepared<Nothing> rollback_;
};

} // namespace etimbre::adapters::store
