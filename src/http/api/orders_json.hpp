#pragma once

#include "app/pay/place_order.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace etimbre::http::api {

/// {"quote_id","payer":{…},"holder":{…}?,"language"}
app::pay::PlaceOrder
parse_place_order(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// What is kept of a placed order: {"order_id","language","state"}, no token.
std::string kept_order_json(app::pay::PlacedOrder const& placed);

/// What is sent, made from what was kept: {"order_id","access_token","state","pay_url"}.
/// Throws std::runtime_error for a kept text that is not one of ours.
std::string placed_order_json(Desk const& desk, std::string_view kept_order);

/// The whole order; signs the text of every stamp.
std::string order_json(Desk const& desk, OrderView const& view);

} // namespace etimbre::http::api
