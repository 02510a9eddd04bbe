#pragma once

#include "app/webhook/ports.hpp"
#include "http/api/json_writer.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace etimbre::http::api {

/// {"after":7}; what is wrong is remembered.
std::int64_t parse_replay(boost::json::value const& body, std::vector<server::FieldError>& errors);

void write_endpoint(JsonWriter& json, app::webhook::Endpoint const& endpoint);
std::string endpoint_json(app::webhook::Endpoint const& endpoint);
/// {"items":[…],"next_cursor":null}
std::string
endpoints_json(std::vector<app::webhook::Endpoint> const& endpoints, std::string_view next_cursor);

} // namespace etimbre::http::api
