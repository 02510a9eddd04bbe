#pragma once

#include "app/jobs/jobs.hpp"
#include "app/pay/settle.hpp"
#include "app/refund/settle_refund.hpp"
#include "app/work/job_line.hpp"
#include "app/work/lane.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::work {

/// Takes owed effects from the job table and does them, in a line of its own for each acquirer. A job is
/// ended only after its effect is committed; a worker killed in between leaves the job to its own service's
/// next start, or to whoever claims it when the lease is over.
class JobWorkers {
public:
    struct Terms {
        unsigned hands =
            16; ///< threads of each acquirer; they wait for it, or for a commit, most of the time
        std::chrono::seconds lease{60}; ///< longer than any one effect takes
        std::string claimant;           ///< of this service alone
        std::function<void(std::string_view job, std::string_view why)> on_failure;
    };

    /// Takes back first what this claimant had claimed in its last run: no other line of it may run yet.
    /// `write` and what the settlements refer to must outlive the workers.
    JobWorkers(Lane& write, pay::Settlement settlement, refund::RefundSettlement refunds, Terms const& terms);

    /// Says that a job may have become due.
    void wake();
    /// Ends after the effects in progress. Idempotent.
    void stop();

private:
    pay::Again settle(jobs::Job const& job) const;

    pay::Settlement settlement_;
    refund::RefundSettlement refunds_;
    std::vector<std::unique_ptr<JobLine>> lines_;
};

} // namespace etimbre::app::work
