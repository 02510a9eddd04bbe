#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::api {

/// The body of a kept reply, read back to be completed with what is never kept.
class KeptJson {
public:
    /// Throws std::runtime_error for a text that is no JSON object: a row that was not written by us.
    explicit KeptJson(std::string_view body);

    /// Throws std::runtime_error where there is no such member or it is no text.
    std::string text(std::string_view name) const;
    /// Nothing where there is no such member.
    std::optional<std::string> optional_text(std::string_view name) const;

private:
    boost::json::value value_;
};

/// The object `body` with one more member at its end; `value` is JSON.
std::string with_member(std::string_view body, std::string_view name, std::string_view value);

} // namespace etimbre::http::api
