#pragma once

#include "adapters/store/audit.hpp"
#include "core/instant.hpp"
#include "http/server/router.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace etimbre::commands {

/// The audit inside a running service: once when it starts, and again and again, in a thread of its own and
/// on a connection of its own, so that nobody waits for it. What it finds is measured, written to the log and
/// kept to be read.
class LiveAudit {
public:
    using Audit = std::function<adapters::store::AuditReport()>;

    /// `every` of zero: never. `metrics` must outlive the audit.
    LiveAudit(Audit audit, std::chrono::minutes every, core::Clock clock, telemetry::Metrics& metrics);

    /// The last report, or what kept it from being made.
    std::string text() const;

private:
    void run(std::stop_token const& stop);
    void run_once();
    void show(adapters::store::AuditReport const& report, core::Instant began);
    void keep(std::string text);

    Audit audit_;
    std::chrono::minutes every_;
    core::Clock clock_;
    telemetry::Gauge& findings_;
    telemetry::Gauge& ended_at_;
    telemetry::Gauge& took_;
    telemetry::Counter& failures_;
    mutable std::mutex mutex_;
    std::condition_variable_any pause_;
    std::string text_; ///< guarded by mutex_
    std::jthread thread_;
};

/// GET /audit on the operator's listener: the last report. `audit` must outlive the route.
http::server::Route audit_route(LiveAudit const& audit);

} // namespace etimbre::commands
