#include "seed_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace etimbre::domain::fees {
namespace {

TEST(Mission, TheWholeNetworkIsThere)
{
    std::map<std::string, int> posts;
    for (auto const& mission : seed_catalogue().missions()) ++posts[mission.type];
    std::map<std::string, int> const expected{{"CG", 63}, {"AMB", 100}, {"LIAISON", 1}, {"REP", 1}};
    EXPECT_EQ(posts, expected);
}

TEST(Mission, EachIsNamedInFourLanguagesAfterItsCity)
{
    auto const& catalogue = seed_catalogue();
    for (auto const& mission : catalogue.missions()) {
        for (auto const language : {core::Language::ar, core::Language::en, core::Language::es}) {
            EXPECT_THAT(mission.names.in(language), testing::EndsWith(mission.cities.in(language)))
                << mission.code;
            EXPECT_FALSE(mission.cities.in(language).empty()) << mission.code;
        }
        EXPECT_THAT(mission.names.ar, testing::HasSubstr("مملكة المغربية")) << mission.code;
        EXPECT_THAT(mission.names.fr, testing::HasSubstr(" du Royaume du Maroc ")) << mission.code;
        EXPECT_THAT(mission.names.en, testing::HasSubstr(" of the Kingdom of Morocco in ")) << mission.code;
        EXPECT_THAT(mission.names.es, testing::HasSubstr(" del Reino de Marruecos en ")) << mission.code;
    }
}

TEST(Mission, FrenchContractsTheArticleOfACityOnlyWhereItIsMasculine)
{
    auto const& catalogue = seed_catalogue();
    EXPECT_EQ(catalogue.mission("AM-CAI")->names.fr, "Ambassade du Royaume du Maroc au Caire");
    EXPECT_EQ(catalogue.mission("AM-HAG")->names.fr, "Ambassade du Royaume du Maroc à La Haye");
    EXPECT_EQ(catalogue.mission("CG-PAR")->names.fr, "Consulat général du Royaume du Maroc à Paris");
}

TEST(Mission, ADinarPostCountsInThousandthsAndAFrancPostInWholeFrancs)
{
    auto const& catalogue = seed_catalogue();
    EXPECT_EQ(catalogue.mission("CG-TUN")->currency.exponent, 3);
    EXPECT_EQ(catalogue.mission("AM-DKR")->currency.exponent, 0);
    EXPECT_EQ(catalogue.mission("CG-PAR")->currency.exponent, 2);
}

} // namespace
} // namespace etimbre::domain::fees
