#include "commands/refusals.hpp"

#include "telemetry/log.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::commands {
namespace {

namespace turned_away = http::server::turned_away;

bool is_of_capacity(std::string_view why)
{
    return why != turned_away::certificate && why != turned_away::handshake;
}

} // namespace

Refusals::Refusals(telemetry::Metrics& metrics, std::string listener) : listener_{std::move(listener)}
{
    for (std::size_t i = 0; i < reasons_.size(); ++i)
        reasons_.at(i).counter = &metrics.counter(
            "etimbre_connections_turned_away_total",
            "Connections that were not let in, or whose certificate was revoked since.",
            {{"listener", listener_}, {"why", std::string{turned_away::all.at(i)}}}
        );
}

bool Refusals::has_line(
    Reason& reason, std::string_view why, Clock::time_point now, std::uint64_t& unmentioned
)
{
    std::scoped_lock const lock{mutex_};
    if (now - reason.second >= std::chrono::seconds{1}) {
        reason.second = now;
        reason.lines = 0;
    }
    if (reason.lines >= (is_of_capacity(why) ? capacity_lines_per_second : lines_per_second)) {
        ++reason.unmentioned;
        return false;
    }
    ++reason.lines;
    unmentioned = std::exchange(reason.unmentioned, 0);
    return true;
}

void Refusals::note(http::server::TurnedAway const& connection, Clock::time_point now)
{
    auto const place = std::ranges::find(turned_away::all, connection.why) - turned_away::all.begin();
    auto& reason = reasons_.at(static_cast<std::size_t>(place));
    reason.counter->add();
    std::uint64_t unmentioned = 0;
    if (!has_line(reason, connection.why, now, unmentioned)) return;
    telemetry::log(
        is_of_capacity(connection.why) ? telemetry::Level::warning : telemetry::Level::info,
        "turned_away",
        {{"listener", listener_},
         {"peer", connection.address},
         {"why", connection.why},
         {"detail", connection.detail},
         {"unmentioned", static_cast<std::int64_t>(unmentioned)}}
    );
}

} // namespace etimbre::commands
