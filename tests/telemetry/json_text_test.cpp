#include "telemetry/json_text.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::telemetry {
namespace {

std::string json(std::string_view text)
{
    std::string out;
    append_json(out, text);
    return out;
}

TEST(JsonText, AnyBytesBecomeOneJsonStringWithoutControlCharacters)
{
    EXPECT_TRUE(rc::check([] {
        auto const bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        auto const line = json(bytes);
        RC_ASSERT(boost::json::parse(line).is_string());
        RC_ASSERT(std::ranges::none_of(line, [](char each) {
            return static_cast<unsigned char>(each) < 0x20 || each == 0x7F;
        }));
    }));
}

TEST(JsonText, WhatIsValidTextIsReadBackAsItWas)
{
    for (std::string_view const text : {
             "",
             "plain",
             "quote \" and back\\slash",
             "line\r\nfeed\ttab",
             "القنصلية",
             "é € 𝄞 \xF4\x8F\xBF\xBF",
             "\xC2\x9B[31m and \x1B[31m",
         })
        EXPECT_EQ(boost::json::parse(json(text)).as_string(), text);
}

TEST(JsonText, ATerminalIsNeverSentAControlSequence)
{
    EXPECT_EQ(json("\x1B[2J"), R"("\u001b[2J")");
    EXPECT_EQ(json("\x7F"), R"("\u007f")");
    EXPECT_EQ(json("\xC2\x9B"), R"("\u009b")");
    EXPECT_EQ(json(std::string_view{"\0", 1}), R"("\u0000")");
}

TEST(JsonText, WhatIsNotUtf8BecomesTheReplacementCharacter)
{
    std::string const replaced = "\xEF\xBF\xBD";
    EXPECT_EQ(json("\xFF"), "\"" + replaced + "\"");
    EXPECT_EQ(json("\xC3"), "\"" + replaced + "\"") << "cut short";
    EXPECT_EQ(json("\xC0\xAF"), "\"" + replaced + replaced + "\"") << "overlong slash";
    EXPECT_EQ(json("\xED\xA0\x80"), "\"" + replaced + replaced + replaced + "\"") << "surrogate";
    EXPECT_EQ(json("\xF4\x90\x80\x80"), "\"" + replaced + replaced + replaced + replaced + "\"")
        << "above U+10FFFF";
    EXPECT_EQ(json("a\x80z"), "\"a" + replaced + "z\"");
}

} // namespace
} // namespace etimbre::telemetry
