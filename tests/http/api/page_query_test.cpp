#include "http/api/page_query.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

PageQuery read(std::string limit, std::vector<server::FieldError>& errors)
{
    server::Request request;
    request.query = {{"cursor", "CG-PAR"}, {"limit", std::move(limit)}};
    auto page = read_page_query(request, errors);
    page.cursor = {}; // it would point into the request
    return page;
}

TEST(PageQuery, ALimitIsAWholeNumberFromOneTo200)
{
    std::vector<server::FieldError> errors;
    EXPECT_EQ(read("1", errors).limit, 1U);
    EXPECT_EQ(read("200", errors).limit, 200U);
    EXPECT_EQ(read("", errors).limit, page_limit_max);
    EXPECT_TRUE(errors.empty());
    for (auto const* const limit : {"0", "201", "-1", "+1", "1.0", "1 ", "x", "99999999999999999999999"}) {
        errors.clear();
        read(limit, errors);
        ASSERT_EQ(errors.size(), 1U) << limit;
        EXPECT_EQ(errors.front().pointer, "/limit");
    }
}

TEST(PageQuery, AParameterThatStandsTwiceIsRefused)
{
    server::Request request;
    request.query = {{"limit", "5"}, {"cursor", "a"}, {"limit", "5"}, {"cursor", "b"}};
    std::vector<server::FieldError> errors;
    read_page_query(request, errors);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors.front().pointer, "/cursor");
    EXPECT_EQ(errors.back().pointer, "/limit");
}

} // namespace
} // namespace etimbre::http::api
