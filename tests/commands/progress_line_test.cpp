#include "commands/progress_line.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

constexpr std::int64_t large = std::int64_t{100} * 1024 * 1024;

TEST(ProgressLine, OnATerminalItIsABarDrawnOverItself)
{
    std::ostringstream out;
    ProgressLine line{out, 80, "a.xml", 200};
    line.reach(100);
    line.reach(100);
    EXPECT_EQ(out.str(), "\r[###############---------------]  50 %  a.xml");
    line.end();
    EXPECT_EQ(out.str().back(), '\r');
}

/// The widest line that is drawn of a name in that many columns.
std::string drawn_in(std::size_t columns, std::string const& name)
{
    std::ostringstream out;
    ProgressLine line{out, columns, name, 100};
    line.reach(100);
    return out.str().substr(1);
}

TEST(ProgressLine, ANarrowTerminalHasAShorterBarThenAShorterName)
{
    EXPECT_EQ(drawn_in(40, "statement.xml"), "[################] 100 %  statement.xml");
    EXPECT_EQ(drawn_in(40, "a-statement-of-september.xml"), "[##########] 100 %  a-statement-of-sep…");
    EXPECT_EQ(drawn_in(40, "relevé-de-septembre-2026.xml"), "[##########] 100 %  relevé-de-septembr…");
    EXPECT_EQ(drawn_in(20, "a.xml"), "100 %");
}

TEST(ProgressLine, ANameCannotBreakTheLine)
{
    EXPECT_EQ(drawn_in(80, "a\n\x1b[2J.xml"), "[##############################] 100 %  a??[2J.xml");
}

TEST(ProgressLine, WhatIsDrawnIsWipedAwayAndNothingElse)
{
    std::ostringstream out;
    ProgressLine line{out, 40, "statement.xml", 100};
    line.reach(100);
    out.str("");
    line.end();
    EXPECT_EQ(out.str(), '\r' + std::string(39, ' ') + '\r');
    line.end();
    EXPECT_EQ(out.str(), '\r' + std::string(39, ' ') + '\r');
}

TEST(ProgressLine, ElsewhereItIsALineForEachTenth)
{
    std::ostringstream out;
    ProgressLine line{out, std::nullopt, "a.xml", large};
    for (std::int64_t percent = 0; percent <= 25; ++percent) line.reach(large / 100 * percent);
    line.end();
    EXPECT_EQ(out.str(), "10 % of a.xml\n20 % of a.xml\n");
}

TEST(ProgressLine, WhatIsDoneAtOnceSaysNothing)
{
    std::ostringstream out;
    ProgressLine line{out, std::nullopt, "a.xml", 1000};
    line.reach(1000);
    line.end();
    EXPECT_EQ(out.str(), "");
}

} // namespace
} // namespace etimbre::commands
