#include "domain/journal/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

using namespace etimbre::domain::journal;

namespace {

std::string written(std::string_view text)
{
    std::string out;
    append_text(out, text);
    return out;
}

TEST(JournalText, EscapesOnlyWhatMustBe)
{
    EXPECT_EQ(written("a\"b\\c\n\x1f/\xd8\xb7"), "\"a\\\"b\\\\c\\u000a\\u001f/\xd8\xb7\"");
}

TEST(JournalText, WhatWasWrittenIsReadBack)
{
    EXPECT_TRUE(rc::check([](std::vector<std::uint8_t> const& bytes) {
        std::string text;
        for (auto const byte : bytes) text += static_cast<char>(byte & 0x7FU);
        auto const line = written(text);
        Reader reader{line};
        RC_ASSERT(reader.take_text() == text);
        RC_ASSERT(reader.at_end());
    }));
}

TEST(JournalText, OneTextHasOneForm)
{
    for (auto const* const other :
         {"\"\\n\"",
          "\"\\/\"",
          "\"\\u0041\"",
          "\"\\u000A\"",
          "\"\\u00\"",
          "\"a",
          "a\"",
          "\"\n\"",
          "\"\\u0020\"",
          "\"\xff\"",
          "\"\xed\xa0\x80\""})
        EXPECT_FALSE(Reader{other}.take_text().has_value()) << other;
}

TEST(JournalText, OneNumberHasOneForm)
{
    for (auto const* const other : {"", "+1", "01", "-0", "-", " 1", "9223372036854775808", "00"})
        EXPECT_FALSE(Reader{other}.take_number().has_value()) << other;
    for (auto const number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{0}, std::int64_t{-7}}) {
        std::string text;
        append_number(text, number);
        EXPECT_EQ(Reader{text}.take_number(), number);
    }
}

TEST(JournalText, WhatIsNotThereIsNotTaken)
{
    Reader reader{"12,\"a\""};
    EXPECT_FALSE(reader.take_text().has_value());
    EXPECT_FALSE(reader.take(","));
    EXPECT_EQ(reader.take_number(), 12);
    EXPECT_TRUE(reader.take(","));
    EXPECT_EQ(reader.left(), 3U);
}

} // namespace
