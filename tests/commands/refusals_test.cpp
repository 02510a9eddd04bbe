#include "commands/refusals.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;
namespace turned_away = http::server::turned_away;

class TheRefusals : public testing::Test {
protected:
    /// How many lines that many connections leave in the log, all of them at that time.
    std::size_t lines_of(std::string_view why, std::size_t connections, std::chrono::seconds at)
    {
        testing::internal::CaptureStderr();
        for (std::size_t i = 0; i < connections; ++i)
            refusals_.note(
                {.address = "192.0.2.1", .why = why, .detail = "certificate revoked"},
                Refusals::Clock::time_point{at}
            );
        log_ = testing::internal::GetCapturedStderr();
        return static_cast<std::size_t>(std::ranges::count(log_, '\n'));
    }

    telemetry::Metrics metrics_;
    Refusals refusals_{metrics_, "partner"};
    std::string log_;
};

TEST_F(TheRefusals, EachIsCountedAndLoggedWithItsReason)
{
    EXPECT_EQ(lines_of(turned_away::certificate, 3, 1h), 3U);
    EXPECT_THAT(
        log_,
        HasSubstr(R"("event":"turned_away","listener":"partner","peer":"192.0.2.1","why":"certificate",)"
                  R"("detail":"certificate revoked","unmentioned":0)")
    );
    EXPECT_THAT(
        metrics_.render(),
        HasSubstr(R"(etimbre_connections_turned_away_total{listener="partner",why="certificate"} 3)")
    );
}

TEST_F(TheRefusals, AFloodOfConnectionsIsNoFloodOfLines)
{
    EXPECT_EQ(lines_of(turned_away::certificate, 1000, 1h), Refusals::lines_per_second);
    EXPECT_EQ(lines_of(turned_away::address_full, 1000, 1h), 1U);
    EXPECT_EQ(lines_of(turned_away::address_full, 1, 1h + 1s), 1U);
    EXPECT_THAT(log_, HasSubstr(R"("unmentioned":999)"));
    EXPECT_THAT(
        metrics_.render(),
        HasSubstr(R"(etimbre_connections_turned_away_total{listener="partner",why="address_full"} 1001)")
    );
}

} // namespace
} // namespace etimbre::commands
