#include "domain/reconciliation/description.hpp"
#include "domain/reconciliation/match.hpp"
#include "samples.hpp"

#include <gmock/gmock.h>

namespace etimbre::domain::reconciliation {
namespace {

using std::chrono::days;
using testing::ElementsAre;

Expectation described(std::string const& name)
{
    auto expected = sale(name);
    expected.auth_code = "123456";
    return expected;
}

Line nameless(Expectation const& expected)
{
    auto line = line_of(expected);
    line.acquirer_ref.clear();
    line.our_ref.clear();
    return line;
}

std::vector<Outcome> match(std::vector<Line> const& lines, std::vector<Expectation> const& expectations)
{
    auto outcomes = match_by_reference(lines, expectations, agreed);
    match_by_description(lines, expectations, agreed, outcomes);
    return outcomes;
}

TEST(Description, TiesALineWithoutReferencesToTheOneSaleThatFits)
{
    EXPECT_THAT(
        match({nameless(described("a"))}, {described("a")}),
        ElementsAre(Outcome{Code::ok, Tier::description, 0})
    );
}

TEST(Description, ReachesThreeDaysAndNoFurther)
{
    for (auto const& [apart, code] : {std::pair{3, Code::ok}, {4, Code::unknown_line}}) {
        auto line = nameless(described("a"));
        line.day += days{apart};
        EXPECT_EQ(match({line}, {described("a")}).front().code, code) << apart;
    }
}

TEST(Description, TiesNothingWhereTwoSalesFit)
{
    EXPECT_EQ(
        match({nameless(described("a"))}, {described("a"), described("b")}).front().code, Code::unknown_line
    );
}

TEST(Description, TiesNothingWhereTwoLinesFit)
{
    auto const line = nameless(described("a"));
    EXPECT_THAT(
        match({line, line}, {described("a")}), testing::Each(Outcome{Code::unknown_line, Tier::none, nothing})
    );
}

TEST(Description, TiesBothWhereDaysTellThemApart)
{
    auto later = described("b");
    later.day += days{10};
    EXPECT_THAT(
        match({nameless(later), nameless(described("a"))}, {described("a"), later}),
        ElementsAre(Outcome{Code::ok, Tier::description, 1}, Outcome{Code::ok, Tier::description, 0})
    );
}

TEST(Description, LeavesWhatIsTiedOrAnotherAmountAlone)
{
    auto const named = line_of(described("a"));
    auto other = nameless(described("a"));
    EXPECT_EQ(match({named, other}, {described("a")}).back().code, Code::unknown_line);
    other.gross = mad(1);
    EXPECT_EQ(match({other}, {described("a")}).front().code, Code::unknown_line);
}

} // namespace
} // namespace etimbre::domain::reconciliation
