#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr std::string_view treasury = "urn:etimbre:treasury:1";
constexpr std::string_view auditor = "urn:etimbre:auditor:1";

TEST(PartnerRoutes, EachRoleMayDoWhatTheTableSaysAndNothingElse)
{
    Office office;
    struct Row {
        std::string_view identity;
        bool verifies;
        bool redeems;
    };
    for (auto const& row : {
             Row{counter_of_paris, true, true},
             Row{officer_of_paris, true, false},
             Row{treasury, false, false},
             Row{auditor, false, false},
             Row{"", false, false},
             Row{"urn:etimbre:mission:CG-PAR:cleaner:1", false, false},
             Row{"urn:etimbre:mission:CG-XYZ:counter:1", false, false}, // there is no such mission
         }) {
        EXPECT_EQ(office.verify("{}", row.identity).status, row.verifies ? 422U : 403U) << row.identity;
        EXPECT_EQ(office.redeem("{}", "k", row.identity).status, row.redeems ? 422U : 403U) << row.identity;
    }
}

TEST(PartnerRoutes, TheRoleIsLookedAtBeforeAnythingOfTheRequest)
{
    Office office;
    auto const response = office.redeem("{ not JSON", "", treasury);
    EXPECT_EQ(response.status, 403U);
    EXPECT_EQ(code_of(response), "E_ROLE");
}

TEST(PublicRoutes, NoRedeemingRouteIsReachable)
{
    Office office;
    for (auto const* const path : {"/api/v1/redemptions", "/api/v1/verifications"})
        EXPECT_EQ(office.post(path, "{}").status, 404U);
}

TEST(PublicRoutes, WhatBelongsToWorkNotYetDoneIsNotFound)
{
    Office office;
    for (auto const* const path : {"/log/issue/checkpoint", "/metrics"})
        EXPECT_EQ(office.get(path).status, 404U);
}

server::Response ask_until_refused(Office& office, Sent const& sent)
{
    for (std::size_t i = 0; i < requests_a_minute; ++i) EXPECT_NE(office.to_public(sent).status, 429U);
    return office.to_public(sent);
}

TEST(PublicRoutes, WhoAsksTooOftenIsToldToWait)
{
    Office office;
    auto const refused = ask_until_refused(office, {.target = "/api/v1/missions"});
    EXPECT_EQ(refused.status, 429U);
    EXPECT_EQ(code_of(refused), "E_RATE");
    EXPECT_EQ(header_of(refused, "Retry-After"), "1");
    EXPECT_EQ(office.to_public({.target = "/api/v1/missions", .address = "192.0.2.8"}).status, 200U);
    EXPECT_EQ(office.to_ops({.target = "/healthz"}).status, 200U);
    office.let_pass(std::chrono::seconds{1});
    EXPECT_EQ(office.to_public({.target = "/api/v1/missions"}).status, 200U);
}

// The acquirer calls from one address on the busiest day; what it says is told from noise by its hash.
TEST(PublicRoutes, TheAcquirerIsNeverToldToWait)
{
    Office office;
    ask_until_refused(office, {.target = "/api/v1/missions"});
    auto const answered = office.post(
        "/api/v1/payments/est3dgate/callback",
        "oid=ET1",
        {{"content-type", "application/x-www-form-urlencoded"}}
    );
    EXPECT_EQ(answered.body, "FAILURE");
}

} // namespace
} // namespace etimbre::http::api
