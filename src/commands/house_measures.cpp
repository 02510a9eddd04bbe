#include "commands/house_measures.hpp"

#include "app/settlement/ports.hpp"
#include "app/work/back_office.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace etimbre::commands {

struct HouseMeasures::Seen {
    app::work::Figures figures;
    std::uint64_t stamps = 0;
    std::vector<std::pair<app::settlement::State, std::int64_t>> files;
    app::reconcile::Waiting waiting;
    std::vector<app::webhook::Standing> webhooks;
};

HouseMeasures::HouseMeasures(telemetry::Metrics& metrics, core::Clock clock)
    : clock_{std::move(clock)},
      books_{metrics},
      settlement_{metrics},
      reconciliation_{metrics},
      webhooks_{metrics}
{
}

HouseMeasures::Seen HouseMeasures::look(app::work::Unit& unit, core::Instant now)
{
    return {
        unit.figures.read(),
        unit.stamp.log.head().size,
        unit.back_office.settlement().counts(),
        unit.back_office.waiting().read(),
        app::webhook::standings(unit.back_office.endpoints(), now),
    };
}

void HouseMeasures::refresh(app::work::Lane& read, std::move_only_function<void()> done)
{
    app::work::run<Seen>(
        read,
        [clock = clock_](app::work::Unit& unit) { return look(unit, clock()); },
        [this, done = std::move(done)](app::work::Outcome<Seen> seen) mutable {
            show(seen);
            done();
        }
    );
}

void HouseMeasures::show(app::work::Outcome<Seen> const& seen)
{
    std::lock_guard const lock{showing_};
    if (!seen) return books_.missed();
    books_.show(seen->figures, seen->stamps, clock_());
    settlement_.show(seen->files);
    reconciliation_.show(seen->waiting, clock_());
    webhooks_.show(seen->webhooks);
}

} // namespace etimbre::commands
