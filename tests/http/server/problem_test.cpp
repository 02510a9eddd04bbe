#include "http/server/fields.hpp"
#include "http/server/problem.hpp"
#include "http/server/problem_kind.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace etimbre::http::server {
namespace {

using core::Reason;
using testing::Contains;
using testing::Pair;

boost::json::object members_of(Response const& response)
{
    return boost::json::parse(response.body).as_object();
}

TEST(Problem, HasTheMembersOfRfc9457AndOurs)
{
    auto const response = problem(core::Refusal{Reason::quote_expired}, "00ff");
    EXPECT_EQ(response.status, 409U);
    EXPECT_EQ(response.content_type, "application/problem+json");
    auto const members = members_of(response);
    EXPECT_EQ(members.at("type"), "urn:etimbre:problem:E_QUOTE_EXPIRED");
    EXPECT_EQ(members.at("title"), "The quote has expired");
    EXPECT_EQ(members.at("status"), 409);
    EXPECT_EQ(members.at("detail"), "A quote lives 24 hours; ask for a new one.");
    EXPECT_EQ(members.at("instance"), "urn:etimbre:request:00ff");
    EXPECT_EQ(members.at("code"), "E_QUOTE_EXPIRED");
    EXPECT_EQ(members.at("request_id"), "00ff");
    EXPECT_FALSE(members.contains("errors"));
}

TEST(Problem, TheRefusalsOwnSentenceGoesBeforeTheGeneralOne)
{
    auto const response = problem(core::Refusal{Reason::condition, "An \"age\" is missing."}, "1");
    EXPECT_EQ(members_of(response).at("detail"), "An \"age\" is missing.");
}

TEST(Problem, NamesEachWrongField)
{
    std::vector<FieldError> const errors{
        {"/lines/0/quantity", "range", "The number is too small or too large."},
        {"/a~1b\"", "missing", "This field is required."}
    };
    auto const members = members_of(problem(errors, "1"));
    EXPECT_EQ(members.at("code"), "E_FIELDS");
    auto const& listed = members.at("errors").as_array();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].at("pointer"), "/lines/0/quantity");
    EXPECT_EQ(listed[0].at("code"), "range");
    EXPECT_EQ(listed[1].at("pointer"), "/a~1b\"");
}

TEST(Problem, CarriesFurtherMembersAsTheyAre)
{
    auto const response =
        problem(core::Refusal{Reason::redeemed}, "1", {{"counter", "3"}, {"mission", "\"CG-PAR\""}});
    EXPECT_EQ(members_of(response).at("counter"), 3);
    EXPECT_EQ(members_of(response).at("mission"), "CG-PAR");
}

TEST(Problem, SaysWhenToComeBack)
{
    EXPECT_THAT(problem(core::Refusal{Reason::rate}, "1").headers, Contains(Pair("Retry-After", "60")));
    EXPECT_THAT(problem(core::Refusal{Reason::unavailable}, "1").headers, Contains(Pair("Retry-After", "5")));
    EXPECT_TRUE(problem(core::Refusal{Reason::role}, "1").headers.empty());
}

} // namespace
} // namespace etimbre::http::server
