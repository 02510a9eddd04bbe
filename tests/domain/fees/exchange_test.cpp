#include "domain/fees/exchange.hpp"
#include "seed_files.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>

namespace etimbre::domain::fees {
namespace {

using namespace std::chrono_literals;

struct Terms {
    std::string_view currency;
    std::string_view rate;
    std::int64_t step = 1;
    Rounding mode = Rounding::half_up;
};

ExchangeRate rate(Terms terms)
{
    return {
        .mission = "CG-XYZ",
        .currency = core::currency_of(terms.currency).value(),
        .rate = Rate::parse(terms.rate).value(),
        .effective_from = 2024y / 1 / 1,
        .rounding_step_minor = terms.step,
        .mode = terms.mode
    };
}

std::string local(core::Money amount, Terms terms)
{
    return core::to_decimal(convert(amount, rate(terms)).value());
}

core::Money centimes(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

// Prices that posts have published.
TEST(Exchange, NewYorkRoundsToTheCent)
{
    Terms const new_york{.currency = "USD", .rate = "9.594"};
    EXPECT_EQ(local(dirhams(860), new_york), "89.64");
    EXPECT_EQ(local(dirhams(70), new_york), "7.30");
}

TEST(Exchange, WashingtonRoundsToFiveCents)
{
    Terms const washington{.currency = "USD", .rate = "9.87", .step = 5};
    EXPECT_EQ(local(dirhams(60), washington), "6.10");
    EXPECT_EQ(local(dirhams(120), washington), "12.15");
    EXPECT_EQ(local(dirhams(220), washington), "22.30");
    EXPECT_EQ(local(dirhams(280), washington), "28.35");
}

TEST(Exchange, BerlinRoundsToWholeEuros)
{
    Terms const berlin{.currency = "EUR", .rate = "11.00", .step = 100};
    EXPECT_EQ(local(dirhams(220), berlin), "20.00");
    EXPECT_EQ(local(dirhams(330), berlin), "30.00");
}

TEST(Exchange, MoscowKeepsTheKopecks)
{
    EXPECT_EQ(local(dirhams(60), {.currency = "RUB", .rate = "0.1739"}), "345.03");
}

// 860 / 0.016388 = 52477.42…; 860 / 3.21 = 267.9127…
TEST(Exchange, TheMinorUnitIsThatOfTheLocalCurrency)
{
    EXPECT_EQ(local(dirhams(860), {.currency = "XOF", .rate = "0.016388"}), "52477");
    EXPECT_EQ(local(dirhams(860), {.currency = "XOF", .rate = "0.016388", .step = 5}), "52475");
    EXPECT_EQ(local(dirhams(860), {.currency = "TND", .rate = "3.21"}), "267.913");
}

TEST(Exchange, AHalfGoesUpOrToTheEvenStep)
{
    auto const half = [](std::int64_t minor, Rounding mode) {
        return local(centimes(minor), {.currency = "EUR", .rate = "2", .mode = mode});
    };
    EXPECT_EQ(half(1, Rounding::half_up), "0.01");
    EXPECT_EQ(half(3, Rounding::half_up), "0.02");
    EXPECT_EQ(half(1, Rounding::half_even), "0.00");
    EXPECT_EQ(half(3, Rounding::half_even), "0.02");
    EXPECT_EQ(half(1, Rounding::up), "0.01");
    EXPECT_EQ(half(2, Rounding::up), "0.01");
}

TEST(Exchange, UpNeverGivesLessThanTheTariff)
{
    EXPECT_EQ(local(dirhams(1), {.currency = "GBP", .rate = "12.60", .mode = Rounding::up}), "0.08");
    EXPECT_EQ(local(dirhams(126), {.currency = "GBP", .rate = "12.60", .mode = Rounding::up}), "10.00");
}

rc::Gen<ExchangeRate> any_rate()
{
    return rc::gen::exec([] {
        auto const mantissa = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000);
        auto const text = core::to_decimal(core::Money::of_minor(mantissa, core::currency_of("TND").value()));
        auto const mode = *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::up);
        return ExchangeRate{
            .mission = "CG-XYZ",
            .currency = core::currency_of(*rc::gen::element("EUR", "XOF", "TND")).value(),
            .rate = Rate::parse(text).value(),
            .effective_from = 2024y / 1 / 1,
            .rounding_step_minor = *rc::gen::element<std::int64_t>(1, 5, 10, 50, 100),
            .mode = mode
        };
    });
}

// NOLINTNEXTLINE(modernize-use-using): g++ takes no __extension__ before a using
__extension__ typedef __int128 Wide;

/// The exact quotient is `above` / `below` minor units of the local currency.
struct Fraction {
    Wide above;
    Wide below;
};

Fraction exact(std::int64_t minor, ExchangeRate const& at)
{
    constexpr std::array<Wide, 10> powers{
        1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000
    };
    return {
        .above = Wide{minor} * powers.at(at.currency.exponent) *
                 powers.at(static_cast<std::size_t>(at.rate.decimals())),
        .below = Wide{at.rate.mantissa()} * 100
    };
}

rc::Gen<std::int64_t> any_fee()
{
    return rc::gen::inRange<std::int64_t>(0, 10'000'000'000);
}

RC_GTEST_PROP(Exchange, IsAMultipleOfTheStepWithinOneStepOfTheExactAmount, ())
{
    auto const at = *any_rate();
    auto const minor = *any_fee();
    auto const amount = convert(centimes(minor), at).value();
    auto const [above, below] = exact(minor, at);
    auto const error = Wide{amount.minor()} * below - above;
    auto const step = Wide{at.rounding_step_minor} * below;
    RC_ASSERT(amount.currency() == at.currency);
    RC_ASSERT(amount.minor() % at.rounding_step_minor == 0);
    if (at.mode == Rounding::up)
        RC_ASSERT(error >= 0 && error < step);
    else
        RC_ASSERT(2 * error <= step && 2 * error >= -step);
}

RC_GTEST_PROP(Exchange, ADearerServiceIsNeverCheaperThere, ())
{
    auto const at = *any_rate();
    auto const fee = *any_fee();
    auto const more = *any_fee();
    RC_ASSERT(convert(centimes(fee), at)->minor() <= convert(centimes(fee + more), at)->minor());
}

RC_GTEST_PROP(Exchange, WhatIsGivenBackMirrorsWhatWasTaken, ())
{
    auto const at = *any_rate();
    auto const fee = *any_fee();
    RC_ASSERT(convert(centimes(-fee), at)->minor() == -convert(centimes(fee), at)->minor());
}

TEST(Exchange, AnAmountOutsideTheRangeIsRefused)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    auto const tiny = rate({.currency = "TND", .rate = "0.000000001"});
    EXPECT_EQ(convert(centimes(most), tiny).error().reason, core::Reason::amount_overflow);
    EXPECT_EQ(convert(centimes(least), tiny).error().reason, core::Reason::amount_overflow);
    auto const huge = rate({.currency = "EUR", .rate = "999999999999999999", .step = most});
    EXPECT_EQ(convert(centimes(1), huge).error().reason, core::Reason::amount_overflow);
}

TEST(Exchange, OnlyDirhamsAreConverted)
{
    auto const euros = core::Money::of_minor(100, core::currency_of("EUR").value());
    EXPECT_EQ(
        convert(euros, rate({.currency = "EUR", .rate = "10"})).error().reason,
        core::Reason::currency_mismatch
    );
}

TEST(Rate, IsAnExactDecimalAboveZeroKeptAsWritten)
{
    auto const read = Rate::parse("10.750").value();
    EXPECT_EQ(read.mantissa(), 10750);
    EXPECT_EQ(read.decimals(), 3);
    EXPECT_EQ(read.text(), "10.750");
    for (std::string_view const text :
         {"",
          "0",
          "0.00",
          ".",
          "1.",
          ".5",
          "-1",
          "+1",
          "1,5",
          "1.2.3",
          "1e2",
          " 1",
          "1234567890123456789",
          "0.1234567891"})
        EXPECT_FALSE(Rate::parse(text)) << text;
}

TEST(Rate, TheLatestOfTheMissionThatHasBegunIsInForce)
{
    auto const& catalogue = seed_catalogue();
    EXPECT_EQ(catalogue.rate_for("CG-PAR", 2022y / 6 / 26), nullptr);
    EXPECT_EQ(catalogue.rate_for("CG-PAR", 2023y / 12 / 31)->rate.text(), "10.82");
    EXPECT_EQ(catalogue.rate_for("CG-PAR", 2024y / 1 / 1)->rate.text(), "10.75");
    EXPECT_EQ(catalogue.rate_for("CG-ORN", 2026y / 1 / 1), nullptr);
}

TEST(RoundingWord, IsReadBack)
{
    for (auto const mode : {Rounding::half_up, Rounding::half_even, Rounding::up})
        EXPECT_EQ(rounding_of(word_of(mode)), mode);
    EXPECT_FALSE(rounding_of("down"));
}

} // namespace
} // namespace etimbre::domain::fees
