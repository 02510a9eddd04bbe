#include "http/api/kept_json.hpp"

#include "http/server/fields.hpp"

#include <stdexcept>

namespace etimbre::http::api {

KeptJson::KeptJson(std::string_view body)
{
    auto parsed = server::parse_json(body);
    if (!parsed || !parsed->is_object()) throw std::runtime_error{"a kept reply is not a JSON object"};
    value_ = *std::move(parsed);
}

std::optional<std::string> KeptJson::optional_text(std::string_view name) const
{
    auto const* const member = value_.get_object().if_contains(name);
    auto const* const text = member == nullptr ? nullptr : member->if_string();
    if (text == nullptr) return std::nullopt;
    return std::string{text->data(), text->size()};
}

std::string KeptJson::text(std::string_view name) const
{
    auto text = optional_text(name);
    if (!text) throw std::runtime_error{"a kept reply lacks a member it was kept for"};
    return *std::move(text);
}

std::string with_member(std::string_view body, std::string_view name, std::string_view value)
{
    std::string longer{body.substr(0, body.size() - 1)};
    longer.append(",\"").append(name).append("\":").append(value).append("}");
    return longer;
}

} // namespace etimbre::http::api
