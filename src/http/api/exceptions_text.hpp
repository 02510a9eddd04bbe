#pragma once

#include "app/reconcile/records.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Exceptions of reconciliation as JSON and as CSV. How old one is depends on `now`.
namespace etimbre::http::api {

/// @param next_cursor  empty at the end.
std::string exceptions_json(
    std::vector<app::reconcile::Exception> const& page, std::string_view next_cursor, core::Instant now
);
std::string exceptions_csv(std::vector<app::reconcile::Exception> const& page, core::Instant now);
/// One, with every step of its life.
std::string exception_json(
    app::reconcile::Exception const& exception,
    std::vector<app::reconcile::HistoryStep> const& history,
    core::Instant now
);

} // namespace etimbre::http::api
