#include "inventory.hpp"
#include "web/posts.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

class PostsOfSeeds : public testing::Test {
protected:
    std::string first(std::string_view query) const
    {
        auto const found = posts_.find(query);
        return found.empty() ? "" : found.front()->code;
    }
    domain::fees::Catalogue catalogue_ = http::api::catalogue_of_seeds();
    Posts posts_{catalogue_};
};

TEST_F(PostsOfSeeds, ACityIsFoundInEveryLanguageAndScript)
{
    for (auto const* const name : {"Paris", "paris", "París", "باريس", "par"})
        EXPECT_EQ(first(name), "CG-PAR") << name;
    EXPECT_EQ(first("Burdeos"), "CG-BOD");
    EXPECT_EQ(first("bordeaux"), "CG-BOD");
    EXPECT_EQ(first("cg-lys"), "CG-LYS");
}

TEST_F(PostsOfSeeds, ACountryFindsAllItsPosts)
{
    for (auto const* const name : {"france", "Francia", "فرنسا"}) {
        auto const found = posts_.find(name);
        EXPECT_GT(found.size(), 10U) << name;
        for (auto const* const post : found) EXPECT_EQ(post->country, "FR") << name;
    }
}

TEST_F(PostsOfSeeds, TheArabicArticleNeedNotBeWritten)
{
    auto const with = posts_.find("المملكة المتحدة");
    auto const without = posts_.find("مملكه متحده");
    ASSERT_FALSE(with.empty());
    EXPECT_FALSE(without.empty());
}

TEST_F(PostsOfSeeds, NothingIsFoundByNothing)
{
    for (auto const* const none : {"", "  ", "-", "zzzz"}) EXPECT_TRUE(posts_.find(none).empty()) << none;
}

} // namespace
} // namespace etimbre::web
