#include "adapters/store/statement_invariants.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using namespace std::chrono_literals;

struct StatementInvariants : ReconTest {
    void bring(char letter, FilePage const& page)
    {
        files_.begin(letter, "camt.053");
        files_.page(letter, page);
    }
    /// The rules that are broken once somebody has looked at what came, and raised nothing.
    std::string after_a_look(std::string const& mark)
    {
        EXPECT_EQ(broken(), "");
        books().overdue.set_mark(mark, noon + 2h);
        return broken();
    }
};

TEST_F(StatementInvariants, AGapThatNobodyRaisedIsFound)
{
    bring('c', {.sequence = 5});
    bring('d', {.sequence = 7});
    EXPECT_EQ(after_a_look("statements"), "I14-gap");
}

TEST_F(StatementInvariants, AMissingLastPageThatNobodyRaisedIsFound)
{
    bring('c', {.number = 1, .is_last = false});
    EXPECT_EQ(after_a_look("pages"), "I14-page");
}

TEST_F(StatementInvariants, AMissingFirstPageThatNobodyRaisedIsFound)
{
    bring('c', {.number = 2});
    EXPECT_EQ(after_a_look("pages"), "I14-page");
}

TEST_F(StatementInvariants, AHoleBetweenPagesThatNobodyRaisedIsFound)
{
    bring('c', {.number = 1, .is_last = false});
    bring('d', {.number = 3});
    EXPECT_EQ(after_a_look("pages"), "I14-page");
}

TEST_F(StatementInvariants, ABreakBetweenPagesThatNobodyRaisedIsFound)
{
    bring('c', {.number = 1, .is_last = false, .closing = 100});
    bring('d', {.number = 2, .opening = 90, .closing = 90});
    EXPECT_EQ(after_a_look("statements"), "I14-balance");
}

TEST_F(StatementInvariants, ABreakBetweenStatementsThatNobodyRaisedIsFound)
{
    bring('c', {.number = 1, .is_last = false, .closing = 100});
    bring('d', {.number = 2, .opening = 100, .closing = 90});
    bring('e', {.sequence = 6, .opening = 100, .closing = 100});
    EXPECT_EQ(after_a_look("statements"), "I14-balance");
}

TEST_F(StatementInvariants, StatementsInOrderBreakNothing)
{
    bring('c', {.number = 1, .is_last = false, .closing = 100});
    bring('d', {.number = 2, .opening = 100, .closing = 90});
    bring('e', {.sequence = 6, .opening = 90, .closing = 100});
    EXPECT_EQ(after_a_look("statements"), "");
    EXPECT_EQ(after_a_look("pages"), "");
}

} // namespace
} // namespace etimbre::adapters::store
