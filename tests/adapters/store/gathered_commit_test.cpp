#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "commit_of_units.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::work::Unit;
using testing::AllOf;
using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST_F(GatheredCommitTest, AUnitThatThrowsLeavesItsNeighboursCommitted)
{
    EXPECT_THAT(carry_out(keep("0"), keep_and_throw("1"), keep("2")), ElementsAre("", "a rule of ours", ""));
    EXPECT_TRUE(has("0"));
    EXPECT_FALSE(has("1"));
    EXPECT_TRUE(has("2"));
}

// A constraint that refuses a statement undoes that statement alone; the savepoint undoes its unit.
TEST_F(GatheredCommitTest, AUnitWhoseStatementIsRefusedLeavesItsNeighboursCommitted)
{
    auto half = [](Unit& unit) {
        unit.pay.quotes.insert(sample_quote('a'));
        unit.pay.quotes.insert(sample_quote('a'));
    };
    EXPECT_THAT(
        carry_out(keep("0"), half, keep("2")),
        ElementsAre("", AnyOf(HasSubstr("UNIQUE"), HasSubstr("1062")), "")
    );
    EXPECT_TRUE(has("0"));
    EXPECT_TRUE(has("2"));
    EXPECT_FALSE(reader_->unit().pay.quotes.find({id_of('a')}).has_value());
}

TEST_F(GatheredCommitTest, UnitsRunOnceWhereNoneThrowsAndTwiceWhereOneDoes)
{
    int runs = 0;
    auto counted = [&runs](Unit&) { ++runs; };
    EXPECT_THAT(carry_out(counted, counted), Each(""));
    EXPECT_EQ(runs, 2);
    EXPECT_THAT(carry_out(counted, keep_and_throw("1"), counted), ElementsAre("", "a rule of ours", ""));
    EXPECT_EQ(runs, 2 + 1 + 2) << "the last one had not begun";
}

TEST_F(GatheredCommitTest, AUnitThatThrowsOnceOnlyIsDone)
{
    int runs = 0;
    auto throw_once = [&runs](Unit& unit) {
        keep("1")(unit);
        if (++runs == 1) throw std::runtime_error{"of an older snapshot"};
    };
    EXPECT_THAT(carry_out(keep("0"), throw_once), Each(""));
    EXPECT_TRUE(has("0"));
    EXPECT_TRUE(has("1"));
}

TEST_F(GatheredCommitTest, WhatIsCommittedIsExactlyWhatDidNotThrow)
{
    rc::check("any pattern of failures", [this](std::vector<bool> const& throwing) {
        static int round = 0;
        ++round;
        std::vector<Waiting> units;
        auto const key_of = [](std::size_t at) { return std::to_string(round) + "/" + std::to_string(at); };
        for (std::size_t at = 0; at < throwing.size(); ++at)
            units.push_back(
                {throwing[at] ? keep_and_throw(key_of(at)) : keep(key_of(at)), [](std::exception_ptr) {}}
            );
        auto const failures = commit_.carry_out(units);
        for (std::size_t at = 0; at < throwing.size(); ++at) {
            RC_ASSERT((failures[at] != nullptr) == throwing[at]);
            RC_ASSERT(has(key_of(at)) != throwing[at]);
        }
    });
}

// A cached head would go on from a size that was never committed.
TEST_F(GatheredCommitTest, TheHeadOfTheLogIsReadAgainAfterAUnitThatFailed)
{
    using domain::tlog::Totals;
    auto advance_and_throw = [](Unit& unit) {
        unit.stamp.log.advance(0, {7, Totals{{{"MAD", 7}}}});
        throw std::runtime_error{"no"};
    };
    auto advance = [](Unit& unit) {
        EXPECT_EQ(unit.stamp.log.head().size, 0U);
        unit.stamp.log.advance(0, {1, Totals{{{"MAD", 5}}}});
    };
    EXPECT_THAT(carry_out(advance_and_throw, advance), ElementsAre("no", ""));
    EXPECT_EQ(reader_->unit().stamp.log.head().totals, (Totals{{{"MAD", 5}}}));
}

using SqliteGatheredCommitTest = GatheredCommitTest;

TEST_F(SqliteGatheredCommitTest, AFullDiskFailsWhatCannotBeWrittenUntilThereIsSpace)
{
    carry_out(keep("before"));
    execute("PRAGMA max_page_count = 1"); // SQLite takes the present size instead: not one page more
    int failures = 0;
    for (int at = 0; at < 100; ++at) {
        auto const key = "full " + std::to_string(at);
        auto const why = carry_out(keep(key)).front();
        if (why.empty()) continue;
        ++failures;
        EXPECT_THAT(why, HasSubstr("full"));
        EXPECT_FALSE(has(key));
    }
    EXPECT_GT(failures, 50);
    execute("PRAGMA max_page_count = 1000000");
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
    EXPECT_TRUE(has("before"));
    EXPECT_TRUE(has("after"));
}

// SQLite rolls everything back by itself when the disk is full: neighbours that ran well are gone as well,
// and must be told so.
TEST_F(GatheredCommitTest, ATransactionThatTheDatabaseGaveUpFailsItsWholeBatch)
{
    auto give_up = [this](Unit&) {
        execute("ROLLBACK");
        throw StoreFailure{"disk full"};
    };
    EXPECT_THAT(
        carry_out(keep("0"), give_up, keep("2")),
        ElementsAre(HasSubstr("gave up"), "disk full", HasSubstr("gave up"))
    );
    EXPECT_FALSE(has("0"));
    EXPECT_FALSE(has("2"));
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
}

TEST_F(GatheredCommitTest, ATransactionLostWithoutAWordFailsItsWholeBatch)
{
    auto lose = [this](Unit&) { execute("ROLLBACK"); };
    EXPECT_THAT(carry_out(keep("0"), lose, keep("2")), Each(Not("")));
    EXPECT_FALSE(has("0"));
    EXPECT_FALSE(has("2"));
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
}

// Pages reach the disk at the commit: there the whole batch fails, and nobody is told otherwise.
TEST_F(SqliteGatheredCommitTest, ACommitThatCannotReachTheDiskFailsItsWholeBatch)
{
    carry_out(keep("before"));
    {
        FileLimit const limit{std::filesystem::file_size(database_.file().string() + "-wal")};
        EXPECT_THAT(
            carry_out(keep("0"), keep("1"), keep_and_throw("2")),
            ElementsAre(HasSubstr("COMMIT"), HasSubstr("COMMIT"), "a rule of ours")
        );
    }
    for (auto const* const key : {"0", "1", "2"}) EXPECT_FALSE(has(key)) << key;
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
    EXPECT_TRUE(has("before"));
    EXPECT_TRUE(has("after"));
}

TEST_F(SqliteGatheredCommitTest, ADatabaseLockedBySomebodyElseFailsTheBatchAndNotTheNext)
{
    execute("PRAGMA busy_timeout = 20");
    auto const other = database_.open();
    {
        Transaction const held{other->sql()};
        EXPECT_THAT(carry_out(keep("0"), keep("1")), Each(HasSubstr("locked")));
    }
    EXPECT_THAT(carry_out(keep("0")), ElementsAre(""));
}

TEST_F(SqliteGatheredCommitTest, NoStatementKeepsALockAfterTheCommit)
{
    auto read_and_write = [](Unit& unit) {
        write_stamp(unit, 'a', 0);
        EXPECT_TRUE(unit.stamp.stamps.find(number_of(1)).has_value());
        EXPECT_EQ(unit.stamp.stamps.of_order({id_of('a')}).size(), 1U);
        EXPECT_TRUE(unit.pay.orders.find({id_of('a')}).has_value());
        EXPECT_FALSE(unit.stamp.stamps.find(number_of(3)).has_value());
        unit.stamp.log.head();
        unit.jobs.next_due();
    };
    EXPECT_THAT(carry_out(read_and_write), ElementsAre(""));
    int busy = -1;
    database_.open()->sql() << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy);
    EXPECT_EQ(busy, 0);
}

} // namespace
} // namespace etimbre::adapters::store
