#pragma once

#include "app/stamp/inspect.hpp"
#include "core/instant.hpp"
#include "http/api/json_writer.hpp"

#include <string>

namespace etimbre::http::api {

/// One look at a stamp of ours.
struct StampLook {
    app::stamp::StampState const& stamp;
    bool by_number = false; ///< then only result, service, mission and state are told
    core::Instant now;
};

/// {"result":"E_SIGNATURE"}: nothing else is told of what is not a stamp of ours.
std::string refused_check_json(core::Reason reason);

/// `result` is OK, or why the stamp cannot be used any more.
std::string check_json(StampLook const& look);

/// The members after `result`, for answers that say more.
void write_stamp_members(JsonWriter& json, StampLook const& look);

/// "OK", E_REDEEMED, E_VOID or E_EXPIRED.
std::string_view result_of(StampLook const& look);

} // namespace etimbre::http::api
