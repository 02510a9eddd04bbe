#include "domain/feed/data.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace etimbre::domain::feed {
namespace {

TEST(FeedData, MembersStandInTheOrderInWhichTheyAreSaidWithoutBlanks)
{
    Data data;
    data.text("number", std::string_view{"4071"})
        .number("index", 7)
        .text("payment_id", std::optional<std::string>{});
    data.money("total", core::Money::of_minor(86000, core::mad));
    EXPECT_EQ(
        std::move(data).take(),
        R"({"number":"4071","index":7,"payment_id":null,)"
        R"("total":{"amount_minor":"86000","currency":"MAD","exponent":2}})"
    );
}

TEST(FeedData, NothingIsAnEmptyObject)
{
    EXPECT_EQ(Data{}.take(), "{}");
}

// What json.dumps(…, ensure_ascii=False) of Python writes: a reader can make the bytes again from the JSON.
TEST(FeedData, TextIsEscapedInOneForm)
{
    std::string out;
    append_text(out, std::string_view{"a\"\\/\b\f\n\r\t\x01\x7f é", 14});
    EXPECT_EQ(out, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\x7f é\"");
}

} // namespace
} // namespace etimbre::domain::feed
