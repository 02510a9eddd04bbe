#pragma once

#include "adapters/store/lane_queue.hpp"
#include "adapters/store/session.hpp"
#include "adapters/store/writer.hpp"

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

namespace etimbre::adapters::store {

/// The threads that write, one for SQLite. Each takes whatever gathered while its commit before ran, commits
/// it once, and only then tells those who wait: one fsync pays for all of them, and no timer is needed.
class WriteLane final : public app::work::Lane {
public:
    struct Limits {
        std::size_t waiting = 4096; ///< units of each turn; one more gets a LaneFull
        std::size_t batch = 256;    ///< units of one commit
        LaneMeasures measures{};
        /// One of them for each thread: where the facts of its commits are written first, and more.
        std::vector<GatheredCommit::Terms> writers{1};
    };

    /// Opens all sessions before it returns; throws what `open` throws.
    WriteLane(Writer::OpenSession const& open, Limits limits, LaneReport report);
    ~WriteLane() override;

    void submit(Work work, Done done) override;
    /// The entry for what must go through while others are turned away.
    app::work::Lane& reserved() { return reserved_; }
    /// Commits what waits, then refuses everything. Idempotent; not to be called by a unit.
    void close();

private:
    void serve(Writer& writer);

    std::size_t const batch_;
    LaneReport report_;
    LaneMeasures measures_;
    LaneQueue queue_;
    LaneEntry reserved_{queue_, Turn::reserved};
    std::vector<std::unique_ptr<Writer>> writers_; ///< one for each thread, used by it alone
    std::vector<std::jthread> threads_;
};

} // namespace etimbre::adapters::store
