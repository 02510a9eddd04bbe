#pragma once

#include "app/stamp/redeem_stamp.hpp"
#include "http/api/presented.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace etimbre::http::api {

struct RedemptionRequest {
    Shown shown;
    std::string service;
    std::optional<std::string> holder_document; ///< canonical
};

/// {"text","service","holder"?} or {"number","service","holder"?}
RedemptionRequest parse_redemption(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// What is kept of a redemption: everything but the receipt, which is signed again when it is sent.
std::string kept_redemption_json(app::stamp::StampRow const& row, app::stamp::StampEnd const& end);

/// 409 E_REDEEMED with `redeemed_at`, `mission` and `counter` of the winner.
server::Response redeemed_problem(app::stamp::StampEnd const& winner, std::string_view request_id);

} // namespace etimbre::http::api
