#include "commands/house_lanes.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/soundness.hpp"
#include "commands/store_place.hpp"
#include "commands/witness_start.hpp"
#include "telemetry/log.hpp"

#include <cstddef>
#include <utility>

namespace etimbre::commands {

namespace store = adapters::store;

namespace {

store::Witness::Terms witness_terms(app::work::Journal& journal, core::Clock clock)
{
    return {journal, adapters::crypto::sha256, clock};
}

} // namespace

void report_lane(std::string_view what)
{
    telemetry::log(telemetry::Level::error, "lane_failed", {{"why", what}});
}

store::Place sound_place(config::Settings const& settings, core::Clock clock)
{
    auto place = store_place(settings);
    store::require_sound(*store::open_database(place, store::Access::read), clock);
    return place;
}

bool is_alone(config::Settings const& settings)
{
    return settings.store.engine == "sqlite";
}

Journals start_witnesses(config::Settings const& settings, core::Instant now)
{
    Journals journals;
    auto const writers = is_alone(settings) ? 1 : settings.store.writers + 1;
    for (unsigned number = 0; number < writers; ++number)
        journals.push_back(start_witness(settings, now, number));
    return journals;
}

store::WriteLane::Limits write_limits(
    config::Settings const& settings, telemetry::Metrics& metrics, Journals const& journals, core::Clock clock
)
{
    store::WriteLane::Limits limits;
    limits.writers.clear();
    auto const ordinary = is_alone(settings) ? journals.size() : journals.size() - 1;
    for (std::size_t at = 0; at < ordinary; ++at)
        limits.writers.push_back({.witness = witness_terms(*journals[at], clock)});
    limits.waiting = settings.limits.waiting_writes;
    limits.measures = store::LaneMeasures{metrics, "write"};
    return limits;
}

std::unique_ptr<store::WriteLane> issuing_lane(
    config::Settings const& settings,
    telemetry::Metrics& metrics,
    app::work::Journal& journal,
    core::Clock clock,
    store::Writer::OpenSession const& open
)
{
    if (is_alone(settings)) return nullptr;
    store::WriteLane::Limits limits;
    limits.writers.clear();
    limits.writers.push_back({.witness = witness_terms(journal, clock), .locks_log = true});
    limits.waiting = settings.limits.waiting_writes;
    limits.measures = store::LaneMeasures{metrics, "issue"};
    return std::make_unique<store::WriteLane>(open, std::move(limits), report_lane);
}

store::ReadLane::Limits read_limits(config::Settings const& settings, telemetry::Metrics& metrics)
{
    store::ReadLane::Limits limits;
    limits.threads = settings.store.readers;
    limits.waiting = settings.limits.waiting_reads;
    limits.measures = store::LaneMeasures{metrics, "read"};
    return limits;
}

} // namespace etimbre::commands
