#include "domain/stamp/number.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

using namespace etimbre;
using namespace etimbre::domain::stamp;

namespace {

std::string answer_to(std::string_view text)
{
    auto const number = parse_number(text);
    return number ? *number : std::string{core::code_of(number.error().reason)};
}

std::string any_number()
{
    return number_from_d14(*rc::gen::inRange(d14_least, d14_most + 1));
}

std::string swapped(std::string text, std::size_t one, std::size_t other)
{
    std::swap(text[one], text[other]);
    return text;
}

} // namespace

TEST(StampNumber, TheVectorsAreAnswered)
{
    auto const examples = vectors::read_vectors("stamp-numbers.json");
    for (auto const& row : examples.as_array()) {
        auto const& each = row.as_object();
        auto const typed = std::string{each.at("number").as_string()};
        auto const* const canonical = each.if_contains("canonical");
        auto const* const error = each.if_contains("err");
        auto const* const expected = error != nullptr ? error : canonical;
        EXPECT_EQ(
            answer_to(typed), expected != nullptr ? expected->as_string() : each.at("number").as_string()
        );
    }
}

TEST(StampNumber, AnyWrongDigitIsNoticed)
{
    EXPECT_TRUE(rc::check([] {
        auto const number = any_number();
        auto const at = *rc::gen::inRange<std::size_t>(0, 16);
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto typed = number;
            typed[at] = digit;
            RC_ASSERT((typed == number) == parse_number(typed).has_value());
        }
    }));
}

TEST(StampNumber, AnyTwoSwappedNeighboursAreNoticed)
{
    EXPECT_TRUE(rc::check([] {
        auto const number = any_number();
        for (std::size_t at = 0; at + 1 < number.size(); ++at) {
            auto const typed = swapped(number, at, at + 1);
            RC_ASSERT((typed == number) == parse_number(typed).has_value());
        }
    }));
}

TEST(StampNumber, AnyTwoSwappedAcrossOneAreNoticed)
{
    EXPECT_TRUE(rc::check([] {
        auto const number = any_number();
        for (std::size_t at = 0; at + 2 < number.size(); ++at) {
            auto const typed = swapped(number, at, at + 2);
            RC_ASSERT((typed == number) == parse_number(typed).has_value());
        }
    }));
}

TEST(StampNumber, CheckDigitsHaveOneFormOnly)
{
    // 99, 00 and 01 leave the remainder of 02, 97 and 98, but no number of ours ends so.
    for (std::uint64_t d14 = d14_least; d14 < d14_least + 200; ++d14) {
        auto const stem = std::to_string(d14);
        for (auto const* const check : {"00", "01", "99"}) EXPECT_EQ(answer_to(stem + check), "N_CHECK");
    }
}

TEST(StampNumber, EverySeparatorPeopleTypeIsPassedOver)
{
    // NOLINTBEGIN(misc-misleading-bidirectional): these are the marks in question
    for (auto const* const mark :
         {" ",
          "-",
          ".",
          "\u00A0",
          "\u202F",
          "\u200E",
          "\u200F",
          "\u061C",
          "\u202A",
          "\u202B",
          "\u202C",
          "\u202D",
          "\u202E",
          "\u2066",
          "\u2067",
          "\u2068",
          "\u2069"}) {
        // NOLINTEND(misc-misleading-bidirectional)
        auto const typed = std::string{mark} + "4071" + mark + "8835" + mark + mark + "29061770" + mark;
        EXPECT_EQ(answer_to(typed), "4071883529061770");
    }
}

TEST(StampNumber, EverythingElseIsAWrongCharacterBeforeAnythingElseIsWrong)
{
    for (auto const* const typed :
         {"x",
          "4071883529061770x",
          "4071/8835/2906/1770",
          "4071,8835",
          "+4071883529061770",
          "4071\t8835",
          "\u0967\u0968",
          "\xff",
          "4071883529061770\xc3",
          "\u2460",
          "O071883529061770"})
        EXPECT_EQ(answer_to(typed), "N_CHAR") << typed;
    EXPECT_EQ(answer_to(std::string{"4071883529061770\0", 17}), "N_CHAR");
}

TEST(StampNumber, TooFewOrTooManyDigitsAreALength)
{
    EXPECT_EQ(answer_to(""), "N_LENGTH");
    EXPECT_EQ(answer_to("- -"), "N_LENGTH");
    EXPECT_EQ(answer_to(std::string(15, '1')), "N_LENGTH");
    EXPECT_EQ(answer_to(std::string(100000, '1')), "N_LENGTH");
}

TEST(StampNumber, ReversedGroupsAreNamedAndStillRefused)
{
    auto const number = parse_number("1770 2906 8835 4071");
    ASSERT_FALSE(number);
    EXPECT_EQ(number.error().reason, core::Reason::number_check);
    EXPECT_EQ(number.error().detail.text, "the groups of four digits look reversed");
    EXPECT_NE(parse_number("4071883529061771").error().detail.text, number.error().detail.text);
}

TEST(StampNumber, ANumberIsShownInGroupsThatArabicTextCannotReverse)
{
    EXPECT_EQ(grouped("4071883529061770"), "4071\u00A08835\u00A02906\u00A01770");
    EXPECT_EQ(answer_to(grouped("4071883529061770")), "4071883529061770");
}

TEST(StampNumber, TheNumberAndTheClaimAreOneIdentity)
{
    EXPECT_TRUE(rc::check([] {
        auto const number = any_number();
        RC_ASSERT(parse_number(number).value() == number);
        RC_ASSERT(number_of(cti_of(number)).value() == number);
    }));
    EXPECT_EQ(core::to_hex(cti_of("4071883529061770")), "250897b691f9");
}

TEST(StampNumber, BytesOutsideTheRangeAreNoNumber)
{
    EXPECT_TRUE(number_of(core::from_hex("09184e72a000").value()));  // 10^13
    EXPECT_FALSE(number_of(core::from_hex("09184e729fff").value())); // one less
    EXPECT_TRUE(number_of(core::from_hex("5af3107a3fff").value()));  // 10^14 - 1
    EXPECT_FALSE(number_of(core::from_hex("5af3107a4000").value()));
    EXPECT_FALSE(number_of(core::from_hex("ffffffffffff").value()));
    EXPECT_FALSE(number_of(core::from_hex("09184e72a0").value()));
    EXPECT_FALSE(number_of({}));
}

TEST(StampNumber, DrawnNumbersAreSoundAndDoNotRepeat)
{
    std::set<std::string> seen;
    for (int i = 0; i < 2000; ++i) {
        auto const number = draw_number(adapters::crypto::entropy);
        EXPECT_EQ(answer_to(number), number);
        seen.insert(number);
    }
    EXPECT_EQ(seen.size(), 2000U);
}

TEST(StampNumber, ADrawAboveThreeWholeSpansIsDrawnAgain)
{
    static int calls = 0;
    auto const number = draw_number([](std::span<std::uint8_t> out) {
        std::ranges::fill(out, calls++ == 0 ? std::uint8_t{0xFF} : std::uint8_t{0});
    });
    EXPECT_EQ(calls, 2);
    EXPECT_EQ(number, number_from_d14(d14_least));
}
