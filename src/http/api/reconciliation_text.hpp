#pragma once

#include "app/reconcile/report.hpp"

#include <chrono>
#include <string>

/// What is told of a day's match, as JSON and as CSV.
namespace etimbre::http::api {

std::string reconciled_day_json(std::chrono::sys_days day, app::reconcile::DayReport const& report);
/// One table: what it counts stands in the first column.
std::string reconciled_day_csv(std::chrono::sys_days day, app::reconcile::DayReport const& report);

} // namespace etimbre::http::api
