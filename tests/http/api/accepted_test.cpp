#include "http/api/accepted.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

std::string_view chosen(std::string accept)
{
    server::Request request;
    if (!accept.empty()) request.headers.emplace_back("accept", std::move(accept));
    return accepted(request, {as_json, as_csv, as_pdf});
}

TEST(Accepted, TheFirstFormIsForWhoeverSaysNothing)
{
    EXPECT_EQ(chosen(""), as_json);
    EXPECT_EQ(chosen("*/*"), as_json);
    EXPECT_EQ(chosen("image/png"), as_json);
    EXPECT_EQ(chosen("application/*"), as_json);
}

TEST(Accepted, TheOneThatIsNamedIsGiven)
{
    EXPECT_EQ(chosen("text/csv"), as_csv);
    EXPECT_EQ(chosen("text/*"), as_csv);
    EXPECT_EQ(chosen("application/pdf"), as_pdf);
    EXPECT_EQ(chosen("text/csv; header=present"), as_csv);
}

TEST(Accepted, OfSeveralTheHeaviest)
{
    EXPECT_EQ(chosen("application/json;q=0.5, text/csv"), as_csv);
    EXPECT_EQ(chosen("application/json, text/csv;q=0.9"), as_json);
    EXPECT_EQ(chosen("text/csv;q=0.2, application/pdf;q=0.25"), as_pdf);
    EXPECT_EQ(chosen("*/*;q=0.1, text/csv;q=0"), as_json);
    EXPECT_EQ(chosen("text/csv, */*;q=0.1"), as_csv);
}

TEST(Accepted, AWeightThatIsNoneCountsAsNone)
{
    EXPECT_EQ(chosen("application/json;q=0.1, text/csv;q=x"), as_json);
    EXPECT_EQ(chosen("application/json;q=0.1, text/csv;q=7"), as_json);
}

} // namespace
} // namespace etimbre::http::api
