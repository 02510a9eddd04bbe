#pragma once

#include "app/reconcile/report.hpp"
#include "app/reconcile/waiting.hpp"

#include <chrono>
#include <string>

/// The match of a day as people read it on a terminal.
namespace etimbre::commands {

std::string reconciled_day_table(std::chrono::sys_days day, app::reconcile::DayReport const& report);

/// What waits for a decision of any day, by code, with the age of the oldest; empty where nothing does.
std::string waiting_table(app::reconcile::Waiting const& waiting, core::Instant now);

} // namespace etimbre::commands
