#include "telemetry/log.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <thread>
#include <vector>

namespace etimbre::telemetry {
namespace {

using testing::MatchesRegex;

template <class Work>
std::string standard_error_of(Work work)
{
    testing::internal::CaptureStderr();
    work();
    return testing::internal::GetCapturedStderr();
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = text.find('\n', from);
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

TEST(Log, AnEventIsOneLineOfJsonWithTimeLevelAndFields)
{
    auto const text = standard_error_of([] {
        log(Level::info, "stamp_issued", {{"mission", "CG-PAR"}, {"index", 41}, {"bound", true}});
    });
    ASSERT_EQ(lines_of(text).size(), 1U);
    auto const line = boost::json::parse(text).as_object();
    EXPECT_THAT(
        std::string{line.at("time").as_string()},
        MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]\\.[0-9]{6}Z")
    );
    EXPECT_EQ(line.at("level"), "info");
    EXPECT_EQ(line.at("event"), "stamp_issued");
    EXPECT_EQ(line.at("mission"), "CG-PAR");
    EXPECT_EQ(line.at("index"), 41);
    EXPECT_EQ(line.at("bound"), true);
}

TEST(Log, AForgedLineInATextStaysInsideItsText)
{
    auto const text = standard_error_of([] {
        log(Level::warning, "request_refused", {{"agent", "curl\n{\"event\":\"stamp_issued\"}"}});
    });
    ASSERT_EQ(lines_of(text).size(), 1U);
    EXPECT_EQ(boost::json::parse(text).at("event"), "request_refused");
}

TEST(Log, APercentSignOrABraceIsNotAFormat)
{
    auto const text = standard_error_of([] { log(Level::info, "x", {{"t", "%v {} {0} %%"}}); });
    EXPECT_EQ(boost::json::parse(text).at("t"), "%v {} {0} %%");
}

TEST(Log, ALongTextIsCut)
{
    std::string const longer(text_bytes * 3, 'a');
    auto const line = boost::json::parse("{" + members("x", {{"t", longer}}) + "}");
    EXPECT_EQ(line.at("t").as_string(), std::string(text_bytes, 'a') + "…");
}

TEST(Log, EventsBelowTheLevelAreDropped)
{
    auto const text = standard_error_of([] {
        log(Level::debug, "first");
        set_level(Level::error);
        log(Level::warning, "second");
        log(Level::error, "third");
        set_level(Level::info);
    });
    ASSERT_EQ(lines_of(text).size(), 1U);
    EXPECT_EQ(boost::json::parse(text).at("event"), "third");
}

TEST(Log, ThreadsDoNotCutEachOthersLines)
{
    constexpr int threads = 4;
    constexpr int events = 200;
    auto const text = standard_error_of([] {
        std::vector<std::jthread> writers;
        for (int each = 0; each < threads; ++each)
            writers.emplace_back([each] {
                for (int i = 0; i < events; ++i) log(Level::info, "x", {{"thread", each}, {"i", i}});
            });
    });
    auto const lines = lines_of(text);
    EXPECT_EQ(lines.size(), std::size_t{threads} * events);
    EXPECT_TRUE(std::ranges::all_of(lines, [](auto const& line) {
        return boost::json::parse(line).is_object();
    }));
}

} // namespace
} // namespace etimbre::telemetry
