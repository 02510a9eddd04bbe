#pragma once

#include "core/result.hpp"
#include "http/server/problem.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::server {

/// Strict JSON (RFC 8259): UTF-8, no duplicate keys, depth at most 32, at most 256 members in an object,
/// every number an int64 written without fraction or exponent (and not as "-0"), nothing after the value.
/// Refuses `json`.
core::Result<boost::json::value> parse_json(std::string_view body);

/// Reads the fields of one JSON object and remembers every one that is wrong, missing or unknown, so that a
/// person is told all of them at once. Text is refused when it holds control characters or is longer than
/// asked, in characters, as people and JSON Schema count.
///
/// The codes of the errors are stable words of the API:
/// "missing", "unknown", "type" (text for a number, …), "length" (of a text or a list), "range" (of a
/// number), "word" (not one of the words asked for), "characters" (control characters, C0, DEL or C1, in a
/// text).
class Fields {
public:
    /// `object` and `errors` must outlive this. A value that is no object is itself an error, of code "type",
    /// and the only one: its fields are then not asked for.
    Fields(boost::json::value const& object, std::string pointer, std::vector<FieldError>& errors);

    std::string text(std::string_view name, std::size_t min, std::size_t max);
    /// Nothing where the field is missing; null is a wrong type.
    std::optional<std::string> optional_text(std::string_view name, std::size_t min, std::size_t max);
    /// Any text at all, control characters included: what a scanner read, to be judged by a stricter reader.
    std::optional<std::string> optional_any_text(std::string_view name);
    std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max);
    std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t min, std::int64_t max);
    std::optional<bool> optional_boolean(std::string_view name);
    /// One of `words`; returns its position, 0 when wrong (and remembered as an error).
    std::size_t word(std::string_view name, std::span<std::string_view const> words);
    /// The elements, empty when missing or wrong; each has pointer "<pointer>/<name>/<index>".
    std::span<boost::json::value const> list(std::string_view name, std::size_t min, std::size_t max);
    boost::json::value const* optional_object(std::string_view name);
    /// Null when missing or wrong.
    boost::json::value const* object(std::string_view name);
    /// Call last: every field never asked for is unknown, and an error. Its pointer names it only where the
    /// name is plain ([A-Za-z0-9_], at most 64 characters); otherwise the pointer is that of the object.
    void end();

    /// RFC 6901: '~' and '/' in the name are escaped.
    std::string pointer_to(std::string_view name) const;
    std::string pointer_to(std::string_view name, std::size_t index) const;

    /// Remembers an error of a field that was read but is wrong for a reason of the caller's.
    void wrong(std::string_view name, std::string_view code, std::string_view detail);

private:
    boost::json::value const* take(std::string_view name, bool required);
    std::string
    text_of(std::string_view name, boost::json::value const& value, std::size_t min, std::size_t max);
    std::int64_t
    integer_of(std::string_view name, boost::json::value const& value, std::int64_t min, std::int64_t max);
    boost::json::value const* object_of(std::string_view name, boost::json::value const* value);

    boost::json::object const* object_;
    std::string pointer_;
    std::vector<FieldError>& errors_;
    std::vector<std::string_view> asked_;
};

} // namespace etimbre::http::server
