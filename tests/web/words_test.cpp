#include "web/words.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace etimbre::web {
namespace {

std::vector<std::string_view> all_of(Words const& words)
{
    std::vector<std::string_view> all{
        words.brand,
        words.own_name,
        words.languages,
        words.order,
        words.amount,
        words.number,
        words.service,
        words.post,
        words.state,
        words.valid_until,
        words.code,
        words.paper,
        words.refresh,
        words.refreshes_itself,
    };
    all.insert(all.end(), words.states.begin(), words.states.end());
    for (auto const& message :
         {words.waiting,
          words.paid_one,
          words.paid_many,
          words.partly_voided,
          words.voided,
          words.abandoned,
          words.not_found,
          words.unavailable}) {
        all.push_back(message.title);
        all.push_back(message.text);
    }
    return all;
}

TEST(Words, EveryLanguageSaysEverything)
{
    for (auto const tag : core::language_tags)
        for (auto const word : all_of(words_in(*core::language_of(tag)))) EXPECT_FALSE(word.empty()) << tag;
}

TEST(Words, NothingIsShouted)
{
    for (auto const tag : core::language_tags)
        for (auto const word : all_of(words_in(*core::language_of(tag))))
            EXPECT_FALSE(word.contains('!')) << word;
}

TEST(Words, ArabicIsWrittenInItsOwnLettersAndWesternDigits)
{
    for (auto const word : all_of(words_in(core::Language::ar))) {
        EXPECT_TRUE(word.contains("\xD8") || word.contains("\xD9")) << word;
        EXPECT_FALSE(word.contains("\xD9\xA1")) << word;
    }
}

} // namespace
} // namespace etimbre::web
