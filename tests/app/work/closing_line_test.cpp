#include "adapters/crypto/hashing.hpp"
#include "app/work/closing_line.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace etimbre::app::work {
namespace {

constexpr std::chrono::sys_days monday{std::chrono::year{2026} / 11 / 30};

core::Instant thursday()
{
    return monday + std::chrono::days{3} + std::chrono::hours{12};
}

TEST(ClosingLineTest, EveryDayThatIsOverIsClosedInItsTurn)
{
    testing::LaneAtOnce lane;
    lane.ledger.post("receivable:cmi:MAD", "prepaid:MAD", 100, monday + std::chrono::hours{9});
    std::atomic<int> closed = 0;
    std::atomic<int> looks = 0;
    {
        ClosingLine const line{
            lane,
            lane,
            {.closing =
                 {closing::testing::utc_calendar(),
                  std::chrono::minutes{15},
                  [](core::Instant) { return domain::stamp::Kid{}; },
                  adapters::crypto::sha256},
             .clock = thursday,
             .pause = std::chrono::milliseconds{1},
             .on_closed = [&](closing::Statement const&) { ++closed; },
             .on_failure = [](std::string_view why) { ADD_FAILURE() << why; },
             .on_look = [&](std::chrono::seconds) { ++looks; }}
        };
        while (looks < 6) std::this_thread::yield();
    }
    EXPECT_EQ(closed, 3);
    EXPECT_EQ(lane.days.days.size(), 3U);
}

} // namespace
} // namespace etimbre::app::work
