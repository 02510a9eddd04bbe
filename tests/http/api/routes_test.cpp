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
    for (auto const* const path : {"/api/v1/orders/x/refunds", "/log/issue/checkpoint", "/metrics"})
        EXPECT_EQ(office.get(path).status, 404U);
}

} // namespace
} // namespace etimbre::http::api
