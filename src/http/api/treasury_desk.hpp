#pragma once

namespace etimbre::http::api {

/// What the routes of settlement, reconciliation and webhooks work with besides the desk.
struct TreasuryDesk {};

} // namespace etimbre::http::api
