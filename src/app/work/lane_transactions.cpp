#include "app/work/lane_transactions.hpp"

#include "app/work/back_office.hpp"

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

void LaneReconcileTransactions::run(std::function<void(reconcile::Books&)> const& work)
{
    run_and_wait<bool>(lane_, [&work](Unit& unit) {
        work(unit.back_office.reconcile());
        return true;
    });
}

} // namespace etimbre::app::work
