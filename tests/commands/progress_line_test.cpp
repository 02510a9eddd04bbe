#include "commands/progress_line.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

constexpr std::int64_t large = std::int64_t{100} * 1024 * 1024;

TEST(ProgressLine, OnATerminalItIsABarDrawnOverItself)
{
    std::ostringstream out;
    ProgressLine line{out, true, "a.xml", 200};
    line.reach(100);
    line.reach(100);
    EXPECT_EQ(out.str(), "\r[###############---------------] 50 %  a.xml");
    line.end();
    EXPECT_EQ(out.str().back(), '\r');
}

TEST(ProgressLine, ElsewhereItIsALineForEachTenth)
{
    std::ostringstream out;
    ProgressLine line{out, false, "a.xml", large};
    for (std::int64_t percent = 0; percent <= 25; ++percent) line.reach(large / 100 * percent);
    line.end();
    EXPECT_EQ(out.str(), "10 % of a.xml\n20 % of a.xml\n");
}

TEST(ProgressLine, WhatIsDoneAtOnceSaysNothing)
{
    std::ostringstream out;
    ProgressLine line{out, false, "a.xml", 1000};
    line.reach(1000);
    line.end();
    EXPECT_EQ(out.str(), "");
}

} // namespace
} // namespace etimbre::commands
