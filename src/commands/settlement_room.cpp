#include "commands/settlement_room.hpp"

#include "app/work/back_office.hpp"
#include "commands/settlement_terms.hpp"
#include "config/places.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace etimbre::commands {
namespace {

namespace settlement = app::settlement;
using telemetry::Level;

constexpr std::chrono::seconds lease{60};
constexpr std::chrono::hours abandoned{24}; ///< a file that nobody has written to for so long
constexpr std::chrono::seconds elsewhere_pause{1};
constexpr std::chrono::milliseconds full_pause{100};

std::chrono::seconds pause_after(int attempts)
{
    constexpr int most_doublings = 6;
    return std::chrono::seconds{5} * (1 << std::min(attempts, most_doublings));
}

std::map<settlement::Progress, telemetry::Counter*> counters(telemetry::Metrics& metrics)
{
    auto const counter = [&](std::string const& how) {
        return &metrics.counter(
            "etimbre_settlement_takes_total",
            "Times that a settlement file was taken in, by how it ended.",
            {{"result", how}}
        );
    };
    return {
        {settlement::Progress::decided, counter("decided")},
        {settlement::Progress::interrupted, counter("interrupted")},
        {settlement::Progress::not_here, counter("not_here")},
    };
}

} // namespace

/// Waits where the lane is full: a file has time, and would have to be read again from its beginning.
class SettlementRoom::LaneBooks final : public settlement::Transactions {
public:
    LaneBooks(app::work::Lane& lane, std::atomic<bool> const& stopping) : lane_{lane}, stopping_{stopping} {}

    void run(std::function<void(settlement::Books&)> const& work) override
    {
        for (;;) {
            try {
                attempt(work);
                return;
            } catch (app::work::LaneFull const&) {
                if (stopping_) throw;
                std::this_thread::sleep_for(full_pause);
            }
        }
    }

private:
    void attempt(std::function<void(settlement::Books&)> const& work)
    {
        app::work::run_and_wait<bool>(lane_, [&work](app::work::Unit& unit) {
            settlement::Books books{unit.back_office.settlement(), unit.jobs};
            work(books);
            return true;
        });
    }

    app::work::Lane& lane_;
    std::atomic<bool> const& stopping_;
};

void make_settlement_folder(config::Settings const& settings)
{
    adapters::settlement::FileVault const made{config::path_of(settings, settings.store.settlement_dir)};
}

SettlementRoom::SettlementRoom(
    config::Settings const& settings, app::work::Lane& write, core::Clock clock, telemetry::Metrics& metrics
)
    : clock_{clock},
      vault_{config::path_of(settings, settings.store.settlement_dir)},
      terms_{settlement_terms(settings)},
      transactions_{std::make_unique<LaneBooks>(write, stopping_)},
      ends_{counters(metrics)},
      took_{metrics.histogram("etimbre_settlement_take_in_seconds", "From a file's first byte to its end.")},
      line_{write, terms(settings.store.node, metrics)}
{
    vault_.clear_away(abandoned);
}

SettlementRoom::~SettlementRoom()
{
    stop();
}

void SettlementRoom::stop()
{
    stopping_ = true;
    hand_.stop();
    line_.stop();
}

http::api::SettlementDesk SettlementRoom::desk()
{
    using Body = std::shared_ptr<http::server::SpooledBody>;
    using Kept = std::function<void(std::exception_ptr)>;
    return {
        .spool = [this] { return std::make_shared<http::server::SpooledBody>(vault_.temporary_pattern()); },
        .keep =
            [this](Body body, std::string sha, Kept done) {
                hand_.give([this, body = std::move(body), sha = std::move(sha), done = std::move(done)] {
                    done(adopt(*body, sha));
                });
            },
        .wake = [this] { line_.wake(); },
    };
}

/// Why the bytes are not kept under their name; null where they are.
std::exception_ptr SettlementRoom::adopt(http::server::SpooledBody& body, std::string_view sha)
{
    try {
        vault_.adopt(body.file(), sha);
        return nullptr;
    } catch (std::exception const&) {
        return std::current_exception();
    }
}

app::work::JobLine::Terms SettlementRoom::terms(std::string claimant, telemetry::Metrics& metrics)
{
    auto& failed = metrics.counter(
        "etimbre_settlement_takes_failed_total",
        "Times that a settlement file could not be taken in, for want of the database or the disk, and is "
        "tried again."
    );
    return {
        .kind = app::jobs::Kind::take_in,
        .hands = 1,
        .lease = lease,
        .claimant = std::move(claimant),
        .clock = clock_,
        .effect = [this](app::jobs::Job const& job) { return perform(job); },
        .pause = pause_after,
        .on_failure =
            [&failed](std::string_view job, std::string_view why) {
                telemetry::log(Level::warning, "settlement_postponed", {{"job", job}, {"why", why}});
                failed.add();
            },
    };
}

app::pay::Again SettlementRoom::perform(app::jobs::Job const& job)
{
    auto const began = std::chrono::steady_clock::now();
    auto const goes_on = [this](std::int64_t) { return !stopping_; };
    auto const progress = settlement::take_in({*transactions_, vault_, terms_, clock_, goes_on}, job.key);
    ends_.at(progress)->add();
    if (progress == Progress::interrupted) return clock_();
    if (progress == Progress::not_here) return clock_() + elsewhere_pause;
    auto const took = std::chrono::steady_clock::now() - began;
    took_.observe(std::chrono::floor<std::chrono::microseconds>(took));
    telemetry::log(
        Level::info,
        "settlement_taken_in",
        {{"file", job.key}, {"took_ms", std::chrono::floor<std::chrono::milliseconds>(took).count()}}
    );
    return {};
}

} // namespace etimbre::commands
