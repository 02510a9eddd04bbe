#include "app/reconcile/line_effects.hpp"
#include "books_in_memory.hpp"
#include "domain/reconciliation/match.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

class LineEffects : public ::testing::Test {
protected:
    std::int64_t write(NumberedLine const& line, recon::Expectation const& expected)
    {
        auto const outcome =
            recon::match_by_reference({&line.line, 1}, {&expected, 1}, terms_.fees("cmi")).front();
        auto const* const about = outcome.expectation == recon::nothing ? nullptr : &expected;
        auto const fee = write_line(of.books, {progress_, line, outcome, about}, terms_, testing::noon);
        auto const match = match_of(progress_.file, line, outcome, about);
        of.books.lines.keep({&match, 1});
        return fee;
    }

    Terms const& terms_ = testing::terms;
    Progress progress_{.file = "f", .acquirer = "cmi"};
    testing::BooksInMemory of;
};

TEST_F(LineEffects, ASaleTakesItsSideAndCostsItsFee)
{
    EXPECT_EQ(write(testing::line_of(1, "a"), testing::sale("a")), 1390);
    EXPECT_EQ(of.lines.kept.front().side_kind, "sale");
    EXPECT_EQ(of.lines.kept.front().side_id, "payment-a");
    EXPECT_TRUE(of.exceptions.rows.empty());
}

TEST_F(LineEffects, ALateSaleIsAskedAboutAndItsMoneySetAside)
{
    auto expected = testing::sale("a");
    expected.booked = false;
    EXPECT_EQ(write(testing::line_of(1, "a"), expected), 0);
    EXPECT_EQ(of.payments.asked, std::vector<std::string>{"payment-a"});
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], -84610);
    EXPECT_EQ(of.only_exception().code, recon::Code::late);
}

TEST_F(LineEffects, AChargebackFreezesTheStampsAndItsReversalReleasesThem)
{
    auto taken = testing::sale("a");
    taken.kind = recon::Kind::chargeback;
    auto line = testing::line_of(1, "a");
    line.line.kind = recon::Kind::chargeback;
    line.line.sign = -1;
    line.line.fee = testing::mad(0);
    (void)write(line, taken);
    EXPECT_EQ(of.payments.frozen, std::vector<std::string>{"payment-a"});
    EXPECT_EQ(of.ledger.balances["chargeback_receivable:cmi:MAD"], 86000);

    taken.kind = recon::Kind::reversal;
    line.number = 2;
    line.line.kind = recon::Kind::reversal;
    line.line.sign = 1;
    (void)write(line, taken);
    EXPECT_TRUE(of.payments.frozen.empty());
    EXPECT_EQ(of.ledger.balances["chargeback_receivable:cmi:MAD"], 0);
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
}

TEST_F(LineEffects, ARevisionTakesTheSideOver)
{
    (void)write(testing::line_of(1, "a"), testing::sale("a"));
    auto expected = testing::sale("a");
    expected.told = recon::Told{
        .line = "f:1", .superseded = true, .gross = testing::mad(86000), .fee = testing::mad(1390)
    };
    progress_.file = "g";
    (void)write(testing::line_of(7, "a"), expected);
    ASSERT_EQ(of.lines.kept.size(), 3U);
    EXPECT_EQ(of.lines.kept[1].side_kind, "revision");
    EXPECT_EQ(of.lines.kept[1].side_id, "g:7");
    EXPECT_EQ(of.lines.kept[2].side_id, "payment-a");
}

} // namespace
} // namespace etimbre::app::reconcile
