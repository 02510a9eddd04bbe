#pragma once

#include "adapters/store/session.hpp"
#include "app/work/lane.hpp"

#include <vector>

namespace etimbre::http::api {

/// Runs each unit on the caller's thread, in a transaction; can be made to fail as a real lane does.
class LaneAtOnce final : public app::work::Lane {
public:
    enum class Mood { well, full, broken, silent };

    explicit LaneAtOnce(adapters::store::Session& session) : session_{session} {}
    void submit(Work work, Done done) override;

    Mood mood = Mood::well;

private:
    void run(Work& work);
    adapters::store::Session& session_;
    std::vector<Done> unanswered_;
};

} // namespace etimbre::http::api
