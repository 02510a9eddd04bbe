#pragma once

#include "app/pay/ports.hpp"
#include "app/reconcile/round.hpp"
#include "app/work/lane.hpp"

namespace etimbre::app::work {

/// The payment rules' transactions, run on the write lane by a thread that waits for the commit.
class LaneTransactions final : public pay::Transactions {
public:
    explicit LaneTransactions(Lane& lane) : lane_{lane} {}
    void run(std::function<void(pay::Books&)> const& work) override;

private:
    Lane& lane_;
};

/// The same for the rules of refunds.
class LaneRefundTransactions final : public refund::Transactions {
public:
    explicit LaneRefundTransactions(Lane& lane) : lane_{lane} {}
    void run(std::function<void(refund::Books&)> const& work) override;

private:
    Lane& lane_;
};

/// The same for reconciliation.
class LaneReconcileTransactions final : public reconcile::Transactions {
public:
    explicit LaneReconcileTransactions(Lane& lane) : lane_{lane} {}
    void run(std::function<void(reconcile::Books&)> const& work) override;

private:
    Lane& lane_;
};

} // namespace etimbre::app::work
