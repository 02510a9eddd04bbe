#include "adapters/store/settlement_rows.hpp"
#include "adapters/store/store_failure.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

TEST(SettlementRows, AFileComesBackFromItsRow)
{
    auto file = sample_file('a');
    file.summary = sample_summary();
    file.state = settlement::State::superseded;
    file.superseded_by = sha('b');
    file.decided = the_noon;
    auto const back = file_of(row_of(file));
    EXPECT_EQ(back.state, file.state);
    EXPECT_EQ(back.summary, file.summary);
    EXPECT_EQ(back.superseded_by, file.superseded_by);
    EXPECT_EQ(back.decided, file.decided);
}

TEST(SettlementRows, AStatementComesBackFromItsRow)
{
    auto statement = sample_statement(3);
    statement.head.copy = domain::settlement::Copy::duplicate;
    statement.end.last_page = false;
    auto const back = statement_of(row_of(sha('a'), statement));
    EXPECT_EQ(back.number, 3);
    EXPECT_EQ(back.head.copy, domain::settlement::Copy::duplicate);
    EXPECT_EQ(back.head.last_day, std::nullopt);
    EXPECT_EQ(back.end.booked, statement.end.booked);
    EXPECT_FALSE(back.end.last_page);
}

TEST(SettlementRows, DaysAndFingerprintsAreWrittenAsText)
{
    auto const line = row_of(sha('a'), sample_line(7));
    EXPECT_EQ(line.sold_day, "2026-12-01");
    EXPECT_EQ(line.fingerprint, std::string(32, '0'));
    EXPECT_EQ(line.net_minor, 98);
    EXPECT_EQ(row_of(sha('a'), sample_entry(7)).kind, "card_sales");
}

TEST(SettlementRows, WhatNoProgramOfOursWroteIsNotBelieved)
{
    auto row = row_of(sample_file('a'));
    row.state = "lost";
    EXPECT_THROW(file_of(row), StoreFailure);
    auto statement = row_of(sha('a'), sample_statement(1));
    statement.copy_mark = "SAME";
    EXPECT_THROW(statement_of(statement), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
