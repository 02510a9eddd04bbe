#include "commands/treasury_calendar.hpp"

#include <date/tz.h>

#include <chrono>

namespace etimbre::commands {
namespace {

/// The first moment of the day: midnight, or what comes where the clocks are put forward over it.
core::Instant begins(date::time_zone const& zone, std::chrono::sys_days day)
{
    date::local_days const local{day.time_since_epoch()};
    return std::chrono::floor<std::chrono::microseconds>(zone.to_sys(local, date::choose::earliest));
}

} // namespace

app::closing::Calendar treasury_calendar(std::string const& zone)
{
    auto const* const of = date::locate_zone(zone);
    return {
        [of](std::chrono::sys_days day) {
            return app::closing::Span{begins(*of, day), begins(*of, day + std::chrono::days{1})};
        },
        [of](core::Instant at) {
            auto const local = of->to_local(std::chrono::floor<std::chrono::seconds>(at));
            return std::chrono::sys_days{std::chrono::floor<std::chrono::days>(local.time_since_epoch())};
        },
    };
}

} // namespace etimbre::commands
