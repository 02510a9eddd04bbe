#include "http/api/principal.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

TEST(Principal, MissionRoleAndNumberAreThoseOfTheCertificate)
{
    auto const counter = principal_of("urn:etimbre:mission:CG-PAR:counter:3");
    ASSERT_TRUE(counter);
    EXPECT_EQ(counter->role, Role::counter);
    EXPECT_EQ(counter->mission, "CG-PAR");
    EXPECT_EQ(counter->number, "3");
    EXPECT_EQ(counter->identity, "urn:etimbre:mission:CG-PAR:counter:3");

    EXPECT_EQ(principal_of("urn:etimbre:mission:CG-LYS:officer:7").value().role, Role::officer);
    EXPECT_EQ(principal_of("urn:etimbre:treasury:1").value().role, Role::treasury);
    EXPECT_EQ(principal_of("urn:etimbre:auditor:12").value().role, Role::auditor);
}

TEST(Principal, NothingButTheFourFormsIsRead)
{
    for (auto const* const identity : {
             "",
             "urn:etimbre:",
             "urn:etimbre:mission:CG-PAR:counter",
             "urn:etimbre:mission:CG-PAR:counter:",
             "urn:etimbre:mission:CG-PAR:counter:03",
             "urn:etimbre:mission:CG-PAR:counter:3:4",
             "urn:etimbre:mission:CG-PAR:counter:3 ",
             "urn:etimbre:mission:CG-PAR:counter:-3",
             "urn:etimbre:mission:CG-PAR:counter:1234567",
             "urn:etimbre:mission:cg-par:counter:3",
             "urn:etimbre:mission::counter:3",
             "urn:etimbre:mission:CG-PAR-TOO-LONG:counter:3",
             "urn:etimbre:mission:CG-PAR:treasury:1",
             "urn:etimbre:mission:CG-PAR:Counter:3",
             "urn:etimbre:counter:3",
             "urn:etimbre:treasury",
             "urn:etimbre:treasury:0",
             "URN:etimbre:treasury:1",
             "https://example.org/urn:etimbre:treasury:1",
         })
        EXPECT_FALSE(principal_of(identity)) << identity;
}

} // namespace
} // namespace etimbre::http::api
