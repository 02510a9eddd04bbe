#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::domain::journal {

/// Appends `text` as a JSON string in its one form: the quote, the backslash and what is below U+0020 are
/// escaped, the last as \u00xx in small letters.
void append_text(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);

/// Reads from the front of a text, and only the one form in which `append_…` writes. Nothing, and nothing
/// taken, where something else stands there.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }
    std::size_t left() const { return rest_.size(); }
    bool take(std::string_view word);
    /// Valid UTF-8 between quotes.
    std::optional<std::string> take_text();
    std::optional<std::int64_t> take_number();

private:
    std::string_view rest_;
};

} // namespace etimbre::domain::journal
