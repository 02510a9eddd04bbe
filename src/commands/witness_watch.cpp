#include "commands/witness_watch.hpp"

#include "commands/witness_start.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace etimbre::commands {

WitnessWatch::WitnessWatch(
    config::Settings settings, core::Clock clock, telemetry::Metrics& metrics, std::chrono::seconds pause
)
    : settings_{std::move(settings)},
      clock_{clock},
      pause_{pause},
      open_{metrics.gauge(
          "etimbre_journal_open_findings",
          "What the journal and the books contradict each other about: a person must look."
      )},
      mended_{metrics.counter(
          "etimbre_journal_mended_total", "Rows that were acknowledged, were missing, and have been put back."
      )},
      failed_{metrics.counter(
          "etimbre_journal_comparisons_failed_total", "Comparisons that ended without a result."
      )},
      compared_{metrics.gauge(
          "etimbre_journal_compared_timestamp_seconds", "When the whole journal was last compared."
      )}
{
}

void WitnessWatch::look()
{
    try {
        show(check_journal(settings_, {.mode = JournalMode::tend}, clock_()));
    } catch (std::exception const& failure) {
        telemetry::log(telemetry::Level::error, "journal_not_compared", {{"why", failure.what()}});
        failed_.add();
    }
}

void WitnessWatch::show(std::vector<StreamCheck> const& checks)
{
    std::size_t open = 0;
    for (auto const& check : checks) {
        log_findings(check);
        auto const findings = check.report.open_findings();
        mended_.add(check.report.findings.size() - findings);
        open += std::max<std::size_t>(findings, is_well(check) ? 0 : 1);
    }
    open_.set(static_cast<std::int64_t>(open));
    compared_.set(core::unix_of(clock_()));
}

void WitnessWatch::start()
{
    thread_ = std::jthread{[this](std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            look();
            std::unique_lock lock{mutex_};
            awake_.wait_for(lock, stop, pause_, [] { return false; });
        }
    }};
}

} // namespace etimbre::commands
