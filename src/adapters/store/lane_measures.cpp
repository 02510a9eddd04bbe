#include "adapters/store/lane_measures.hpp"

#include <string_view>
#include <utility>

namespace etimbre::adapters::store {
namespace {

constexpr std::array<std::string_view, 2> turn_words{"ordinary", "reserved"};

} // namespace

LaneMeasures::LaneMeasures() : LaneMeasures{std::make_shared<telemetry::Metrics>()} {}

LaneMeasures::LaneMeasures(std::shared_ptr<telemetry::Metrics> own) : LaneMeasures{*own, "none"}
{
    own_ = std::move(own);
}

LaneMeasures::LaneMeasures(telemetry::Metrics& metrics, std::string const& lane)
    : commits_{&metrics.histogram(
          "etimbre_lane_commit_seconds", "From the first unit of a batch to its commit.", {{"lane", lane}}
      )},
      units_{&metrics.counter("etimbre_lane_units_total", "Units of work carried out.", {{"lane", lane}})},
      reruns_{&metrics.counter(
          "etimbre_lane_reruns_total",
          "Transactions run again because of another one, or of a lost connection.",
          {{"lane", lane}}
      )}
{
    for (std::size_t turn = 0; turn < turns_.size(); ++turn) {
        telemetry::Labels const labels{{"lane", lane}, {"turn", std::string{turn_words.at(turn)}}};
        turns_.at(turn) = {
            &metrics.gauge("etimbre_lane_waiting", "Units of work that wait for the database.", labels),
            &metrics.histogram("etimbre_lane_wait_seconds", "How long a unit of work waited.", labels),
            &metrics.counter(
                "etimbre_lane_refused_total", "Units of work turned away because too many waited.", labels
            ),
        };
    }
}

void LaneMeasures::waiting(Turn turn, std::size_t units) const
{
    of(turn).waiting->set(static_cast<std::int64_t>(units));
}

void LaneMeasures::waited(Turn turn, std::chrono::microseconds time) const
{
    of(turn).waited->observe(time);
}

void LaneMeasures::refused(Turn turn) const
{
    of(turn).refused->add();
}

void LaneMeasures::committed(std::size_t units, std::chrono::microseconds took) const
{
    commits_->observe(took);
    units_->add(units);
}

void LaneMeasures::run_again(std::size_t times) const
{
    reruns_->add(times);
}

} // namespace etimbre::adapters::store
