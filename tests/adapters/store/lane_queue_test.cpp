#include "adapters/store/lane_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A unit that can be told from others by what its `done` appends.
Waiting waiting(std::vector<std::string>& told, std::string name)
{
    return {
        [](app::work::Unit&) {},
        [&told, name = std::move(name)](std::exception_ptr failure) {
            told.push_back(failure ? name + " refused" : name);
        }
    };
}

void tell_all(std::vector<Waiting> taken)
{
    for (auto& unit : taken) unit.done(nullptr);
}

TEST(LaneQueue, WhoSharesLeavesTheOthersTheirs)
{
    std::vector<std::string> told;
    LaneQueue queue{16};
    for (int at = 0; at < 7; ++at) queue.put_or_refuse(waiting(told, std::to_string(at)));
    EXPECT_EQ(queue.take_share(3, 4).size(), 2U);
    EXPECT_EQ(queue.take_share(9, 4).size(), 1U);
    EXPECT_EQ(queue.take_share(1, 3).size(), 3U);
    EXPECT_EQ(queue.take(9).size(), 1U);
}

TEST(LaneQueue, GivesOutWhatGatheredOldestFirst)
{
    std::vector<std::string> told;
    LaneQueue queue{10};
    for (auto const* const name : {"a", "b", "c"}) queue.put_or_refuse(waiting(told, name));
    tell_all(queue.take(2));
    EXPECT_THAT(told, ElementsAre("a", "b"));
    tell_all(queue.take(2));
    EXPECT_THAT(told, ElementsAre("a", "b", "c"));
}

TEST(LaneQueue, RefusesAtOnceWhatIsMoreThanItHolds)
{
    std::vector<std::string> told;
    LaneQueue queue{1};
    queue.put_or_refuse(waiting(told, "a"));
    queue.put_or_refuse(waiting(told, "b"));
    EXPECT_THAT(told, ElementsAre("b refused"));
    tell_all(queue.take(9));
    queue.put_or_refuse(waiting(told, "c"));
    EXPECT_THAT(told, ElementsAre("b refused", "a"));
}

TEST(LaneQueue, GivesOutTheRestAfterItWasClosed)
{
    std::vector<std::string> told;
    LaneQueue queue{10};
    queue.put_or_refuse(waiting(told, "a"));
    queue.close();
    queue.put_or_refuse(waiting(told, "b"));
    EXPECT_EQ(queue.take(9).size(), 1U);
    EXPECT_THAT(queue.take(9), IsEmpty());
    EXPECT_THAT(queue.take(9), IsEmpty()) << "and again, for each thread that asks";
    EXPECT_THAT(told, ElementsAre("b refused"));
}

TEST(LaneQueue, WhatIsReservedGoesFirstButForOneInFour)
{
    std::vector<std::string> told;
    LaneQueue queue{10};
    for (auto const* const name : {"a", "b", "c"}) queue.put_or_refuse(waiting(told, name));
    for (auto const* const name : {"R", "S", "T", "U"})
        queue.put_or_refuse(waiting(told, name), Turn::reserved);
    tell_all(queue.take(5));
    EXPECT_THAT(told, ElementsAre("R", "S", "T", "a", "U"));
}

TEST(LaneQueue, AnOrdinaryFloodLeavesTheReserveFree)
{
    std::vector<std::string> told;
    LaneQueue queue{2};
    for (auto const* const name : {"a", "b", "c"}) queue.put_or_refuse(waiting(told, name));
    queue.put_or_refuse(waiting(told, "R"), Turn::reserved);
    EXPECT_THAT(told, ElementsAre("c refused"));
    tell_all(queue.take(1));
    EXPECT_THAT(told, ElementsAre("c refused", "R"));
}

TEST(LaneQueue, CountsWhoWaitsAndWhoWasTurnedAway)
{
    std::vector<std::string> told;
    telemetry::Metrics metrics;
    LaneQueue queue{1, LaneMeasures{metrics, "write"}};
    for (auto const* const name : {"a", "b"}) queue.put_or_refuse(waiting(told, name));
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_lane_waiting{lane="write",turn="ordinary"} 1)"));
    tell_all(queue.take(9));
    auto const shown = metrics.render();
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_waiting{lane="write",turn="ordinary"} 0)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_wait_seconds_count{lane="write",turn="ordinary"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_refused_total{lane="write",turn="ordinary"} 1)"));
}

TEST(LaneQueue, WakesWhoeverWaitsForIt)
{
    LaneQueue queue{10};
    std::atomic<std::size_t> taken = 0;
    std::vector<std::jthread> takers;
    for (int at = 0; at < 4; ++at)
        takers.emplace_back([&] {
            for (auto units = queue.take(3); !units.empty(); units = queue.take(3)) taken += units.size();
        });
    std::vector<std::string> told;
    for (int at = 0; at < 10; ++at) queue.put_or_refuse(waiting(told, "x"));
    queue.close();
    takers.clear();
    EXPECT_EQ(taken, 10U);
}

TEST(LaneQueue, ReportsWhatADoneThrows)
{
    std::vector<std::string> reports;
    LaneReport const report = [&](std::string_view what) { reports.emplace_back(what); };
    app::work::Lane::Done fails = [](std::exception_ptr) { throw std::runtime_error{"a bug"}; };
    app::work::Lane::Done fails_oddly = [](std::exception_ptr) { throw 7; };
    tell(fails, nullptr, report);
    tell(fails_oddly, nullptr, report);
    EXPECT_THAT(reports, ElementsAre("a bug", "an exception of no known kind"));
}

} // namespace
} // namespace etimbre::adapters::store
