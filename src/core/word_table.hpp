#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

/// Enumerators and the words they are stored and shown as, side by side.
namespace etimbre::core {

template <class Word, std::size_t Count>
using WordTable = std::array<std::pair<Word, std::string_view>, Count>;

/// @pre `of` stands in the table.
template <class Word, std::size_t Count>
constexpr std::string_view word_in(WordTable<Word, Count> const& words, Word of)
{
    for (auto const& [each, word] : words)
        if (each == of) return word;
    std::unreachable();
}

template <class Word, std::size_t Count>
constexpr std::optional<Word> found_in(WordTable<Word, Count> const& words, std::string_view text)
{
    for (auto const& [each, word] : words)
        if (word == text) return each;
    return std::nullopt;
}

} // namespace etimbre::core
