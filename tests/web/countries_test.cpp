#include "inventory.hpp"
#include "web/countries.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(Countries, EveryCountryWithAPostHasANameInEveryLanguage)
{
    for (auto const& post : http::api::catalogue_of_seeds().missions())
        for (auto const tag : core::language_tags)
            EXPECT_NE(country_name(post.country, *core::language_of(tag)), post.country) << post.code;
}

TEST(Countries, AnotherCodeIsItsOwnName)
{
    EXPECT_EQ(country_name("XX", core::Language::fr), "XX");
    EXPECT_EQ(country_name("", core::Language::fr), "");
}

} // namespace
} // namespace etimbre::web
