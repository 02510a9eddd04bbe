#include "buying.hpp"

namespace etimbre::web {
namespace {

using ServicesPage = Buying;

TEST_F(ServicesPage, EachServiceHasItsPriceItsPartsAndWhomItIsFor)
{
    auto const response = get("/en/posts/CG-PAR");
    EXPECT_EQ(response.status, 200U);
    EXPECT_TRUE(response.body.contains("860.00\u00A0MAD"));
    EXPECT_TRUE(response.body.contains("Chancery fee"));
    EXPECT_TRUE(response.body.contains("Age: from\u00A018"));
    EXPECT_TRUE(response.body.contains("Only after the original was lost"));
    EXPECT_FALSE(response.body.contains("PAS-PER2")) << "its fee is not known";
}

TEST_F(ServicesPage, WhatWasChosenIsStillMarkedOnTheWayBack)
{
    EXPECT_TRUE(get("/en/posts/CG-PAR?PAS-EST=3").body.contains(R"(name="PAS-EST" value="3" checked="")"));
}

TEST_F(ServicesPage, NothingChosenIsSaidInASummaryThatLeadsToTheServices)
{
    auto const response = get("/en/posts/CG-PAR/total?");
    EXPECT_EQ(response.status, 422U);
    EXPECT_TRUE(response.body.contains(R"(<a href="#services">Choose at least one service</a>)"));
}

TEST_F(ServicesPage, APostThatIsNoneIsNotFound)
{
    EXPECT_EQ(get("/en/posts/CG-XXX").status, 404U);
    EXPECT_EQ(get("/de/posts/CG-PAR").status, 404U);
}

} // namespace
} // namespace etimbre::web
