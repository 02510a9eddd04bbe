#include "adapters/store/database.hpp"
#include "adapters/store/session.hpp"
#include "adapters/store/write_lane.hpp"
#include "app/work/back_office.hpp"
#include "commands/db_command.hpp"
#include "commands/settlement_room.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <iterator>
#include <thread>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;
using app::settlement::State;

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'796'126'400);
}

class NoDesk final : public app::pay::StampDesk {
public:
    void issue(app::pay::Order const&, std::span<app::pay::OrderUnit const>, std::string_view, core::Instant)
        override
    {
        throw std::logic_error{"these tests issue nothing"};
    }
};

struct SettlementRoomTest : ::testing::Test {
    TempState state;
    telemetry::Metrics metrics;
    store::Place place{store::SqliteFile{state.path() / "etimbre.db"}};

    SettlementRoomTest()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate({place, root / "schemas", root / "seeds", clock_of_tests()}, quiet);
        make_settlement_folder(state.settings());
    }

    std::unique_ptr<store::WriteLane> lane()
    {
        auto const open = [this] {
            return std::make_unique<store::Session>(place, store::Access::write, [](app::stamp::Books&) {
                return std::make_unique<NoDesk>();
            });
        };
        return std::make_unique<store::WriteLane>(open, store::WriteLane::Limits{}, [](std::string_view) {});
    }
    static std::string report()
    {
        std::ifstream in{
            std::string{PROJECT_ROOT} + "/tests/vectors/settlement/report.csv", std::ios::binary
        };
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    /// Keeps and notes a file as the route does.
    std::string send(SettlementRoom& room, app::work::Lane& lane)
    {
        auto const desk = room.desk();
        auto const body = desk.spool();
        body->add(report());
        auto sha = body->sha();
        std::promise<void> kept;
        desk.keep(body, sha, [&](std::exception_ptr const& failure) {
            if (failure) return kept.set_exception(failure);
            kept.set_value();
        });
        kept.get_future().get();
        app::work::run_and_wait<bool>(lane, [&](app::work::Unit& unit) {
            unit.jobs.schedule(app::jobs::Kind::take_in, sha, clock_of_tests());
            return unit.back_office.settlement().receive({.sha = sha, .received = clock_of_tests()});
        });
        desk.wake();
        return sha;
    }
    static State state_soon(app::work::Lane& lane, std::string const& sha)
    {
        auto now = State::received;
        for (int tries = 0; tries < 500 && now == State::received; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
            now = app::work::run_and_wait<State>(lane, [&](app::work::Unit& unit) {
                return unit.back_office.settlement().find(sha)->state;
            });
        }
        return now;
    }
};

TEST_F(SettlementRoomTest, WhatIsReceivedIsTakenIn)
{
    auto const books = lane();
    SettlementRoom room{state.settings(), *books, clock_of_tests, metrics};
    auto const sha = send(room, *books);
    EXPECT_NE(state_soon(*books, sha), State::received);
    room.stop();
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_settlement_takes_total{result=\"decided\"} 1"));
}

TEST_F(SettlementRoomTest, WhatIsNotHereWaitsForWhoHasIt)
{
    auto const books = lane();
    SettlementRoom room{state.settings(), *books, clock_of_tests, metrics};
    auto const sha = std::string(64, 'a');
    app::work::run_and_wait<bool>(*books, [&](app::work::Unit& unit) {
        unit.jobs.schedule(app::jobs::Kind::take_in, sha, clock_of_tests());
        return unit.back_office.settlement().receive({.sha = sha, .received = clock_of_tests()});
    });
    room.desk().wake();
    for (int tries = 0; tries < 500; ++tries) {
        if (metrics.render().contains("etimbre_settlement_takes_total{result=\"not_here\"} 1")) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    FAIL() << metrics.render();
}

} // namespace
} // namespace etimbre::commands
