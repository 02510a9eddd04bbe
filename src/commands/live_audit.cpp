#include "commands/live_audit.hpp"

#include "commands/audit_report.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <span>
#include <utility>

namespace etimbre::commands {
namespace {

using telemetry::Level;

/// A table that is gone breaks a rule for every row there is; the first of them say what happened.
constexpr std::size_t findings_logged_at_most = 20;

void log_findings(adapters::store::AuditReport const& report)
{
    auto const count = std::min(report.findings.size(), findings_logged_at_most);
    for (auto const& finding : std::span{report.findings}.first(count))
        telemetry::log(
            Level::error,
            "audit_finding",
            {{"rule", finding.rule}, {"should_hold", finding.sentence}, {"row", finding.row}}
        );
}

} // namespace

LiveAudit::LiveAudit(Audit audit, std::chrono::minutes every, core::Clock clock, telemetry::Metrics& metrics)
    : audit_{std::move(audit)},
      every_{every},
      clock_{std::move(clock)},
      findings_{metrics.gauge(
          "etimbre_audit_findings",
          "Rows and leaves that broke a rule in the last audit; anything but 0 is an alarm."
      )},
      ended_at_{metrics.gauge(
          "etimbre_audit_ended_timestamp_seconds",
          "When the last whole audit ended, Unix time; 0 before the first."
      )},
      took_{metrics.gauge("etimbre_audit_took_seconds", "How long the last whole audit took.")},
      failures_{metrics.counter("etimbre_audit_failures_total", "Audits that could not be finished.")},
      text_{
          every.count() == 0 ? "The audit is switched off ([audit] every_minutes is 0).\n"
                             : "The first audit has not ended yet.\n"
      }
{
    if (every_.count() > 0) thread_ = std::jthread{[this](std::stop_token const& stop) { run(stop); }};
}

std::string LiveAudit::text() const
{
    std::lock_guard const lock{mutex_};
    return text_;
}

void LiveAudit::run(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        run_once();
        std::unique_lock lock{mutex_};
        pause_.wait_for(lock, stop, every_, [] { return false; });
    }
}

void LiveAudit::run_once()
{
    auto const began = clock_();
    try {
        show(audit_(), began);
    } catch (std::exception const& failure) {
        failures_.add();
        telemetry::log(Level::error, "audit_failed", {{"why", failure.what()}});
        keep("The audit begun at " + core::to_rfc3339(began) + " could not be finished; the log says why.\n");
    }
}

void LiveAudit::show(adapters::store::AuditReport const& report, core::Instant began)
{
    auto const ended = clock_();
    auto const took = std::chrono::ceil<std::chrono::seconds>(ended - began);
    findings_.set(static_cast<std::int64_t>(report.findings.size()));
    ended_at_.set(std::chrono::floor<std::chrono::seconds>(ended.time_since_epoch()).count());
    took_.set(took.count());
    log_findings(report);
    telemetry::log(
        Level::info,
        "audited",
        {{"findings", static_cast<std::int64_t>(report.findings.size())},
         {"rules", static_cast<std::int64_t>(report.rules)},
         {"leaves", static_cast<std::int64_t>(report.leaves)},
         {"took_s", took.count()}}
    );
    keep("Audit of " + core::to_rfc3339(began) + "\n" + text_of(report));
}

void LiveAudit::keep(std::string text)
{
    std::lock_guard const lock{mutex_};
    text_ = std::move(text);
}

http::server::Route audit_route(LiveAudit const& audit)
{
    auto const answer_with =
        [&audit](std::shared_ptr<http::server::Request const> const&, http::server::Answer answer) {
            answer(http::server::text_response(200, audit.text()));
        };
    return {"GET", "/audit", answer_with};
}

} // namespace etimbre::commands
