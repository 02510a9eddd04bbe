#include "app/work/job_workers.hpp"

#include <utility>

namespace etimbre::app::work {

JobWorkers::JobWorkers(
    Lane& write, pay::Settlement settlement, refund::RefundSettlement refunds, Terms const& terms
)
    : settlement_{std::move(settlement)}, refunds_{std::move(refunds)}
{
    run_and_wait<bool>(write, [&](Unit& unit) {
        unit.jobs.take_back_claims(terms.claimant, settlement_.clock());
        return true;
    });
    for (auto const& acquirer : settlement_.acquirers.names())
        lines_.push_back(std::make_unique<JobLine>(
            write,
            JobLine::Terms{
                acquirer,
                std::nullopt,
                terms.hands,
                terms.lease,
                terms.claimant,
                settlement_.clock,
                [this](jobs::Job const& job) { return settle(job); },
                [this](int attempts) { return pay::pause_after(attempts, settlement_.longest_pause); },
                terms.on_failure,
            }
        ));
}

void JobWorkers::wake()
{
    for (auto const& line : lines_) line->wake();
}

void JobWorkers::stop()
{
    lines_.clear();
}

pay::Again JobWorkers::settle(jobs::Job const& job) const
{
    core::PaymentId const id{job.key};
    switch (job.kind) {
    case jobs::Kind::ask_status:
        return pay::settle_status(settlement_, id, job.attempts);
    case jobs::Kind::expire:
        return pay::settle_expiry(settlement_, id);
    case jobs::Kind::undo:
        return pay::settle_undo(settlement_, id, job.attempts);
    case jobs::Kind::refund:
        return refund::settle_refund(refunds_, core::RefundId{job.key}, job.attempts);
    case jobs::Kind::mail: // these are never claimed here
    case jobs::Kind::find:
    case jobs::Kind::take_in:
    case jobs::Kind::reconcile:
    case jobs::Kind::deliver:
        break;
    }
    return std::nullopt;
}

} // namespace etimbre::app::work
