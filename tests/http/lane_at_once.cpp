#include "lane_at_once.hpp"

#include "adapters/store/transaction.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::http::api {

void LaneAtOnce::run(Work& work)
{
    if (mood == Mood::full) throw app::work::LaneFull{};
    if (mood == Mood::broken) throw std::runtime_error{"the disk is gone"};
    adapters::store::Transaction transaction{session_.sql()};
    auto unit = session_.unit();
    work(unit);
    transaction.commit();
}

void LaneAtOnce::submit(Work work, Done done)
{
    if (mood == Mood::silent) return unanswered_.push_back(std::move(done));
    std::exception_ptr failure;
    try {
        run(work);
    } catch (...) {
        failure = std::current_exception();
    }
    done(failure);
}

} // namespace etimbre::http::api
