#include "letters/content.hpp"

#include <gtest/gtest.h>

namespace etimbre::letters {
namespace {

Content sample(core::Language language)
{
    return {
        .language = language,
        .greeting = "Hello Amina,",
        .title = "Ready",
        .fact = "A fact.",
        .order = {{"Order", "7K3M"}},
        .stamps = {{"Passport", {{"Number", "4071"}}}},
        .open = "Open",
        .link = "https://etimbre.example/x",
        .notes = {"Keep it."},
        .sender = "eTimbre",
    };
}

TEST(AsText, IsReadFromTopToBottom)
{
    EXPECT_EQ(
        as_text(sample(core::Language::en)),
        "Hello Amina,\n\nReady\nA fact.\n\nOrder: 7K3M\n\nPassport\nNumber: 4071\n\nOpen:\n"
        "https://etimbre.example/x\n\nKeep it.\n\n-- \neTimbre\n"
    );
}

TEST(AsText, InArabicNumbersKeepTheirOwnDirection)
{
    EXPECT_TRUE(as_text(sample(core::Language::ar)).contains("Order: \u200E7K3M\u200E\n"));
}

TEST(AsText, WhatIsArabicNeedsNoMark)
{
    EXPECT_EQ(with_direction("باريس", core::Language::ar), "باريس");
    EXPECT_EQ(with_direction("7K3M", core::Language::fr), "7K3M");
}

TEST(GreetedName, IsANameAndNothingThatMovesWhatFollows)
{
    EXPECT_EQ(greeted_name("Amina B."), "Amina B.");
    EXPECT_EQ(greeted_name("أمينة"), "أمينة");
    EXPECT_EQ(greeted_name("A\r\nBcc: x@y.example"), "ABcc: x@y.example");
    EXPECT_EQ(greeted_name("\u202EAmina\u2066\u200F"), "Amina");
    EXPECT_EQ(greeted_name("A\u2028B\x7F\u0085"), "AB");
    EXPECT_EQ(greeted_name("Amina\xFF"), "Amina") << "as far as it is text";
}

} // namespace
} // namespace etimbre::letters
