#include "adapters/est3dgate/form_body.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::est3dgate {
namespace {

TEST(FormBody, ReadsPairsInPostedOrder)
{
    EXPECT_EQ(
        parse_form_body("b=2&a=x+y%26z&EXTRA.CARDBRAND=VISA&empty=&bare&b=3"),
        (FormFields{
            {"b", "2"}, {"a", "x y&z"}, {"EXTRA.CARDBRAND", "VISA"}, {"empty", ""}, {"bare", ""}, {"b", "3"}
        })
    );
    EXPECT_EQ(parse_form_body(""), FormFields{});
    EXPECT_EQ(parse_form_body("a=b=c&&"), (FormFields{{"a", "b=c"}}));
}

TEST(FormBody, BrokenEscapesAndEmptyNamesAreRefused)
{
    for (auto const* const body : {"a=%", "a=%4", "a=%zz", "a=%-1", "a=%+1", "%g0=1", "=1", "a=1&=2"})
        EXPECT_FALSE(parse_form_body(body)) << body;
}

TEST(FormBody, HoldsTwoHundredFieldsAndNoMore)
{
    std::string body;
    for (int i = 0; i < 200; ++i) body += "a=1&";
    EXPECT_TRUE(parse_form_body(body));
    EXPECT_FALSE(parse_form_body(body + "a=1"));
}

TEST(FormBody, WhatIsWrittenIsReadBack)
{
    EXPECT_TRUE(rc::check([](FormFields fields) {
        std::erase_if(fields, [](FormField const& field) { return field.first.empty(); });
        RC_ASSERT(parse_form_body(to_form_body(fields)) == fields);
    }));
}

TEST(OnlyField, ARepeatedNameIsNoAnswer)
{
    FormFields const fields{{"a", "1"}, {"b", "2"}, {"b", "3"}};
    EXPECT_EQ(only_field(fields, "a"), "1");
    EXPECT_FALSE(only_field(fields, "b"));
    EXPECT_FALSE(only_field(fields, "A"));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
