#pragma once

#include "http/server/response.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What a test asks of an answer.
namespace etimbre::http::api {

/// The members of a JSON answer. Fails the test, and is empty, where the body is no object.
boost::json::object json_of(server::Response const& response);
std::string text_in(boost::json::object const& object, std::string_view name);
std::string code_of(server::Response const& response);
/// The pointers of `errors`, in their order.
std::vector<std::string> pointers_of(server::Response const& response);
std::string_view header_of(server::Response const& response, std::string_view name);

} // namespace etimbre::http::api
