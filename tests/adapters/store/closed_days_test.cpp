#include "adapters/store/closed_days.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

constexpr std::chrono::sys_days monday{std::chrono::year{2026} / 11 / 30};
constexpr std::chrono::days one_day{1};

app::closing::Statement closed(std::chrono::sys_days day, char hash, char before)
{
    app::closing::Statement statement;
    statement.day = day;
    statement.span = {day, day + one_day};
    statement.feed_seq = 7;
    statement.feed_hash = std::string(64, 'f');
    statement.log_size = 3;
    statement.previous_hash = std::string(64, before);
    statement.hash = std::string(64, hash);
    statement.kid = {1, 2, 3, 4, 5, 6, 7, 8};
    statement.closed_at = statement.span.until;
    statement.lines = {{"prepaid:MAD", 0, 100, 0, 300}, {"receivable:cmi:MAD", 100, 0, 300, 0}};
    return statement;
}

using ClosedDaysTest = StoreTest;

TEST_F(ClosedDaysTest, AStatementIsReadAsItWasWritten)
{
    ASSERT_TRUE(unit_.days.insert(closed(monday, 'a', '0')));
    auto const found = unit_.days.find(monday).value();
    EXPECT_EQ(found, closed(monday, 'a', '0'));
    EXPECT_EQ(found.span.until, monday + one_day);
    EXPECT_EQ(found.feed_hash, std::string(64, 'f'));
    EXPECT_EQ(found.kid, closed(monday, 'a', '0').kid);
    EXPECT_FALSE(unit_.days.find(monday + one_day).has_value());
}

TEST_F(ClosedDaysTest, ADayIsClosedOnceAndEachStatementIsFollowedByOne)
{
    ASSERT_TRUE(unit_.days.insert(closed(monday, 'a', '0')));
    EXPECT_FALSE(unit_.days.insert(closed(monday, 'b', '1')));
    EXPECT_FALSE(unit_.days.insert(closed(monday + one_day, 'b', '0')));
    EXPECT_EQ(number("SELECT COUNT(*) FROM closing_line"), 2);
}

TEST_F(ClosedDaysTest, TheLatestIsTheOneThatWasOverByThen)
{
    EXPECT_FALSE(unit_.days.latest(core::Instant::max()).has_value());
    unit_.days.insert(closed(monday, 'a', '0'));
    unit_.days.insert(closed(monday + one_day, 'b', 'a'));
    EXPECT_EQ(unit_.days.latest(core::Instant::max())->day, monday + one_day);
    EXPECT_EQ(unit_.days.latest(monday + one_day)->day, monday);
    EXPECT_FALSE(unit_.days.latest(monday).has_value());
}

TEST_F(ClosedDaysTest, TheFeedIsBehindWhereAnEventOfBeforeWaits)
{
    session_->sql() << "INSERT INTO event_owed VALUES ('w', 1, 1000, 'x')";
    EXPECT_TRUE(unit_.days.feed_is_behind(core::instant_of_micros(1001)));
    EXPECT_FALSE(unit_.days.feed_is_behind(core::instant_of_micros(1000)));
}

} // namespace
} // namespace etimbre::adapters::store
