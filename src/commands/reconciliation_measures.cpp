#include "commands/reconciliation_measures.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace etimbre::commands {

namespace recon = domain::reconciliation;

ReconciliationMeasures::ReconciliationMeasures(telemetry::Metrics& metrics)
    : suspense_{metrics.gauge(
          "etimbre_suspense_minor",
          "Money in suspense that undecided exceptions left there, in minor units, whichever way it goes."
      )},
      unfinished_{metrics.gauge(
          "etimbre_settlement_files_unfinished", "Published files that are not matched to their end."
      )}
{
    for (auto const& [code, word] : recon::code_words) {
        if (recon::is_matched(code)) continue;
        telemetry::Labels const labels{{"code", std::string{word}}};
        codes_[word] = {
            &metrics.gauge("etimbre_exceptions", "Exceptions that nobody has decided yet.", labels),
            &metrics.gauge("etimbre_exceptions_oldest_seconds", "Age of the oldest of them.", labels),
        };
    }
}

void ReconciliationMeasures::show(app::reconcile::Waiting const& waiting, core::Instant now)
{
    for (auto const& [word, gauges] : codes_) {
        gauges.open->set(0);
        gauges.oldest->set(0);
    }
    std::map<std::string_view, std::int64_t> open;
    std::map<std::string_view, std::int64_t> oldest;
    for (auto const& each : waiting.undecided) {
        auto const word = word_of(each.code);
        auto const age = std::chrono::floor<std::chrono::seconds>(now - each.oldest).count();
        codes_.at(word).open->set(open[word] += each.count);
        codes_.at(word).oldest->set(oldest[word] = std::max<std::int64_t>(oldest[word], age));
    }
    std::int64_t in_suspense = 0;
    for (auto const& each : waiting.suspense) in_suspense += each.minor < 0 ? -each.minor : each.minor;
    suspense_.set(in_suspense);
    unfinished_.set(waiting.unfinished_files);
}

} // namespace etimbre::commands
