#include "adapters/crypto/hashing.hpp"
#include "app/closing/close_days.hpp"
#include "app/closing/statement.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::closing {
namespace {

constexpr std::chrono::sys_days monday{std::chrono::year{2026} / 11 / 30};
constexpr std::chrono::days one_day{1};
constexpr std::chrono::minutes wait{15};

class CloseDays : public ::testing::Test {
protected:
    CloseDays() { ledger_.post("receivable:cmi:MAD", "prepaid:MAD", 86000, monday + std::chrono::hours{9}); }

    std::optional<Statement> close(std::chrono::sys_days day, core::Instant now)
    {
        return close_day({ledger_, days_, {7, std::string(64, 'a')}, 3}, day, terms_, now);
    }

    testing::LedgerInMemory ledger_;
    testing::DaysInMemory days_;
    ClosingTerms terms_{
        testing::utc_calendar(),
        wait,
        [](core::Instant) { return domain::stamp::Kid{1}; },
        adapters::crypto::sha256,
    };
};

TEST_F(CloseDays, ADayIsClosedOnceItIsOverAndHasWaited)
{
    EXPECT_EQ(next_to_close(ledger_, days_, terms_, monday + one_day), std::nullopt);
    EXPECT_EQ(next_to_close(ledger_, days_, terms_, monday + one_day + wait), monday);
    testing::LedgerInMemory empty;
    EXPECT_EQ(next_to_close(empty, days_, terms_, monday + one_day + wait), std::nullopt);
}

TEST_F(CloseDays, AStatementSaysWhatMovedAndIsBoundToTheOneBefore)
{
    auto const now = monday + one_day + wait;
    auto const first = close(monday, now).value();
    EXPECT_EQ(first.lines.size(), 2U);
    EXPECT_EQ(first.previous_hash, domain::feed::no_hash);
    EXPECT_EQ(first.hash, core::to_hex(adapters::crypto::sha256(payload_of(first))));
    EXPECT_EQ(first.feed_seq, 7);

    ledger_.post("receivable:cmi:MAD", "prepaid:MAD", 7000, monday + one_day + std::chrono::hours{1});
    auto const second = close(monday + one_day, now + one_day).value();
    EXPECT_EQ(second.previous_hash, first.hash);
    EXPECT_EQ(second.lines.front().credit, 7000);
    EXPECT_EQ(second.lines.front().credits, 93000);
}

TEST_F(CloseDays, ADayIsClosedOnceAndInItsTurn)
{
    auto const now = monday + 3 * one_day;
    EXPECT_FALSE(close(monday + one_day, now).has_value()) << "the one before it is open";
    EXPECT_TRUE(close(monday, now).has_value());
    EXPECT_FALSE(close(monday, now).has_value());
    EXPECT_FALSE(close(monday + one_day, monday + one_day).has_value()) << "it is not over";
}

TEST_F(CloseDays, WhileEventsOfTheDayWaitForTheirNumbersItStaysOpen)
{
    days_.behind = true;
    EXPECT_FALSE(close(monday, monday + 2 * one_day).has_value());
}

TEST_F(CloseDays, ADayWithoutWorkIsClosedToo)
{
    auto const now = monday + 3 * one_day;
    ASSERT_TRUE(close(monday, now).has_value());
    auto const quiet = close(monday + one_day, now).value();
    EXPECT_EQ(quiet.lines.front().credit, 0);
    EXPECT_EQ(quiet.lines.front().credits, 86000);
}

} // namespace
} // namespace etimbre::app::closing
