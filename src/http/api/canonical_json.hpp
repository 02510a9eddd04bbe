#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace etimbre::http::api {

/// The same text for values that mean the same: members in the order of their keys (bytewise), no blanks.
/// @pre `value` is from `server::parse_json`: no fractions, at most 32 levels.
std::string canonical_json(boost::json::value const& value);

} // namespace etimbre::http::api
