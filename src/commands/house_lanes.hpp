#pragma once

#include "adapters/store/read_lane.hpp"
#include "adapters/store/write_lane.hpp"
#include "app/work/journal.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

#include <memory>
#include <string_view>
#include <vector>

/// The house's way to its database: where it is, who witnesses, and the lanes' terms.
namespace etimbre::commands {

using Journals = std::vector<std::unique_ptr<app::work::Journal>>;

/// For a lane's report.
void report_lane(std::string_view what);

/// The place of the database, looked at once for what would do harm later. Throws StoreFailure.
adapters::store::Place sound_place(config::Settings const& settings, core::Clock clock);

/// SQLite has one program at a time, and one writer.
bool is_alone(config::Settings const& settings);

/// One stream for each writing session: on MariaDB the writers and the one that issues, which is the last.
Journals start_witnesses(config::Settings const& settings, core::Instant now);

adapters::store::WriteLane::Limits write_limits(
    config::Settings const& settings, telemetry::Metrics& metrics, Journals const& journals, core::Clock clock
);

/// Who issues writes alone, for the index of the log is one counter. On SQLite everybody does: null.
std::unique_ptr<adapters::store::WriteLane> issuing_lane(
    config::Settings const& settings,
    telemetry::Metrics& metrics,
    app::work::Journal& journal,
    core::Clock clock,
    adapters::store::Writer::OpenSession const& open
);

adapters::store::ReadLane::Limits read_limits(config::Settings const& settings, telemetry::Metrics& metrics);

} // namespace etimbre::commands
