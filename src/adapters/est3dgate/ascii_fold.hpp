#pragma once

#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// A person's name as the gateway takes it: ASCII letters, digits, space and `-'.`, accents taken off Latin
/// letters
/// ("Éléonore Øster" → "Eleonore Oster", "Weiß" → "Weiss"), every other character dropped, runs of white
/// space one space, at most `max_characters`. "eTimbre" when nothing is left, as of a name in Arabic letters,
/// or when the result holds the word that the gateway rewrites (`holds_rewritten_word`).
std::string bill_to_name(std::string_view name, std::size_t max_characters = 50);

/// Whether the text holds the word "document" in any case: the gateway rewrites the word and the character
/// after it before hashing, so a value with it never matches its hash.
bool holds_rewritten_word(std::string_view text);

} // namespace etimbre::adapters::est3dgate
