#include "domain/fees/catalogue.hpp"
#include "seed_files.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::fees {
namespace {

using namespace std::chrono_literals;

TEST(Catalogue, FindsEveryMissionByItsCodeAndNothingElse)
{
    auto const& catalogue = seed_catalogue();
    for (auto const& mission : catalogue.missions()) EXPECT_EQ(catalogue.mission(mission.code), &mission);
    for (auto const* code : {"", "CG-XXX", "cg-par", "CG-PAR "})
        EXPECT_EQ(catalogue.mission(code), nullptr) << code;
}

TEST(Catalogue, SellsNothingBeforeTheFirstTariff)
{
    auto const& catalogue = seed_catalogue();
    EXPECT_EQ(catalogue.tariff_on(2022y / 6 / 26), nullptr);
    EXPECT_TRUE(catalogue.services_sold(2022y / 6 / 26).empty());
    EXPECT_FALSE(catalogue.services_sold(2022y / 6 / 27).empty());
}

TEST(Catalogue, ListsButDoesNotSellALineWithoutAmounts)
{
    auto const& catalogue = seed_catalogue();
    for (auto const* code : {"PAS-PER2", "LEG-PMAR", "LEG-PCOM"})
        EXPECT_FALSE(catalogue.tariff_on(2026y / 1 / 1)->line(code)->is_sold()) << code;
}

TEST(Catalogue, IsAValueThatMayBeCopied)
{
    auto const& original = seed_catalogue();
    auto const copy = original; // NOLINT(performance-unnecessary-copy-initialization): what is tried
    EXPECT_EQ(copy.mission("CG-PAR"), &copy.missions().front());
}

} // namespace
} // namespace etimbre::domain::fees
