#include "http/server/fields.hpp"

#include "core/utf8.hpp"

#include <algorithm>

namespace etimbre::http::server {
namespace {

constexpr std::size_t shown_name_max = 64;

bool has_control(std::string_view text)
{
    while (auto const code = core::take_code_point(text))
        if (*code < 0x20 || (*code >= 0x7F && *code < 0xA0)) return true;
    return !text.empty();
}

/// Whether a name that a stranger wrote may stand in our answer.
bool may_be_shown(std::string_view name)
{
    return !name.empty() && name.size() <= shown_name_max && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

Fields::Fields(boost::json::value const& object, std::string pointer, std::vector<FieldError>& errors)
    : object_{object.if_object()}, pointer_{std::move(pointer)}, errors_{errors}
{
    if (object_ == nullptr) errors_.push_back({pointer_, "type", "An object is expected here."});
}

std::string Fields::pointer_to(std::string_view name) const
{
    auto pointer = pointer_ + '/';
    for (char const c : name) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

std::string Fields::pointer_to(std::string_view name, std::size_t index) const
{
    return pointer_to(name) + '/' + std::to_string(index);
}

void Fields::wrong(std::string_view name, std::string_view code, std::string_view detail)
{
    errors_.push_back({pointer_to(name), code, detail});
}

boost::json::value const* Fields::take(std::string_view name, bool required)
{
    if (object_ == nullptr) return nullptr;
    asked_.push_back(name);
    auto const* const value = object_->if_contains(name);
    if (value == nullptr && required) wrong(name, "missing", "This field is required.");
    return value;
}

std::string
Fields::text_of(std::string_view name, boost::json::value const& value, std::size_t min, std::size_t max)
{
    auto const* const text = value.if_string();
    if (text == nullptr) {
        wrong(name, "type", "A text is expected here.");
        return {};
    }
    std::string_view const characters{text->data(), text->size()};
    auto const count = core::code_points_in(characters);
    if (count < min || count > max) {
        wrong(name, "length", "The text is too short or too long.");
    } else if (has_control(characters)) {
        wrong(name, "characters", "The text holds control characters.");
    } else {
        return std::string{characters};
    }
    return {};
}

std::string Fields::text(std::string_view name, std::size_t min, std::size_t max)
{
    auto const* const value = take(name, true);
    return value == nullptr ? std::string{} : text_of(name, *value, min, max);
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t min, std::size_t max)
{
    auto const* const value = take(name, false);
    if (value == nullptr) return std::nullopt;
    return text_of(name, *value, min, max);
}

std::optional<std::string> Fields::optional_any_text(std::string_view name)
{
    auto const* const value = take(name, false);
    if (value == nullptr) return std::nullopt;
    auto const* const text = value->if_string();
    if (text == nullptr) {
        wrong(name, "type", "A text is expected here.");
        return std::string{};
    }
    return std::string{text->data(), text->size()};
}

std::int64_t
Fields::integer_of(std::string_view name, boost::json::value const& value, std::int64_t min, std::int64_t max)
{
    auto const* const number = value.if_int64();
    if (number == nullptr) {
        wrong(name, "type", "A whole number is expected here.");
    } else if (*number < min || *number > max) {
        wrong(name, "range", "The number is too small or too large.");
    } else {
        return *number;
    }
    return min;
}

std::int64_t Fields::integer(std::string_view name, std::int64_t min, std::int64_t max)
{
    auto const* const value = take(name, true);
    return value == nullptr ? min : integer_of(name, *value, min, max);
}

std::optional<std::int64_t>
Fields::optional_integer(std::string_view name, std::int64_t min, std::int64_t max)
{
    auto const* const value = take(name, false);
    if (value == nullptr) return std::nullopt;
    return integer_of(name, *value, min, max);
}

std::optional<bool> Fields::optional_boolean(std::string_view name)
{
    auto const* const value = take(name, false);
    if (value == nullptr) return std::nullopt;
    auto const* const truth = value->if_bool();
    if (truth == nullptr) wrong(name, "type", "true or false is expected here.");
    return truth == nullptr ? std::nullopt : std::optional{*truth};
}

std::size_t Fields::word(std::string_view name, std::span<std::string_view const> words)
{
    auto const* const value = take(name, true);
    if (value == nullptr) return 0;
    auto const* const text = value->if_string();
    if (text == nullptr) {
        wrong(name, "type", "A text is expected here.");
        return 0;
    }
    auto const found = std::ranges::find(words, std::string_view{text->data(), text->size()});
    if (found == words.end()) {
        wrong(name, "word", "This is not one of the words that may stand here.");
        return 0;
    }
    return static_cast<std::size_t>(found - words.begin());
}

std::span<boost::json::value const> Fields::list(std::string_view name, std::size_t min, std::size_t max)
{
    auto const* const value = take(name, true);
    if (value == nullptr) return {};
    auto const* const array = value->if_array();
    if (array == nullptr) {
        wrong(name, "type", "A list is expected here.");
        return {};
    }
    if (array->size() < min || array->size() > max) {
        wrong(name, "length", "The list has too few or too many elements.");
        return {};
    }
    return {array->data(), array->size()};
}

boost::json::value const* Fields::object_of(std::string_view name, boost::json::value const* value)
{
    if (value == nullptr || value->is_object()) return value;
    wrong(name, "type", "An object is expected here.");
    return nullptr;
}

boost::json::value const* Fields::optional_object(std::string_view name)
{
    return object_of(name, take(name, false));
}

boost::json::value const* Fields::object(std::string_view name)
{
    return object_of(name, take(name, true));
}

void Fields::end()
{
    if (object_ == nullptr) return;
    for (auto const& member : *object_) {
        std::string_view const name{member.key().data(), member.key().size()};
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        errors_.push_back({
            may_be_shown(name) ? pointer_to(name) : pointer_,
            "unknown",
            "There is no such field here.",
        });
    }
}

} // namespace etimbre::http::server
