#include "adapters/store/read_lane.hpp"
#include "adapters/store/store_failure.hpp"
#include "adapters/store/write_lane.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <atomic>
#include <latch>
#include <thread>

namespace etimbre::adapters::store {
namespace {

using app::work::LaneFull;
using app::work::run_and_wait;
using app::work::Unit;

class ReadLaneTest : public testing::Test {
protected:
    TempDatabase database_;
    LaneReport report_ = [](std::string_view what) { ADD_FAILURE() << what; };
    WriteLane write_{[this] { return database_.open(); }, {}, report_};
    ReadLane read_{[this] { return database_.open(Access::read); }, {.threads = 3, .waiting = 64}, report_};
};

TEST_F(ReadLaneTest, SeesWhatWasCommittedBeforeItWasAsked)
{
    for (std::uint32_t at = 0; at < 50; ++at) {
        auto const letter = static_cast<char>('A' + at);
        auto const number =
            run_and_wait<std::string>(write_, [=](Unit& unit) { return write_stamp(unit, letter, at); });
        EXPECT_TRUE(run_and_wait<bool>(read_, [&](Unit& unit) {
            return unit.stamp.stamps.find(number).has_value();
        }));
    }
}

TEST_F(ReadLaneTest, AUnitSeesOneInstant)
{
    std::latch looked{1};
    std::latch written{1};
    std::jthread const writer{[&] {
        looked.wait();
        run_and_wait<std::string>(write_, [](Unit& unit) { return write_stamp(unit, 'a', 0); });
        written.count_down();
    }};
    auto const seen = run_and_wait<std::pair<bool, bool>>(read_, [&](Unit& unit) {
        auto const before = unit.stamp.stamps.find(number_of(1)).has_value();
        looked.count_down();
        written.wait();
        return std::pair{before, unit.stamp.stamps.find(number_of(1)).has_value()};
    });
    EXPECT_EQ(seen, (std::pair{false, false}));
    EXPECT_TRUE(run_and_wait<bool>(read_, [](Unit& unit) {
        return unit.stamp.stamps.find(number_of(1)).has_value();
    }));
}

TEST_F(ReadLaneTest, WritesNothing)
{
    EXPECT_THROW(
        run_and_wait<std::string>(read_, [](Unit& unit) { return write_stamp(unit, 'a', 0); }), StoreFailure
    );
    EXPECT_FALSE(run_and_wait<bool>(write_, [](Unit& unit) {
        return unit.pay.quotes.find({id_of('a')}).has_value();
    }));
}

TEST_F(ReadLaneTest, AUnitThatThrowsLeavesTheReaderFit)
{
    for (int at = 0; at < 10; ++at)
        EXPECT_THROW(
            run_and_wait<bool>(read_, [](Unit&) -> bool { throw std::runtime_error{"no"}; }),
            std::runtime_error
        );
    EXPECT_FALSE(run_and_wait<bool>(read_, [](Unit& unit) { return unit.stamp.stamps.find("1").has_value(); })
    );
}

TEST_F(ReadLaneTest, OfUnitsThatShareASnapshotOneThatThrowsFailsAlone)
{
    ReadLane lane{[this] { return database_.open(Access::read); }, {.threads = 1, .waiting = 64}, report_};
    std::latch all_wait{1};
    std::latch done{9};
    std::atomic<int> failed = 0;
    auto const put = [&](app::work::Lane::Work work) {
        lane.submit(std::move(work), [&](std::exception_ptr failure) {
            failed += failure ? 1 : 0;
            done.count_down();
        });
    };
    put([&](Unit&) { all_wait.wait(); });
    for (int at = 0; at < 8; ++at)
        put([at](Unit&) {
            if (at % 4 == 1) throw std::runtime_error{"no"};
        });
    all_wait.count_down();
    done.wait();
    EXPECT_EQ(failed, 2);
}

TEST_F(ReadLaneTest, ReadersWorkSideBySide)
{
    std::latch together{3};
    std::latch done{3};
    for (int at = 0; at < 3; ++at)
        read_.submit(
            [&](Unit&) { together.arrive_and_wait(); },
            [&](std::exception_ptr failure) {
                EXPECT_FALSE(failure);
                done.count_down();
            }
        );
    done.wait();
}

TEST_F(ReadLaneTest, AClosedLaneAnswersWhatWaitsAndRefusesTheRest)
{
    std::atomic<int> answered = 0;
    for (int at = 0; at < 20; ++at)
        read_.submit([](Unit&) {}, [&](std::exception_ptr failure) { answered += failure ? 0 : 1; });
    read_.close();
    EXPECT_EQ(answered, 20);
    EXPECT_THROW(run_and_wait<bool>(read_, [](Unit&) { return true; }), LaneFull);
}

} // namespace
} // namespace etimbre::adapters::store
