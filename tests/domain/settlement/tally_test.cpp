#include "domain/settlement/tally.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::settlement {
namespace {

core::Money dirhams(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

struct Taken final : Sink {
    Objection message(Format, std::string_view) override { return {}; }
    Objection statement(StatementHead const&) override { return {}; }
    Objection line(Line const&) override
    {
        ++lines;
        return {};
    }
    Objection entry(Entry const&) override
    {
        ++entries;
        return {};
    }
    Objection end_statement(StatementEnd const& end) override
    {
        last = end;
        return {};
    }
    int lines = 0;
    int entries = 0;
    StatementEnd last;
};

Entry entry(int sign, std::int64_t minor)
{
    Entry of;
    of.sign = sign;
    of.amount = dirhams(minor);
    return of;
}

Line line(int sign, std::int64_t gross, std::int64_t fee, std::int64_t net)
{
    Line of;
    of.sign = sign;
    of.gross = dirhams(gross);
    of.fee = dirhams(fee);
    of.net = dirhams(net);
    return of;
}

StatementEnd balances(std::int64_t opening, std::int64_t closing)
{
    StatementEnd end;
    end.opening_minor = opening;
    end.closing_minor = closing;
    return end;
}

class TallyTest : public testing::Test {
protected:
    TallyTest()
    {
        (void)tally_.message(Format::camt053, "M");
        (void)tally_.statement({});
    }
    std::string end(StatementEnd const& of)
    {
        auto const objection = tally_.end_statement(of);
        return objection ? std::string{(*objection).text} : "";
    }

    Taken taken_;
    Tally tally_{taken_, core::mad};
};

TEST_F(TallyTest, AStatementThatClosesGoesOn)
{
    EXPECT_FALSE(tally_.entry(entry(1, 500)));
    EXPECT_FALSE(tally_.entry(entry(-1, 200)));
    EXPECT_EQ(end(balances(-100, 200)), "");
    EXPECT_EQ(taken_.last.booked, (Totals{1, 500, 1, 200}));
}

TEST_F(TallyTest, AStatementThatDoesNotCloseIsRefused)
{
    EXPECT_FALSE(tally_.entry(entry(1, 500)));
    EXPECT_EQ(end(balances(0, 499)), "opening balance and entries do not come to the closing balance");
}

TEST_F(TallyTest, BothBalancesAreWanted)
{
    EXPECT_NE(end({}), "");
}

TEST_F(TallyTest, WhatIsDeclaredIsHeldAgainstWhatIsThere)
{
    EXPECT_FALSE(tally_.entry(entry(1, 500)));
    auto of = balances(0, 500);
    of.declared.count = 2;
    EXPECT_EQ(end(of), "the number of entries is not the one that is declared");
    of.declared = {};
    of.declared.credit_minor = 400;
    EXPECT_EQ(end(of), "the credits do not come to the sum that is declared");
    of.declared = {};
    of.declared.net_minor = -500;
    EXPECT_NE(end(of), "");
}

// Banks count what is pending, or do not.
TEST_F(TallyTest, WhatIsPendingMayBeDeclaredWithTheRest)
{
    EXPECT_FALSE(tally_.entry(entry(1, 500)));
    auto of = balances(0, 500);
    of.unbooked = {1, 70, 0, 0};
    of.declared.count = 2;
    of.declared.credit_minor = 570;
    EXPECT_EQ(end(of), "");
}

TEST_F(TallyTest, GrossLessFeeIsNet)
{
    EXPECT_FALSE(tally_.line(line(1, 100, 2, 98)));
    EXPECT_FALSE(tally_.line(line(-1, 50, 1, -51)));
    EXPECT_TRUE(tally_.line(line(1, 100, 2, 99)));
    EXPECT_EQ(tally_.lines(), (LineTotals{2, 50, 3, 47}));
}

TEST_F(TallyTest, DetailsComeToTheirEntry)
{
    EXPECT_FALSE(tally_.line(line(1, 100, 2, 98)));
    EXPECT_TRUE(tally_.entry(entry(1, 100)));
}

TEST_F(TallyTest, AForeignCurrencyIsRefused)
{
    StatementHead head;
    head.currency = *core::currency_of("EUR");
    EXPECT_TRUE(tally_.statement(head));
    Entry foreign;
    foreign.amount = core::Money::of_minor(1, *core::currency_of("EUR"));
    EXPECT_TRUE(tally_.entry(foreign));
}

TEST_F(TallyTest, NoSumLeavesItsNumber)
{
    auto const most = std::numeric_limits<std::int64_t>::max();
    EXPECT_FALSE(tally_.entry(entry(1, most)));
    EXPECT_TRUE(tally_.entry(entry(1, most)));
}

TEST(TallyOfAReport, CountsLinesAsEntries)
{
    Taken taken;
    Tally tally{taken, core::mad};
    (void)tally.message(Format::csv, "cmi");
    (void)tally.statement({});
    EXPECT_FALSE(tally.line(line(1, 100, 2, 98)));
    EXPECT_FALSE(tally.end_statement({}));
    EXPECT_EQ(taken.last.booked, (Totals{1, 98, 0, 0}));
    EXPECT_EQ(tally.statements(), 1);
    EXPECT_EQ(tally.entries(), Totals{});
}

} // namespace
} // namespace etimbre::domain::settlement
