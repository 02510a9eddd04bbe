#include "commands/book_measures.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace etimbre::commands {
namespace {

using domain::payment::State;

/// The states that `Figures` counts.
constexpr std::array shown_states{
    State::created,
    State::redirected,
    State::authorised,
    State::capturing,
    State::unknown,
    State::voiding,
    State::refunding,
    State::expiring,
    State::conflicted,
};

} // namespace

BookMeasures::BookMeasures(telemetry::Metrics& metrics)
    : oldest_refund_{metrics.gauge(
          "etimbre_refunds_oldest_seconds",
          "Age of the oldest refund that has not succeeded, or failed for good."
      )},
      log_size_{
          metrics.gauge("etimbre_log_size", "Stamps ever issued: leaves of the log.", {{"log", "issue"}})
      },
      paid_without_stamps_{metrics.gauge(
          "etimbre_paid_without_stamps", "Of the last thousand paid orders, those without a stamp."
      )},
      missed_{
          metrics.counter("etimbre_figures_missed_total", "Times that the books did not say their figures.")
      }
{
    for (auto const state : shown_states) {
        auto const word = domain::payment::word_of(state);
        payments_[word] = &metrics.gauge(
            "etimbre_payments", "Payments in a state that is not their end.", {{"state", std::string{word}}}
        );
    }
    for (auto const& [state, word] : domain::refund::state_words)
        if (state != domain::refund::State::succeeded)
            refunds_[word] = &metrics.gauge(
                "etimbre_refunds", "Refunds that have not succeeded.", {{"state", std::string{word}}}
            );
    for (auto const& [kind, word] : app::jobs::kind_words) {
        telemetry::Labels const labels{{"kind", std::string{word}}};
        owed_[word] = {
            &metrics.gauge("etimbre_jobs_waiting", "Owed effects, due or not.", labels),
            &metrics.gauge("etimbre_jobs_late_seconds", "How long the oldest has been due.", labels),
        };
    }
}

void BookMeasures::show(app::work::Figures const& figures, std::uint64_t stamps, core::Instant now)
{
    for (auto const& [word, gauge] : payments_) gauge->set(0);
    for (auto const& each : figures.payments)
        if (auto const found = payments_.find(word_of(each.state)); found != payments_.end())
            found->second->set(each.count);
    show_refunds(figures, now);
    for (auto const& [word, gauges] : owed_) {
        gauges.waiting->set(0);
        gauges.late->set(0);
    }
    for (auto const& each : figures.owed) {
        auto const late = std::chrono::floor<std::chrono::seconds>(now - each.oldest_due).count();
        auto& gauges = owed_.at(word_of(each.kind));
        gauges.waiting->set(each.waiting);
        gauges.late->set(std::max<std::int64_t>(late, 0));
    }
    log_size_.set(static_cast<std::int64_t>(stamps));
    paid_without_stamps_.set(figures.paid_without_stamps);
}

void BookMeasures::show_refunds(app::work::Figures const& figures, core::Instant now)
{
    std::int64_t oldest = 0;
    for (auto const& [word, gauge] : refunds_) gauge->set(0);
    for (auto const& each : figures.refunds) {
        refunds_.at(domain::refund::word_of(each.state))->set(each.count);
        if (domain::refund::is_over(each.state)) continue;
        oldest = std::max<std::int64_t>(
            oldest, std::chrono::floor<std::chrono::seconds>(now - each.oldest).count()
        );
    }
    oldest_refund_.set(oldest);
}

} // namespace etimbre::commands
