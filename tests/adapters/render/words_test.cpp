#include "adapters/render/words.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

namespace etimbre::adapters::render {
namespace {

std::vector<std::string_view> all(Words const& words)
{
    std::vector<std::string_view> list{
        words.title,        words.number, words.amount,       words.receipt, words.chancery,
        words.service,      words.bought, words.valid_until,  words.use,     words.holder_bound,
        words.how_to_use,   words.check,  words.how_to_check, words.change,  words.how_to_change,
        words.record,       words.index,  words.key,          words.code,    words.fingerprint,
        words.day_and_time,
    };
    list.insert(list.end(), words.months.begin(), words.months.end());
    return list;
}

TEST(Words, NoneIsMissingInAnyLanguage)
{
    for (auto const language : languages)
        EXPECT_THAT(all(words_in(language)), testing::Each(testing::Not(testing::IsEmpty())));
}

TEST(Words, NobodyIsShoutedAt)
{
    for (auto const language : languages)
        EXPECT_THAT(all(words_in(language)), testing::Each(testing::Not(testing::HasSubstr("!"))));
}

TEST(Words, TheTwelveMonthsAreTwelveNames)
{
    for (auto const language : languages) {
        auto const& months = words_in(language).months;
        EXPECT_EQ(std::set(months.begin(), months.end()).size(), 12U);
    }
}

TEST(Words, ArabicIsWrittenInArabicLetters)
{
    for (auto const word : all(words_in(core::Language::ar)))
        EXPECT_EQ(
            word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), std::string_view::npos
        ) << word;
}

} // namespace
} // namespace etimbre::adapters::render
