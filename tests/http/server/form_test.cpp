#include "http/server/form.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace etimbre::http::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Form, KeepsTheOrderAndTheBytes)
{
    auto const fields = parse_form("oid=A+1&amount=10%2C50&oid=&HASH=a%2Bb%3D%3d&x&name=%E9&%3D==").value();
    EXPECT_THAT(
        fields,
        ElementsAre(
            Pair("oid", "A 1"),
            Pair("amount", "10,50"),
            Pair("oid", ""),
            Pair("HASH", "a+b=="),
            Pair("x", ""),
            Pair("name", "\xe9"),
            Pair("=", "=")
        )
    );
}

TEST(Form, PassesOverEmptyPairs)
{
    EXPECT_THAT(parse_form("").value(), IsEmpty());
    EXPECT_THAT(parse_form("&&a=1&&").value(), ElementsAre(Pair("a", "1")));
}

TEST(Form, RefusesPercentSignsThatAreNoEscape)
{
    for (auto const* const text : {"a=%", "a=%4", "a=%zz", "%=1", "a=%4&b=41", "a=%%41", "a=% 41", "a=%+4"})
        EXPECT_FALSE(parse_form(text)) << text;
}

TEST(Form, HasALimitOfFields)
{
    std::string text;
    for (std::size_t i = 0; i < form_fields_max; ++i) text += "a&";
    EXPECT_EQ(parse_form(text).value().size(), form_fields_max);
    EXPECT_FALSE(parse_form(text + "b"));
}

RC_GTEST_PROP(Form, WhatIsEncodedComesBack, (std::vector<std::pair<std::string, std::string>> const& pairs))
{
    std::string text;
    for (auto const& [name, value] : pairs)
        text += '&' + encode_form_text(name) + '=' + encode_form_text(value);
    RC_PRE(pairs.size() <= form_fields_max);
    RC_ASSERT(parse_form(text).value() == pairs);
}

RC_GTEST_PROP(Form, NoBytesHarmIt, (std::string const& text))
{
    auto const fields = parse_form(text);
    if (!fields) RC_ASSERT(text.contains('%'));
}

} // namespace
} // namespace etimbre::http::server
