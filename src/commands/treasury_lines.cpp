#include "commands/treasury_lines.hpp"

#include "adapters/crypto/hashing.hpp"
#include "app/webhook/concern.hpp"
#include "app/work/back_office.hpp"
#include "telemetry/log.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
using telemetry::Level;

app::work::FeedLine::Terms
feed_terms(config::Settings const& settings, core::Clock clock, telemetry::Metrics& metrics)
{
    auto& failed = metrics.counter(
        "etimbre_feed_failures_total", "Times that events could not be given their numbers; tried again."
    );
    auto& waits = metrics.gauge(
        "etimbre_feed_owed_seconds", "How long the oldest event has waited for its number in the feed."
    );
    return {
        .holder = settings.store.node,
        .sha256 = crypto::sha256,
        .clock = clock,
        .on_failure =
            [&failed](std::string_view why) {
                telemetry::log(Level::warning, "feed_delayed", {{"why", why}});
                failed.add();
            },
        .on_look = [&waits](std::chrono::seconds oldest) { waits.set(oldest.count()); },
        .on_numbered =
            [clock](app::work::Unit& unit, std::vector<domain::feed::Entry> const& entries) {
                app::webhook::owe_deliveries({unit.back_office.endpoints(), unit.jobs}, entries, clock());
            },
    };
}

app::work::ClosingLine::Terms closing_terms(
    config::Settings const& settings,
    app::closing::Calendar const& calendar,
    crypto::StampSigner const& signer,
    core::Clock clock,
    telemetry::Metrics& metrics
)
{
    auto& failed = metrics.counter(
        "etimbre_closing_failures_total", "Times that a day could not be closed; tried again."
    );
    auto& late = metrics.gauge(
        "etimbre_closing_late_seconds",
        "For how long the first open day of the treasury could have been closed."
    );
    return {
        .closing =
            {calendar,
             settings.ledger.close_after_minutes,
             [&signer](core::Instant now) { return signer.current(now); },
             crypto::sha256},
        .clock = clock,
        .on_closed =
            [](app::closing::Statement const& closed) {
                telemetry::log(
                    Level::info, "day_closed", {{"day", core::to_date(closed.day)}, {"hash", closed.hash}}
                );
            },
        .on_failure =
            [&failed](std::string_view why) {
                telemetry::log(Level::error, "closing_failed", {{"why", why}});
                failed.add();
            },
        .on_look = [&late](std::chrono::seconds seconds) { late.set(seconds.count()); },
    };
}

} // namespace etimbre::commands
