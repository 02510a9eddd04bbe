#include "domain/fees/tariff.hpp"
#include "seed_files.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <map>

namespace etimbre::domain::fees {
namespace {

using namespace std::chrono_literals;

FeeParts parts(std::int64_t receipt, std::int64_t chancery, std::int64_t service)
{
    return {
        .receipt = core::Money::of_minor(receipt, core::mad),
        .chancery = core::Money::of_minor(chancery, core::mad),
        .service = core::Money::of_minor(service, core::mad)
    };
}

Tariff tariff(std::string version, std::chrono::sys_days valid_from)
{
    return {.version = std::move(version), .valid_from = valid_from, .lines = {}};
}

// The totals that the sources print, in dirhams; a line that is not here is not sold.
TEST(Tariff, EachTotalIsTheOneThatWasPublished)
{
    std::map<std::string, std::int64_t> const published{
        {"IMM-INS", 70},
        {"CNIE-EST", 105},
        {"CNIE-ANT", 30},
        {"PAS-EST", 860},
        {"PAS-MIN", 60},
        {"PAS-PER", 1080},
        {"ADL-MAR", 330},
        {"ADL-DIV", 770},
        {"VIS-COU1", 220},
        {"VIS-COU2", 330},
        {"VIS-MULA", 1650},
        {"VIS-DIP", 0},
        {"EVI-STD", 770},
        {"EVI-EXP", 1100},
        {"LEG-PGEN", 60},
        {"LEG-PORD", 60},
        {"LEG-PDIV", 220}
    };
    std::map<std::string, std::int64_t> sold;
    auto const& catalogue = seed_catalogue();
    for (auto const* line : catalogue.services_sold(2026y / 11 / 23))
        sold[line->code] = line->parts->total().value().minor() / 100;
    EXPECT_EQ(sold, published);
}

TEST(Tariff, EachLineIsNamedInFourLanguages)
{
    for (auto const& line : seed_catalogue().tariffs().at(0).lines)
        for (auto const language :
             {core::Language::ar, core::Language::fr, core::Language::en, core::Language::es})
            EXPECT_FALSE(line.names.in(language).empty()) << line.code;
}

TEST(Tariff, TheLatestOneThatHasBegunIsInForce)
{
    std::vector const tariffs{
        tariff("b", 2024y / 1 / 1), tariff("a", 2022y / 6 / 27), tariff("c", 2025y / 1 / 1)
    };
    EXPECT_EQ(tariff_in_force(tariffs, 2022y / 6 / 26), nullptr);
    EXPECT_EQ(tariff_in_force(tariffs, 2022y / 6 / 27)->version, "a");
    EXPECT_EQ(tariff_in_force(tariffs, 2024y / 12 / 31)->version, "b");
    EXPECT_EQ(tariff_in_force(tariffs, 2030y / 1 / 1)->version, "c");
}

TEST(Tariff, AnUnknownServiceHasNoLine)
{
    EXPECT_EQ(tariff("a", 2022y / 6 / 27).line("PAS-EST"), nullptr);
}

RC_GTEST_PROP(
    FeeParts,
    AnyNumberOfThemCostsThatManyTotals,
    (std::int32_t receipt, std::int32_t chancery, std::int32_t service)
)
{
    auto const one = parts(receipt, chancery, service);
    auto const count = *rc::gen::inRange(0, 21);
    auto const many = one.times(count).value();
    RC_ASSERT(many.total().value() == core::multiply(one.total().value(), count).value());
    auto sum = core::Money::of_minor(0, core::mad);
    for (auto const part : fee_parts) sum = core::add(sum, many.of(part)).value();
    RC_ASSERT(sum == many.total().value());
}

TEST(FeeParts, ATotalOutsideTheRangeIsRefused)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(parts(most, 1, 0).total().error().reason, core::Reason::amount_overflow);
    EXPECT_EQ(parts(most, 0, 1).total().error().reason, core::Reason::amount_overflow);
    EXPECT_EQ(parts(0, 0, most).times(2).error().reason, core::Reason::amount_overflow);
}

TEST(Condition, AgesAreInclusiveAndTakenAsDeclaredWhenNotTold)
{
    Condition const adult{.min_age = 18, .max_age = {}, .lost = {}};
    Condition const minor{.min_age = {}, .max_age = 17, .lost = {}};
    for (int age = 0; age < 120; ++age) {
        EXPECT_EQ(adult.admits(age, {}), age >= 18);
        EXPECT_NE(adult.admits(age, {}), minor.admits(age, {}));
    }
    EXPECT_TRUE(adult.admits({}, {}));
    EXPECT_TRUE(minor.admits({}, {}));
}

TEST(Condition, ALossMustBeToldWhereTheServiceIsForIt)
{
    Condition const after_loss{.min_age = {}, .max_age = {}, .lost = true};
    EXPECT_TRUE(after_loss.admits({}, true));
    EXPECT_FALSE(after_loss.admits({}, false));
    EXPECT_FALSE(after_loss.admits({}, {}));
}

TEST(Condition, ALossMustNotBeToldWhereTheServiceIsNotForIt)
{
    Condition const ordinary{.min_age = {}, .max_age = {}, .lost = false};
    EXPECT_FALSE(ordinary.admits({}, true));
    EXPECT_TRUE(ordinary.admits({}, false));
    EXPECT_TRUE(ordinary.admits({}, {}));
}

TEST(Condition, WhatIsEmptyDoesNotMatter)
{
    for (auto const lost : {std::optional<bool>{}, std::optional{true}, std::optional{false}})
        EXPECT_TRUE(Condition{}.admits(40, lost));
}

} // namespace
} // namespace etimbre::domain::fees
