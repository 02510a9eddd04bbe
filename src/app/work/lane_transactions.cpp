#include "app/work/lane_transactions.hpp"

namespace etimbre::app::work {

void LaneTransactions::run(std::function<void(pay::Books&)> const& work)
{
    run_and_wait<bool>(lane_, [&work](Unit& unit) {
        work(unit.pay);
        return true;
    });
}

void LaneRefundTransactions::run(std::function<void(refund::Books&)> const& work)
{
    run_and_wait<bool>(lane_, [&work](Unit& unit) {
        work(unit.refund);
        return true;
    });
}

} // namespace etimbre::app::work
