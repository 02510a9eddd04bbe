#include "letters/letter_words.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>

namespace etimbre::letters {
namespace {

/// All sentences of a catalogue, which is made of nothing else: none can be forgotten here.
auto every_word(LetterWords const& words)
{
    constexpr auto count = sizeof(LetterWords) / sizeof(std::string_view);
    return std::bit_cast<std::array<std::string_view, count>>(words);
}

TEST(LetterWords, EveryLanguageSaysEverythingAndShoutsNothing)
{
    for (auto const tag : core::language_tags)
        for (auto const word : every_word(letter_words_in(*core::language_of(tag)))) {
            EXPECT_FALSE(word.empty()) << tag;
            EXPECT_FALSE(word.contains('!')) << word;
        }
}

TEST(LetterWords, ArabicIsWrittenInItsOwnLetters)
{
    for (auto const word : every_word(letter_words_in(core::Language::ar)))
        EXPECT_TRUE(word.contains("\xD8") || word.contains("\xD9")) << word;
}

} // namespace
} // namespace etimbre::letters
