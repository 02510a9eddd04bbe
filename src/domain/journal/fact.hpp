#pragma once

#include "core/result.hpp"
#include "domain/journal/kinds.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::journal {

/// A value as the books hold it: text, a whole number in decimal, or nothing.
using Cell = std::optional<std::string>;

/// One row of the books that was about to be acknowledged.
struct Fact {
    Kind kind = Kind::quoted;
    std::vector<Cell> cells; ///< as many as the kind has fields, in their order

    friend bool operator==(Fact const&, Fact const&) = default;
};

/// The cell of the field `name`. Throws std::logic_error for a field that the kind has not.
Cell const& cell_of(Fact const& fact, std::string_view name);
/// The same where there must be a value.
std::string const& text_of(Fact const& fact, std::string_view name);
std::int64_t number_of(Fact const& fact, std::string_view name);

/// Appends the one form that a fact has: {"fact":"paid","order_id":"…","payment_id":null,…}, the fields in
/// their order, no blanks; of characters only the quote, the backslash and those below U+0020 are escaped.
void append_fact(std::string& out, Fact const& fact);

/// The facts of `text`, which is what `append_fact` wrote, divided by commas. Refuses `json` for any other
/// text, and `fields` for a kind that this program does not know: a newer one wrote it.
core::Result<std::vector<Fact>> read_facts(std::string_view text);

} // namespace etimbre::domain::journal
