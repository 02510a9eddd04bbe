#include "adapters/store/write_lane.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::work::LaneFull;
using app::work::run_and_wait;
using app::work::Unit;
using testing::ElementsAre;

class WriteLaneTest : public testing::Test {
protected:
    WriteLaneTest() { open(); }

    void open(WriteLane::Limits const& limits = {})
    {
        lane_ = std::make_unique<WriteLane>(
            [this] { return database_.open(); },
            limits,
            [this](std::string_view what) { reports_.emplace_back(what); }
        );
    }

    template <class T>
    T run(std::move_only_function<T(Unit&)> work)
    {
        return run_and_wait<T>(*lane_, std::move(work));
    }

    void keep_reply(std::string const& key)
    {
        run<bool>([&](Unit& unit) {
            unit.replies.keep(reply_key(key), {.status = 201, .body = std::string(500, 'b')}, noon);
            return true;
        });
    }

    bool has_reply(std::string const& key)
    {
        return database_.open(Access::read)->unit().replies.find(reply_key(key)).has_value();
    }

    static app::once::RequestKey reply_key(std::string const& key)
    {
        return {.client = "c", .key = key, .fingerprint = id_of('f') + id_of('f')};
    }

    /// Keeps the lane busy, so that what is submitted meanwhile gathers.
    class Held {
    public:
        explicit Held(app::work::Lane& lane)
        {
            auto const begun = std::make_shared<std::latch>(1);
            lane.submit(
                [begun, go = go_](Unit&) {
                    begun->count_down();
                    go->wait();
                },
                [](std::exception_ptr) {}
            );
            begun->wait();
        }
        void let_go() { go_->count_down(); }

    private:
        std::shared_ptr<std::latch> go_ = std::make_shared<std::latch>(1); // the lane may outlive this
    };

    TempDatabase database_;
    std::vector<std::string> reports_; ///< written by the lane's thread, read after it ended
    std::unique_ptr<WriteLane> lane_;
};

TEST_F(WriteLaneTest, ACallerIsToldOnlyWhenOthersCanSeeTheRow)
{
    keep_reply("k");
    EXPECT_TRUE(has_reply("k"));
}

TEST_F(WriteLaneTest, OfSixtyFourCountersOneRedeems)
{
    run<std::string>([](Unit& unit) { return write_stamp(unit, 'a', 0); });
    std::atomic<int> winners = 0;
    std::latch start{64};
    {
        std::vector<std::jthread> counters;
        for (int at = 0; at < 64; ++at)
            counters.emplace_back([&, at] {
                start.arrive_and_wait();
                winners += run<bool>([at](Unit& unit) {
                    auto end = sample_end(number_of(1), 'r');
                    end.id.replace(0, 2, std::to_string(10 + at));
                    return unit.stamp.stamps.end(end);
                })
                               ? 1
                               : 0;
            });
    }
    EXPECT_EQ(winners, 1);
}

TEST_F(WriteLaneTest, OfManyCapturesOnePaysTheOrder)
{
    run<bool>([](Unit& unit) {
        write_order(unit, 'a');
        return true;
    });
    std::atomic<int> winners = 0;
    {
        std::vector<std::jthread> threads;
        for (int at = 0; at < 16; ++at)
            threads.emplace_back([&] {
                winners += run<bool>([](Unit& unit) {
                    return unit.pay.orders.mark_paid(
                        {.order = {id_of('a')}, .payment = std::nullopt, .at = noon}
                    );
                })
                               ? 1
                               : 0;
            });
    }
    EXPECT_EQ(winners, 1);
}

TEST_F(WriteLaneTest, OfManyAttemptsOneTakesTheOrdersPlace)
{
    run<bool>([](Unit& unit) {
        write_order(unit, 'a');
        return true;
    });
    std::atomic<int> winners = 0;
    {
        std::vector<std::jthread> threads;
        for (int at = 0; at < 16; ++at)
            threads.emplace_back([&, at] {
                winners += run<bool>([at](Unit& unit) {
                    return unit.pay.payments.insert(sample_payment(static_cast<char>('A' + at), 'a', at + 1));
                })
                               ? 1
                               : 0;
            });
    }
    EXPECT_EQ(winners, 1);
}

TEST_F(WriteLaneTest, WhatThrewIsHandedToTheOneWhoWaits)
{
    try {
        run<bool>([](Unit&) -> bool { throw std::out_of_range{"mine"}; });
        FAIL();
    } catch (std::out_of_range const& thrown) {
        EXPECT_STREQ(thrown.what(), "mine");
    }
}

TEST_F(WriteLaneTest, UnitsRunAndAreToldInTheOrderInWhichTheyCame)
{
    std::vector<int> ran;
    std::vector<int> told;
    std::latch done{600};
    Held held{*lane_};
    for (int at = 0; at < 600; ++at)
        lane_->submit(
            [&, at](Unit&) { ran.push_back(at); },
            [&, at](std::exception_ptr) {
                told.push_back(at);
                done.count_down();
            }
        );
    held.let_go();
    done.wait();
    EXPECT_TRUE(std::ranges::is_sorted(ran));
    EXPECT_TRUE(std::ranges::is_sorted(told));
}

TEST_F(WriteLaneTest, AFullLaneSaysSoAtOnce)
{
    open({.waiting = 2, .batch = 256});
    Held held{*lane_};
    auto ignored = [](std::exception_ptr) {};
    lane_->submit([](Unit&) {}, ignored);
    lane_->submit([](Unit&) {}, ignored);
    bool full = false;
    lane_->submit(
        [](Unit&) { ADD_FAILURE() << "refused work must not run"; },
        [&](std::exception_ptr failure) {
            EXPECT_THROW(std::rethrow_exception(failure), LaneFull);
            full = true;
        }
    );
    EXPECT_TRUE(full);
    held.let_go();
}

TEST_F(WriteLaneTest, ClosingCommitsWhatWaitsAndRefusesTheRest)
{
    std::atomic<int> committed = 0;
    Held held{*lane_};
    for (int at = 0; at < 10; ++at)
        lane_->submit(
            [at](Unit& unit) {
                unit.replies.keep(reply_key(std::to_string(at)), {.status = 201, .body = "b"}, noon);
            },
            [&](std::exception_ptr failure) { committed += failure ? 0 : 1; }
        );
    held.let_go();
    lane_->close();
    EXPECT_EQ(committed, 10);
    EXPECT_TRUE(has_reply("9"));
    EXPECT_THROW(keep_reply("late"), LaneFull);
}

TEST_F(WriteLaneTest, ADoneThatThrowsIsReportedAndTheLaneGoesOn)
{
    lane_->submit([](Unit&) {}, [](std::exception_ptr) { throw std::runtime_error{"a bug"}; });
    keep_reply("k");
    lane_->close();
    EXPECT_THAT(reports_, ElementsAre("a bug"));
    EXPECT_TRUE(has_reply("k"));
}

using SqliteWriteLaneTest = WriteLaneTest;

TEST_F(SqliteWriteLaneTest, NoStatementKeepsALockWhenTheLaneIsIdle)
{
    run<bool>([](Unit& unit) {
        write_stamp(unit, 'a', 0);
        write_stamp(unit, 'b', 1);
        EXPECT_TRUE(unit.stamp.stamps.find(number_of(1)).has_value());
        EXPECT_EQ(unit.stamp.stamps.of_order({id_of('a')}).size(), 1U);
        EXPECT_TRUE(unit.pay.orders.find({id_of('a')}).has_value());
        EXPECT_FALSE(unit.stamp.stamps.find(number_of(3)).has_value());
        unit.stamp.log.head();
        unit.jobs.next_due();
        return true;
    });
    auto const other = database_.open();
    int busy = -1;
    other->sql() << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy);
    EXPECT_EQ(busy, 0);
}

} // namespace
} // namespace etimbre::adapters::store
