#pragma once

#include "adapters/store/lane_queue.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/session.hpp"

#include <exception>
#include <span>
#include <vector>

namespace etimbre::adapters::store {

/// Many units in one transaction, each behind a savepoint, so that one that throws leaves its neighbours
/// alone.
class GatheredCommit {
public:
    explicit GatheredCommit(Session& session);

    /// Runs the units in their order and commits once. For each: null where it is durable now, else why
    /// nothing of it remains. A transaction that cannot begin or commit, or that the database gave up in the
    /// middle (disk full), fails every unit; the next one starts afresh.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units);

private:
    void attempt(app::work::Lane::Work& work, std::exception_ptr& failure);
    void undo_one();
    void give_up();

    app::work::Unit unit_;
    Prepared<Nothing> begin_;
    Prepared<Nothing> savepoint_;
    Prepared<Nothing> undo_;
    Prepared<Nothing> release_;
    Prepared<Nothing> commit_;
    Prepared<Nothing> rollback_;
};

} // namespace etimbre::adapters::store
