#pragma once

#include "adapters/store/lane_queue.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/session.hpp"

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace etimbre::adapters::store {

/// Threads that read, each on a session of its own and each unit on one snapshot: what other units commit
/// meanwhile is not seen, what was committed before the unit was submitted is. A few units that wait together
/// share a snapshot, taken after the last of them came. A unit that tries to write fails.
class ReadLane final : public app::work::Lane {
public:
    using OpenSession = std::function<std::unique_ptr<Session>()>;

    struct Limits {
        unsigned threads = 2;
        std::size_t waiting = 4096; ///< units of each turn; one more gets a LaneFull
        LaneMeasures measures{};
    };

    /// Opens all sessions before it returns; throws what `open` throws.
    ReadLane(OpenSession const& open, Limits limits, LaneReport report);
    ~ReadLane() override;

    void submit(Work work, Done done) override;
    /// The entry for what must go through while others are turned away.
    app::work::Lane& reserved() { return reserved_; }
    /// Answers what waits, then refuses everything. Idempotent; not to be called by a unit.
    void close();

private:
    class Reader;

    void serve(Reader& reader);

    LaneReport report_;
    LaneMeasures measures_;
    LaneQueue queue_;
    LaneEntry reserved_{queue_, Turn::reserved};
    std::vector<std::unique_ptr<Reader>> readers_; ///< one for each thread, used by it alone
    std::vector<std::jthread> threads_;
};

} // namespace etimbre::adapters::store
