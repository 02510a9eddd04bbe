#include "adapters/crypto/hashing.hpp"
#include "app/work/feed_line.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

namespace etimbre::app::work {
namespace {

core::Instant fixed_clock()
{
    return core::instant_of_unix(1'800'000'000);
}

class FeedLineTest : public ::testing::Test {
protected:
    void owe(std::string const& id)
    {
        std::lock_guard const lock{lane_.mutex};
        lane_.feed.waiting.push_back({"w", ++n_, {{id, "", 1, "{}"}}});
    }
    std::size_t entries()
    {
        std::lock_guard const lock{lane_.mutex};
        return lane_.feed.entries.size();
    }
    std::size_t waiting()
    {
        std::lock_guard const lock{lane_.mutex};
        return lane_.feed.waiting.size();
    }
    FeedLine::Terms terms(std::string holder)
    {
        return {
            .holder = std::move(holder),
            .sha256 = adapters::crypto::sha256,
            .clock = fixed_clock,
            .pause = std::chrono::milliseconds{1},
            .idle = std::chrono::milliseconds{1},
            .on_failure = [this](std::string_view) { ++failures_; },
        };
    }
    void wait_until_nothing_is_owed()
    {
        while (waiting() > 0) std::this_thread::yield();
    }

    testing::LaneAtOnce lane_;
    std::atomic<int> failures_ = 0;
    std::int64_t n_ = 0;
};

TEST_F(FeedLineTest, WhatNewEntriesOweIsDoneWithThem)
{
    std::atomic<std::size_t> told = 0;
    auto of = terms("one");
    of.on_numbered = [&](Unit&, std::vector<domain::feed::Entry> const& entries) { told += entries.size(); };
    FeedLine line{lane_, lane_, of};
    owe("order.paid:a");
    wait_until_nothing_is_owed();
    line.stop();
    EXPECT_EQ(told, 1U);
}

TEST_F(FeedLineTest, WhatIsNotedIsNumbered)
{
    FeedLine line{lane_, lane_, terms("one")};
    for (int each = 0; each < 20; ++each) owe("order.paid:" + std::to_string(each));
    wait_until_nothing_is_owed();
    line.stop();
    EXPECT_EQ(entries(), 20U);
    EXPECT_EQ(failures_, 0);
}

TEST_F(FeedLineTest, WhileAnotherHoldsTheLeaseNothingIsWritten)
{
    lane_.feed.held = {"two", fixed_clock() + std::chrono::seconds{5}};
    owe("order.paid:a");
    {
        FeedLine line{lane_, lane_, terms("one")};
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    EXPECT_EQ(entries(), 0U);
    lane_.feed.held.until = fixed_clock() - std::chrono::seconds{1};
    FeedLine line{lane_, lane_, terms("one")};
    wait_until_nothing_is_owed();
    EXPECT_EQ(entries(), 1U);
}

TEST_F(FeedLineTest, TwoLinesOnOneBookGiveEachNumberOnce)
{
    FeedLine one{lane_, lane_, terms("one")};
    FeedLine two{lane_, lane_, terms("two")};
    for (int each = 0; each < 50; ++each) owe("order.paid:" + std::to_string(each));
    wait_until_nothing_is_owed();
    one.stop();
    two.stop();
    ASSERT_EQ(entries(), 50U);
    for (std::size_t at = 0; at < lane_.feed.entries.size(); ++at)
        EXPECT_EQ(lane_.feed.entries[at].seq, static_cast<std::int64_t>(at) + 1);
}

} // namespace
} // namespace etimbre::app::work
