#pragma once

#include "adapters/store/gathered_commit.hpp"
#include "adapters/store/lane_queue.hpp"
#include "adapters/store/session.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <thread>

namespace etimbre::adapters::store {

/// The one thread that writes. It takes whatever gathered while the commit before ran, commits it once, and
/// only then tells those who wait: one fsync pays for all of them, and no timer is needed.
class WriteLane final : public app::work::Lane {
public:
    struct Limits {
        std::size_t waiting = 4096; ///< units of each turn; one more gets a LaneFull
        std::size_t batch = 256;    ///< units of one commit
        LaneMeasures measures{};
        std::optional<Witness::Terms> witness{}; ///< where the facts of each commit are written first
    };

    WriteLane(std::unique_ptr<Session> session, Limits limits, LaneReport report);
    ~WriteLane() override;

    void submit(Work work, Done done) override;
    /// The entry for what must go through while others are turned away.
    app::work::Lane& reserved() { return reserved_; }
    /// Commits what waits, then refuses everything. Idempotent; not to be called by a unit.
    void close();

private:
    void serve();

    std::unique_ptr<Session> session_; ///< the lane's thread alone uses it and `commit_`
    GatheredCommit commit_;
    std::size_t const batch_;
    LaneReport report_;
    LaneMeasures measures_;
    LaneQueue queue_;
    LaneEntry reserved_{queue_, Turn::reserved};
    std::jthread thread_;
};

} // namespace etimbre::adapters::store
