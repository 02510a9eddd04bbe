#include "answers.hpp"

#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {

boost::json::object json_of(server::Response const& response)
{
    auto const value = server::parse_json(response.body);
    EXPECT_TRUE(value && value->is_object()) << response.body;
    return value && value->is_object() ? value->get_object() : boost::json::object{};
}

std::string text_in(boost::json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    EXPECT_TRUE(value != nullptr && value->is_string()) << name;
    if (value == nullptr || !value->is_string()) return "";
    return {value->get_string().data(), value->get_string().size()};
}

std::string code_of(server::Response const& response)
{
    return text_in(json_of(response), "code");
}

std::vector<std::string> pointers_of(server::Response const& response)
{
    auto const body = json_of(response);
    std::vector<std::string> pointers;
    for (auto const& error : body.at("errors").as_array())
        pointers.emplace_back(error.at("pointer").as_string().c_str());
    return pointers;
}

std::string_view header_of(server::Response const& response, std::string_view name)
{
    for (auto const& [each, value] : response.headers)
        if (each == name) return value;
    return {};
}

} // namespace etimbre::http::api
