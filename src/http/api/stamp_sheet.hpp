#pragma once

#include "app/stamp/ports.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// What the paper of a stamp shows, with the names that its service had in the tariff of the day it was
/// issued.
app::stamp::StampSheet
stamp_sheet(Desk const& desk, app::stamp::StampRow const& row, core::Language language);

} // namespace etimbre::http::api
