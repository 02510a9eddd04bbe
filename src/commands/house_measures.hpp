#pragma once

#include "app/work/lane.hpp"
#include "commands/book_measures.hpp"
#include "commands/reconciliation_measures.hpp"
#include "commands/settlement_measures.hpp"
#include "commands/webhook_measures.hpp"
#include "telemetry/metrics.hpp"

#include <functional>
#include <mutex>

namespace etimbre::commands {

/// Everything that an operator is shown of the books, read in one snapshot.
class HouseMeasures {
public:
    /// `metrics` must outlive the measures.
    HouseMeasures(telemetry::Metrics& metrics, core::Clock clock);

    /// Asks the books on that lane; `done` is called whether they answered or not. Safe from any thread; the
    /// measures must outlive what the lane is asked.
    void refresh(app::work::Lane& read, std::move_only_function<void()> done);

private:
    struct Seen;

    static Seen look(app::work::Unit& unit, core::Instant now);
    void show(app::work::Outcome<Seen> const& seen);

    core::Clock clock_;
    std::mutex showing_; ///< the lane's threads show one at a time
    BookMeasures books_;
    SettlementMeasures settlement_;
    ReconciliationMeasures reconciliation_;
    WebhookMeasures webhooks_;
};

} // namespace etimbre::commands
