#pragma once

#include "app/reconcile/round.hpp"
#include "app/work/job_line.hpp"
#include "app/work/lane_transactions.hpp"
#include "config/settings.hpp"
#include "http/api/desk.hpp"
#include "telemetry/metrics.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <string_view>

namespace etimbre::commands {

/// The one job of reconciliation: it is always owed, and due at once when a file is published.
inline constexpr std::string_view reconciliation_job = "books";

/// Matches the files that are published and looks through the queue of exceptions, by one hand of its own, a
/// transaction each step, in the citizens' turn of the write lane: counters and news of money go first.
/// Several services may; the row of each file lets one of them.
class ReconciliationRoom {
public:
    /// `metrics` and the desk's lanes must outlive the room.
    ReconciliationRoom(config::Settings const& settings, http::api::Desk desk, telemetry::Metrics& metrics);

    /// Ends after the step in progress; what is left stays owed. Idempotent.
    void stop();

private:
    void owe_the_job();
    app::work::JobLine::Terms line_terms(std::string claimant);
    std::unique_ptr<app::reconcile::Round> new_round();
    core::Instant work();
    core::Instant after(app::reconcile::Round const& round);

    http::api::Desk desk_;
    app::work::LaneReconcileTransactions transactions_;
    app::reconcile::Terms terms_;
    std::chrono::seconds sweep_every_;
    std::chrono::seconds soon_;
    telemetry::Counter& failures_;
    std::unique_ptr<app::reconcile::Round> round_; ///< that was broken off
    std::atomic<bool> ending_ = false;
    app::work::JobLine line_;
};

/// Shows the measure at 0, also before the first failure: a rule for alarms asks for it.
telemetry::Counter& reconciliation_failures(telemetry::Metrics& metrics);

} // namespace etimbre::commands
