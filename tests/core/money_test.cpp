#include "core/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace etimbre::core {
namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

Currency const yen = currency_of("JPY").value();
Currency const dinar = currency_of("KWD").value();

Money dirhams(std::int64_t minor)
{
    return Money::of_minor(minor, mad);
}

rc::Gen<Currency> any_currency()
{
    return rc::gen::elementOf(std::vector{mad, yen, dinar});
}

TEST(Money, IsWrittenWithTheDecimalsOfItsCurrency)
{
    EXPECT_EQ(to_decimal(dirhams(86000)), "860.00");
    EXPECT_EQ(to_decimal(dirhams(5)), "0.05");
    EXPECT_EQ(to_decimal(dirhams(-5)), "-0.05");
    EXPECT_EQ(to_decimal(dirhams(0)), "0.00");
    EXPECT_EQ(to_decimal(dirhams(least)), "-92233720368547758.08");
    EXPECT_EQ(to_decimal(Money::of_minor(860, yen)), "860");
    EXPECT_EQ(to_decimal(Money::of_minor(-7, dinar)), "-0.007");
    EXPECT_EQ(to_decimal(Money::of_minor(1234567, dinar)), "1234.567");
}

RC_GTEST_PROP(Money, ComesBackFromItsDecimalText, (std::int64_t minor))
{
    auto const amount = Money::of_minor(minor, *any_currency());
    auto const read = parse_decimal(to_decimal(amount), amount.currency());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == amount);
}

TEST(Money, TheWidestAmountsComeBackToo)
{
    for (auto const minor : {most, least, std::int64_t{0}})
        EXPECT_EQ(parse_decimal(to_decimal(dirhams(minor)), mad).value(), dirhams(minor));
}

TEST(Money, MayBeWrittenWithFewerDecimals)
{
    EXPECT_EQ(parse_decimal("860", mad).value(), dirhams(86000));
    EXPECT_EQ(parse_decimal("7.3", mad).value(), dirhams(730));
    EXPECT_EQ(parse_decimal("-7.3", mad).value(), dirhams(-730));
}

TEST(Money, TextThatIsNotAnAmountIsRefused)
{
    for (std::string_view const text :
         {"",
          "-",
          ".",
          "1.",
          ".5",
          "+1",
          "--1",
          "1,000.00",
          "1 000",
          "1e3",
          "0x10",
          " 1",
          "1 ",
          "1.2.3",
          "1.-2",
          "\xd9\xa1",
          "NaN",
          "860.001"}) {
        ASSERT_FALSE(parse_decimal(text, mad)) << text;
        EXPECT_EQ(parse_decimal(text, mad).error().reason, Reason::amount) << text;
    }
    EXPECT_FALSE(parse_decimal("860.0", yen));
}

TEST(Money, TextBeyondTheWidestAmountIsRefused)
{
    for (std::string_view const text :
         {"92233720368547758.08", "-92233720368547758.09", "99999999999999999999999"})
        EXPECT_EQ(parse_decimal(text, mad).error().reason, Reason::amount_overflow) << text;
}

TEST(Money, ASumOutsideTheRangeIsRefused)
{
    EXPECT_EQ(add(dirhams(most), dirhams(1)).error().reason, Reason::amount_overflow);
    EXPECT_EQ(add(dirhams(least), dirhams(-1)).error().reason, Reason::amount_overflow);
    EXPECT_EQ(multiply(dirhams(most / 2 + 1), 2).error().reason, Reason::amount_overflow);
    EXPECT_EQ(multiply(dirhams(least), -1).error().reason, Reason::amount_overflow);
}

TEST(Money, TwoCurrenciesAreNeverAdded)
{
    EXPECT_EQ(add(dirhams(1), Money::of_minor(1, yen)).error().reason, Reason::currency_mismatch);
}

RC_GTEST_PROP(Money, MultiplyingIsAddingManyTimes, (std::int32_t minor))
{
    auto const times = *rc::gen::inRange(0, 50);
    auto sum = dirhams(0);
    for (int i = 0; i < times; ++i) sum = add(sum, dirhams(minor)).value();
    RC_ASSERT(multiply(dirhams(minor), times).value() == sum);
}

} // namespace
} // namespace etimbre::core
