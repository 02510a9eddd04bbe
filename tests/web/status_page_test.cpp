#include "buying.hpp"

namespace etimbre::web {
namespace {

using http::api::header_of;
using http::api::LaneAtOnce;

using StatusPage = Buying;

TEST_F(StatusPage, AServiceThatWorksSaysSoInEveryLanguage)
{
    EXPECT_TRUE(get("/en/status").body.contains("<h1>The service works</h1>"));
    for (auto const tag : core::language_tags)
        EXPECT_EQ(get('/' + std::string{tag} + "/status").status, 200U) << tag;
    EXPECT_EQ(get("/de/status").status, 404U);
}

TEST_F(StatusPage, WithoutItsDatabaseItIsInterrupted)
{
    office_.read().mood = LaneAtOnce::Mood::broken;
    auto const page = get("/en/status");
    EXPECT_EQ(page.status, 200U);
    EXPECT_TRUE(page.body.contains("<h1>The service is interrupted</h1>"));
    EXPECT_TRUE(page.body.contains("those that you kept") || page.body.contains("Those that you kept"));
}

TEST_F(StatusPage, ABankThatDoesNotAnswerIsNamedAndNobodyIsToPayTwice)
{
    office_.desk().bank_answers = [] { return false; };
    auto const page = get("/en/status");
    EXPECT_TRUE(page.body.contains("<h1>The service works in part</h1>"));
    EXPECT_TRUE(page.body.contains("do not pay again"));
}

TEST_F(StatusPage, WhatAnOperatorReadsIsNotSaidHere)
{
    office_.desk().troubles = [] {
        return http::api::Troubles{{"the certificate /secret/place.pem is over"}, {"/secret/other"}};
    };
    auto const page = get("/en/status");
    EXPECT_FALSE(page.body.contains("secret"));
    EXPECT_TRUE(page.body.contains("interrupted"));
}

TEST_F(StatusPage, ItMayBeKeptForAsLongAsItIsTrue)
{
    EXPECT_EQ(header_of(get("/fr/status"), "Cache-Control"), "public, max-age=5");
}

} // namespace
} // namespace etimbre::web
