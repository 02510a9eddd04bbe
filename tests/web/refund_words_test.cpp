#include "every_word.hpp"
#include "web/refund_words.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(RefundWords, EveryLanguageSaysEverythingAndNothingIsShouted)
{
    for (auto const tag : core::language_tags) {
        for (auto const word : every_word(refund_words_in(*core::language_of(tag)))) {
            EXPECT_FALSE(word.empty()) << tag;
            EXPECT_FALSE(word.contains('!')) << word;
        }
    }
}

TEST(RefundWords, ArabicIsWrittenInItsOwnLetters)
{
    for (auto const word : every_word(refund_words_in(core::Language::ar)))
        EXPECT_TRUE(word.contains("\xD8") || word.contains("\xD9")) << word;
}

} // namespace
} // namespace etimbre::web
