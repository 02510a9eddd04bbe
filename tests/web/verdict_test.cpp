#include "web/verdict.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

using app::stamp::Standing;
using core::Reason;

auto const& words = check_words_in(core::Language::en);

TEST(Verdict, OnlyAStampThatCanBeUsedIsGood)
{
    EXPECT_EQ(verdict_of(Standing::issued, words).tone, Tone::good);
    for (auto const other : {Standing::redeemed, Standing::voided, Standing::expired, Standing::suspended})
        EXPECT_NE(verdict_of(other, words).tone, Tone::good) << word_of(other);
}

TEST(Verdict, NoReasonOfARefusalIsGood)
{
    for (auto const& [reason, code] : core::reason_codes)
        EXPECT_NE(verdict_of(reason, words).tone, Tone::good) << code;
}

TEST(Verdict, WhatWeCannotJudgeIsNotCalledForged)
{
    EXPECT_EQ(verdict_of(Reason::trust_stale, words).message.title, words.cannot.title);
    EXPECT_EQ(verdict_of(Reason::signature, words).message.title, words.not_ours.title);
    EXPECT_EQ(verdict_of(Reason::number_unknown, words).message.title, words.unknown.title);
}

TEST(Verdict, ATypedNumberIsMendedAndNothingElseIs)
{
    EXPECT_EQ(mistake_of(Reason::number_char, words), words.wrong_sign);
    EXPECT_EQ(mistake_of(Reason::number_length, words), words.wrong_length);
    EXPECT_EQ(mistake_of(Reason::number_check, words), words.wrong_digit);
    EXPECT_EQ(mistake_of(Reason::number_unknown, words), "");
    EXPECT_EQ(mistake_of(Reason::signature, words), "");
}

TEST(Verdict, ItIsAWordAMarkAndAColour)
{
    HtmlWriter html;
    write_verdict(html, verdict_of(Standing::redeemed, words));
    auto const written = std::move(html).take();
    EXPECT_TRUE(written.contains("verdict bad"));
    EXPECT_TRUE(written.contains("<svg"));
    EXPECT_TRUE(written.contains("<h1>Already used</h1>"));
}

} // namespace
} // namespace etimbre::web
