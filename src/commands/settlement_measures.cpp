#include "commands/settlement_measures.hpp"

#include <string>

namespace etimbre::commands {

SettlementMeasures::SettlementMeasures(telemetry::Metrics& metrics)
{
    for (auto const& [state, word] : app::settlement::state_words)
        files_[state] = &metrics.gauge(
            "etimbre_settlement_files", "Settlement files by state.", {{"state", std::string{word}}}
        );
}

void SettlementMeasures::show(std::vector<std::pair<app::settlement::State, std::int64_t>> const& counts)
{
    for (auto const& [_, gauge] : files_) gauge->set(0);
    for (auto const& [state, count] : counts) files_.at(state)->set(count);
}

} // namespace etimbre::commands
