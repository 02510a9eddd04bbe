#include "adapters/store/journal_check.hpp"
#include "witnessed_day.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using Mode = JournalCheck::Mode;
using What = JournalFinding::What;
using testing::ElementsAre;
using testing::IsEmpty;

class JournalCheckTest : public WitnessedDay {
protected:
    JournalReport check(Session& session, Mode mode)
    {
        JournalCheck check{session.sql(), "one-0", mode, noon};
        for (auto const& record : committed()) check.take(record);
        return check.finish();
    }
    JournalReport check(Mode mode) { return check(*session_, mode); }

    static std::vector<std::string> words(JournalReport const& report)
    {
        std::vector<std::string> all;
        for (auto const& each : report.findings) all.push_back(each.fact + " " + each.key);
        return all;
    }
};

TEST_F(JournalCheckTest, ADayThatIsInTheBooksHasNoFindings)
{
    day();
    auto const report = check(Mode::look);
    EXPECT_EQ(report.records, 4U);
    EXPECT_EQ(report.facts, 11U);
    EXPECT_THAT(report.findings, IsEmpty());
}

TEST_F(JournalCheckTest, LookingNamesWhatIsMissingAndChangesNothing)
{
    day();
    session_->sql() << "DELETE FROM stamp_end";
    EXPECT_THAT(words(check(Mode::look)), ElementsAre("ended " + number_of(1)));
    EXPECT_EQ(check(Mode::look).open_findings(), 1U);
    EXPECT_EQ(number("SELECT COUNT(*) FROM stamp_end"), 0);
}

TEST_F(JournalCheckTest, WhatIsMissingIsPutBack)
{
    day();
    session_->sql() << "DELETE FROM stamp_end";
    auto const report = check(Mode::tend);
    EXPECT_EQ(report.open_findings(), 0U);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_TRUE(report.findings.front().mended);
    EXPECT_THAT(check(Mode::look).findings, IsEmpty());
}

TEST_F(JournalCheckTest, WhatContradictsTheBooksIsLeftAndItsStampFrozen)
{
    day();
    session_->sql() << "UPDATE stamp_end SET counter = '9'";
    auto const report = check(Mode::tend);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().what, What::differs);
    EXPECT_TRUE(report.findings.front().frozen);
    EXPECT_EQ(FrozenStamps{session_->sql()}.all().size(), 1U);
    EXPECT_EQ(number("SELECT COUNT(*) FROM stamp_end WHERE counter = '9'"), 1);
}

TEST_F(JournalCheckTest, ALeafThatContradictsFreezesTheStampThatWasLoggedWithIt)
{
    day();
    session_->sql() << "UPDATE log_leaf SET leaf_hash = '" + std::string(64, '0') + "'";
    EXPECT_TRUE(check(Mode::tend).findings.front().frozen);
    EXPECT_EQ(FrozenStamps{session_->sql()}.all().front().number, number_of(1));
}

TEST_F(JournalCheckTest, AnEmptyDatabaseIsBroughtToTheEndOfTheJournal)
{
    day();
    TempDatabase const empty;
    auto const other = empty.open();
    EXPECT_EQ(check(*other, Mode::tend).restored, 0U) << "beyond the head only a repair goes";
    auto const report = check(*other, Mode::mend);
    EXPECT_EQ(report.restored, 11U);
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_EQ(JournalHead{other->sql()}.find("one-0"), journal_.last());
    EXPECT_THAT(check(*other, Mode::look).findings, IsEmpty());
    EXPECT_EQ(check(*other, Mode::mend).restored, 0U) << "a second repair finds nothing to do";
}

TEST_F(JournalCheckTest, ARecordThatNeedsAnotherStreamWaitsForIt)
{
    day();
    TempDatabase const empty;
    auto const other = empty.open();
    auto const records = committed();
    JournalHead{other->sql()}.begin("one-0");
    auto const hash = core::to_hex(records[0].position.hash); // as if the order stood in another stream
    other->sql() << "UPDATE journal_head SET seq = 1, hash = :hash", soci::use(hash);
    {
        JournalCheck waiting{other->sql(), "one-0", Mode::mend, noon};
        for (std::size_t at = 1; at < records.size(); ++at) waiting.take(records[at]);
        auto const report = waiting.finish();
        EXPECT_EQ(report.waits_at, 2U);
        EXPECT_EQ(report.restored, 0U);
    }
    JournalCheck last{other->sql(), "one-0", Mode::mend_last, noon};
    for (std::size_t at = 1; at < records.size(); ++at) last.take(records[at]);
    auto const report = last.finish();
    EXPECT_FALSE(report.waits_at.has_value());
    EXPECT_GT(report.open_findings(), 3U);
    EXPECT_EQ(FrozenStamps{other->sql()}.all().size(), 1U);
}

TEST_F(JournalCheckTest, AStampWhoseNumberInTheLogAnotherHasIsFrozenAndTheOtherIsNot)
{
    day();
    TempDatabase const empty;
    auto const other = empty.open();
    auto unit = other->unit();
    auto stamp = sample_stamp('b', 1, 0);
    stamp.number = number_of(77);
    write_order(unit, 'b');
    unit.pay.orders.mark_paid({{id_of('b')}, std::nullopt, noon});
    unit.stamp.stamps.insert(stamp);
    auto const report = check(*other, Mode::mend_last);
    EXPECT_GT(report.open_findings(), 0U);
    auto const frozen = FrozenStamps{other->sql()}.all();
    ASSERT_EQ(frozen.size(), 1U);
    EXPECT_EQ(frozen.front().number, number_of(1));
}

TEST_F(JournalCheckTest, FactsOfANewerProgramAreSaidToBeUnread)
{
    JournalCheck check{session_->sql(), "one-0", Mode::look, noon};
    check.take({{1, {}}, R"({"fact":"flown","to":"Mars"})"});
    EXPECT_EQ(check.finish().findings.front().what, What::unknown_kind);
}

} // namespace
} // namespace etimbre::adapters::store
