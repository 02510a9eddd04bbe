#include "core/word_table.hpp"

#include <gtest/gtest.h>

namespace etimbre::core {
namespace {

enum class Season { wet, dry };
constexpr WordTable<Season, 2> words{{{Season::wet, "wet"}, {Season::dry, "dry"}}};

TEST(WordTable, SaysTheWordOfAnEnumeratorAndFindsItAgain)
{
    for (auto const& [season, word] : words) {
        EXPECT_EQ(word_in(words, season), word);
        EXPECT_EQ(found_in(words, word), season);
    }
}

TEST(WordTable, FindsNothingForAWordThatIsNotInIt)
{
    EXPECT_EQ(found_in(words, "Wet"), std::nullopt);
    EXPECT_EQ(found_in(words, ""), std::nullopt);
}

} // namespace
} // namespace etimbre::core
