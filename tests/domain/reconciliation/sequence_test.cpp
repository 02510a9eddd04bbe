#include "domain/reconciliation/sequence.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::reconciliation {
namespace {

/// Page `number` of statement `sequence`, whose balance goes from `opening` to `closing`.
Page page(std::int64_t sequence, int number, bool is_last, std::int64_t opening, std::int64_t closing)
{
    return {std::to_string(sequence), sequence, number, is_last, opening, closing};
}

TEST(SequenceOfStatements, OneOpensWithWhatTheLastPageOfTheOneBeforeClosedWith)
{
    EXPECT_FALSE(fault_before(page(6, 1, true, 300, 400), page(5, 2, true, 100, 300)));
    auto const fault = fault_before(page(6, 1, true, 290, 400), page(5, 2, true, 100, 300));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, Code::balance_break);
    EXPECT_EQ(fault->off_minor, -10);
    EXPECT_EQ(fault->detail, "statement 6 opens otherwise than the one before it closed");
}

TEST(SequenceOfStatements, OneThatFollowsNoneIsTheFirst)
{
    EXPECT_FALSE(fault_before(page(6, 1, true, 0, 0), std::nullopt));
}

TEST(SequenceOfStatements, ANumberThatIsLeftOutIsAGapAtOnce)
{
    auto const fault = fault_before(page(7, 1, true, 0, 0), page(5, 1, true, 0, 0));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, Code::seq_gap);
    EXPECT_FALSE(fault->is_of_pages);
    EXPECT_EQ(fault->detail, "the one before statement 7 is missing");
}

TEST(SequenceOfStatements, OneWithoutANumberFollowsNoOther)
{
    auto unnumbered = page(7, 1, true, 0, 0);
    unnumbered.sequence.reset();
    EXPECT_FALSE(fault_before(unnumbered, page(5, 1, true, 1, 1)));
    EXPECT_FALSE(fault_before(page(7, 1, true, 0, 0), unnumbered));
}

TEST(SequenceOfStatements, AStatementThatIsNotWholeSaysNothingOfTheNext)
{
    EXPECT_FALSE(fault_before(page(6, 1, true, 400, 400), page(5, 1, false, 0, 300)));
}

TEST(SequenceOfPages, OneOpensWithWhatTheOneBeforeClosedWith)
{
    EXPECT_FALSE(fault_before(page(5, 2, true, 100, 200), page(5, 1, false, 0, 100)));
    auto const fault = fault_before(page(5, 2, true, 110, 200), page(5, 1, false, 0, 100));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, Code::balance_break);
    EXPECT_EQ(fault->off_minor, 10);
    EXPECT_EQ(fault->detail, "page 2 of statement 5 opens otherwise than the one before it closed");
}

TEST(SequenceOfPages, ABalanceThatAPageDoesNotSayIsNotHeldAgainstAnother)
{
    auto silent = page(5, 2, true, 0, 200);
    silent.opening_minor.reset();
    EXPECT_FALSE(fault_before(silent, page(5, 1, false, 0, 100)));
}

TEST(SequenceOfPages, TheFirstThatIsThereTellsOfThoseBeforeIt)
{
    auto const fault = fault_before(page(5, 3, true, 100, 200), std::nullopt);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, Code::seq_gap);
    EXPECT_TRUE(fault->is_of_pages);
    EXPECT_EQ(fault->detail, "page 2 of statement 5 is missing");
}

TEST(SequenceOfPages, AHoleIsToldOfOnceByThePageBeforeIt)
{
    auto const one = page(5, 1, false, 0, 100);
    auto const three = page(5, 3, true, 200, 300);
    EXPECT_FALSE(fault_before(three, one));
    auto const fault = fault_after(one, three);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->detail, "page 2 of statement 5 is missing");
}

TEST(SequenceOfPages, AfterThePageThatIsNotTheLastAnotherMustCome)
{
    EXPECT_TRUE(fault_after(page(5, 1, false, 0, 100), std::nullopt));
    EXPECT_FALSE(fault_after(page(5, 1, false, 0, 100), page(5, 2, true, 100, 100)));
    EXPECT_FALSE(fault_after(page(5, 2, true, 100, 100), std::nullopt));
}

} // namespace
} // namespace etimbre::domain::reconciliation
