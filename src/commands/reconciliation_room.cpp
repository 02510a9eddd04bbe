#include "commands/reconciliation_room.hpp"

#include "app/reconcile/ports.hpp"
#include "app/work/back_office.hpp"
#include "commands/reconciliation_terms.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace etimbre::commands {
namespace {

using telemetry::Level;
using namespace std::chrono_literals;

/// A hand that works longer gives the job back and takes it anew, well within its lease.
constexpr auto at_once = 30s;
constexpr auto lease = 300s;
/// The first look after payments that are being asked about, or a file that failed; the pause doubles.
constexpr std::chrono::seconds soonest{2};

std::chrono::seconds pause_after(int failures)
{
    constexpr int most_doublings = 5;
    return std::min(60s, 2s * (1 << std::min(failures, most_doublings)));
}

} // namespace

telemetry::Counter& reconciliation_failures(telemetry::Metrics& metrics)
{
    return metrics.counter(
        "etimbre_reconciliation_failures_total",
        "Times that matching files or looking through the exceptions was broken off, or a file was passed "
        "over; "
        "tried again."
    );
}

ReconciliationRoom::ReconciliationRoom(
    config::Settings const& settings, http::api::Desk desk, telemetry::Metrics& metrics
)
    : desk_{std::move(desk)},
      transactions_{desk_.write},
      terms_{reconciliation_terms(settings)},
      sweep_every_{settings.reconciliation.sweep_minutes},
      soon_{soonest},
      failures_{reconciliation_failures(metrics)},
      line_{desk_.write, line_terms(settings.store.node)}
{
    owe_the_job();
    line_.wake();
}

/// A service that starts with a file to be matched goes on with it at once. Else the look through the queue
/// keeps its hour: where many start one after the other, each would look through all of it once more.
void ReconciliationRoom::owe_the_job()
{
    auto const now = desk_.clock();
    app::work::run_and_wait<bool>(desk_.write, [this, now](app::work::Unit& unit) {
        bool const is_quiet = unit.back_office.reconcile().files.unfinished(1).empty();
        auto const due = is_quiet ? now + sweep_every_ : now;
        unit.jobs.schedule(app::jobs::Kind::reconcile, reconciliation_job, due);
        return true;
    });
}

void ReconciliationRoom::stop()
{
    ending_ = true;
    line_.stop();
}

app::work::JobLine::Terms ReconciliationRoom::line_terms(std::string claimant)
{
    return {
        .kind = app::jobs::Kind::reconcile,
        .hands = 1,
        .lease = lease,
        .claimant = std::move(claimant),
        .clock = desk_.clock,
        .effect = [this](app::jobs::Job const&) { return app::pay::Again{work()}; },
        .pause = pause_after,
        .on_failure =
            [&failures = failures_](std::string_view, std::string_view why) {
                telemetry::log(Level::warning, "reconciliation_delayed", {{"why", why}});
                failures.add();
            },
    };
}

/// When it is to be gone on with.
core::Instant ReconciliationRoom::work()
{
    auto const until = std::chrono::steady_clock::now() + at_once;
    auto round = std::exchange(round_, nullptr);
    if (!round) round = new_round();
    while (round->step())
        if (ending_ || std::chrono::steady_clock::now() > until) {
            round_ = std::move(round);
            return desk_.clock();
        }
    return after(*round);
}

std::unique_ptr<app::reconcile::Round> ReconciliationRoom::new_round()
{
    return std::make_unique<app::reconcile::Round>(
        transactions_,
        terms_,
        desk_.clock,
        [&failures = failures_](std::string_view file, std::string_view why) {
            telemetry::log(Level::warning, "file_not_matched", {{"file", file}, {"why", why}});
            failures.add();
        }
    );
}

/// Where the acquirer is asked about payments, what it says may soon explain what waits; a file that failed
/// is tried again as soon.
core::Instant ReconciliationRoom::after(app::reconcile::Round const& round)
{
    if (auto const files = static_cast<std::int64_t>(round.done().files); files > 0)
        telemetry::log(Level::info, "files_matched", {{"files", files}});
    if (!round.waits_for_payments() && round.failed() == 0) {
        soon_ = soonest;
        return desk_.clock() + sweep_every_;
    }
    desk_.wake_jobs();
    auto const pause = std::min(soon_, sweep_every_);
    soon_ = 2 * pause;
    return desk_.clock() + pause;
}

} // namespace etimbre::commands
