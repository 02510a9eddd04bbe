#pragma once

#include "core/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::domain::feed {

/// Appends `text` as a JSON string in the one form of the feed: the quote and the backslash behind a
/// backslash, \b \f \n \r \t as those, what else is below U+0020 as \u00xx in small letters, nothing more.
void append_text(std::string& out, std::string_view text);

/// What an event says, as a JSON object without blanks, its members in the order in which they are put in.
class Data {
public:
    Data& text(std::string_view name, std::string_view value);
    /// null where there is nothing.
    Data& text(std::string_view name, std::optional<std::string> const& value);
    Data& number(std::string_view name, std::int64_t value);
    /// {"amount_minor":"86000","currency":"MAD","exponent":2}
    Data& money(std::string_view name, core::Money amount);

    std::string take() &&;

private:
    void key(std::string_view name);

    std::string out_ = "{";
};

} // namespace etimbre::domain::feed
