#include "every_word.hpp"
#include "web/words.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(Words, EveryLanguageSaysEverything)
{
    for (auto const tag : core::language_tags)
        for (auto const word : every_word(words_in(*core::language_of(tag))))
            EXPECT_FALSE(word.empty()) << tag;
}

TEST(Words, NothingIsShouted)
{
    for (auto const tag : core::language_tags)
        for (auto const word : every_word(words_in(*core::language_of(tag))))
            EXPECT_FALSE(word.contains('!')) << word;
}

TEST(Words, ArabicIsWrittenInItsOwnLettersAndWesternDigits)
{
    for (auto const word : every_word(words_in(core::Language::ar))) {
        EXPECT_TRUE(word.contains("\xD8") || word.contains("\xD9")) << word;
        EXPECT_FALSE(word.contains("\xD9\xA1")) << word;
    }
}

} // namespace
} // namespace etimbre::web
