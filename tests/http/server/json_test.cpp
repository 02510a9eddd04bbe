#include "http/server/fields.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <string>

namespace etimbre::http::server {
namespace {

bool is_refused(std::string_view text)
{
    auto const value = parse_json(text);
    return !value && value.error().reason == core::Reason::json;
}

std::string repeated(std::string_view text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(StrictJson, ReadsWhatTheApiSends)
{
    auto const value =
        parse_json(R"( {"mission":"CG-PAR","lines":[{"quantity":1,"lost":false}],"none":null} )");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->at("lines").at(0).at("quantity").as_int64(), 1);
}

TEST(StrictJson, KeepsTheWholeRangeOfInt64)
{
    auto const value = parse_json("[9223372036854775807,-9223372036854775808]");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->at(0).as_int64(), INT64_MAX);
    EXPECT_EQ(value->at(1).as_int64(), INT64_MIN);
}

TEST(StrictJson, RefusesNumbersThatAreNotPlainInt64)
{
    for (auto const* const text :
         {"1.0",
          "1e3",
          "1E3",
          "-0",
          "-0.0",
          "0.5",
          "9223372036854775808",
          "-9223372036854775809",
          "1e309",
          "01",
          "+1",
          "0x1",
          "NaN",
          "Infinity",
          "-",
          "1.",
          ".5",
          "18446744073709551616",
          "[-0]",
          "{\"a\":-0}"})
        EXPECT_TRUE(is_refused(text)) << text;
}

TEST(StrictJson, RefusesAKeyWrittenTwiceHoweverItIsWritten)
{
    for (auto const* const text :
         {R"({"a":1,"a":1})",
          R"({"a":1,"b":2,"a":3})",
          R"({"a":1,"\u0061":2})",
          R"([{"x":{"a":1,"a":2}}])",
          R"({"":1,"":2})"})
        EXPECT_TRUE(is_refused(text)) << text;
    EXPECT_TRUE(parse_json(R"([{"a":1},{"a":1},{"A":{"a":1}}])"));
}

TEST(StrictJson, RefusesWhatIsNotUtf8)
{
    for (auto const* const text :
         {"\"\xff\"",
          "\"\xc0\xaf\"",
          "\"\xed\xa0\x80\"",
          "\"\xf4\x90\x80\x80\"",
          "\"\xe2\x82\"",
          "{\"\xff\":1}",
          R"("\ud800")",
          R"("\udc00")",
          R"("\ud800\ud800")",
          R"("\ud800x")"})
        EXPECT_TRUE(is_refused(text)) << text;
    EXPECT_TRUE(parse_json(R"("\ud83d\ude00 مرحبا")"));
}

TEST(StrictJson, RefusesWhatIsNotOneValue)
{
    for (auto const* const text :
         {"",           " ",     "{",        "}",       "{}{}",      "{} x",           "[1,]",
          "{\"a\":1,}", "{a:1}", "{'a':1}",  "// x\n1", "/* */1",    "\xef\xbb\xbf{}", "tru",
          "nul",        "\"a",   "\"a\nb\"", "[1 2]",   "{\"a\" 1}", "\"\\x41\"",      "True"})
        EXPECT_TRUE(is_refused(text)) << text;
    EXPECT_TRUE(is_refused(std::string{"{}"} + std::string(1, 0)));
}

TEST(StrictJson, IsAtMost32LevelsDeep)
{
    EXPECT_TRUE(parse_json(repeated("[", 32) + repeated("]", 32)));
    EXPECT_TRUE(is_refused(repeated("[", 33) + repeated("]", 33)));
    EXPECT_TRUE(is_refused(repeated("{\"a\":", 33) + "1" + repeated("}", 33)));
    EXPECT_TRUE(is_refused(repeated("[", 60000)));
}

TEST(StrictJson, ManyKeysAreRefusedQuickly)
{
    std::string text = "{";
    for (int i = 0; text.size() < 64UZ * 1024; ++i) text += '"' + std::to_string(i) + "\":1,";
    text.back() = '}';
    auto const begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(is_refused(text));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{2});
}

RC_GTEST_PROP(StrictJson, NoBytesHarmIt, (std::string const& text))
{
    auto const value = parse_json(text);
    if (value) RC_ASSERT(parse_json(boost::json::serialize(*value)).has_value());
}

RC_GTEST_PROP(StrictJson, EveryInt64ComesBack, (std::int64_t number))
{
    RC_ASSERT(parse_json(std::to_string(number)).value().as_int64() == number);
}

} // namespace
} // namespace etimbre::http::server
