#include "office.hpp"

#include <set>

namespace etimbre::http::api {
namespace {

TEST(Missions, PagesFollowOneAnotherWithoutAGapOrARepetition)
{
    Office office;
    std::set<std::string> codes;
    std::string target = "/api/v1/missions?limit=7";
    std::size_t seen = 0;
    for (;;) {
        auto const page = json_of(office.get(target));
        for (auto const& mission : page.at("items").as_array()) {
            codes.insert(mission.at("code").as_string().c_str());
            ++seen;
        }
        if (page.at("next_cursor").is_null()) break;
        target = "/api/v1/missions?limit=7&cursor=" + text_in(page, "next_cursor");
    }
    EXPECT_EQ(seen, office.desk().catalogue.missions().size());
    EXPECT_EQ(codes.size(), seen);
}

TEST(Missions, AMissionSaysWhatAClientNeedsToKnow)
{
    Office office;
    auto const found = json_of(office.get("/api/v1/missions?q=paris"));
    auto const& paris = found.at("items").at(0);
    EXPECT_EQ(paris.at("code").as_string(), "CG-PAR");
    EXPECT_EQ(paris.at("type").as_string(), "CG");
    EXPECT_EQ(paris.at("country").as_string(), "FR");
    EXPECT_EQ(paris.at("currency").as_string(), "EUR");
    EXPECT_EQ(paris.at("exponent").as_int64(), 2);
    EXPECT_EQ(paris.at("timezone").as_string(), "Europe/Paris");
    for (auto const* const language : {"ar", "fr", "en", "es"})
        EXPECT_FALSE(paris.at("names").at(language).as_string().empty());
}

TEST(Missions, ALimitOrCursorThatCannotBeIsAFieldError)
{
    Office office;
    for (auto const* const query :
         {"limit=0", "limit=201", "limit=x", "limit=5x", "limit=-1", "cursor=NOBODY"}) {
        auto const response = office.get("/api/v1/missions?" + std::string{query});
        EXPECT_EQ(response.status, 422U) << query;
        EXPECT_EQ(code_of(response), "E_FIELDS") << query;
    }
}

TEST(MissionServices, WhatIsSoldTodayIsListedWithItsPrice)
{
    Office office;
    auto const services = json_of(office.get("/api/v1/missions/CG-PAR/services"));
    bool found = false;
    for (auto const& service : services.at("items").as_array()) {
        if (service.at("code").as_string() != "PAS-EST") continue;
        found = true;
        EXPECT_EQ(service.at("total").at("amount_minor").as_string(), "86000");
        EXPECT_EQ(service.at("conditions").at("min_age").as_int64(), 18);
        EXPECT_FALSE(service.at("conditions").at("lost").as_bool());
        EXPECT_FALSE(service.at("conditions").as_object().contains("max_age"));
    }
    EXPECT_TRUE(found);
    EXPECT_TRUE(services.at("next_cursor").is_null());
}

TEST(MissionServices, AMissionThatDoesNotExistIsNotFound)
{
    Office office;
    EXPECT_EQ(code_of(office.get("/api/v1/missions/CG-XXX/services")), "E_NOT_FOUND");
}

} // namespace
} // namespace etimbre::http::api
