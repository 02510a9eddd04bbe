#include "office.hpp"
#include "web/status_board.hpp"

namespace etimbre::web {
namespace {

using http::api::LaneAtOnce;

class Board : public testing::Test {
protected:
    std::optional<Status> ask()
    {
        std::optional<Status> told;
        board_.ask(office_.desk(), [&](Status const& status) { told = status; });
        return told;
    }

    http::api::Office office_;
    StatusBoard board_;
};

TEST_F(Board, NewsAreKeptForFiveSecondsAndThenLookedFor)
{
    EXPECT_EQ(ask()->whole(), Health::works);
    office_.read().mood = LaneAtOnce::Mood::broken;
    EXPECT_EQ(ask()->whole(), Health::works);
    office_.let_pass(std::chrono::seconds{5});
    EXPECT_EQ(ask()->whole(), Health::stands);
}

TEST_F(Board, ALaneThatIsFullMakesItLimp)
{
    office_.write().mood = LaneAtOnce::Mood::full;
    EXPECT_EQ(ask()->orders, Health::limps);
    EXPECT_EQ(ask()->whole(), Health::limps);
}

TEST_F(Board, WhileOneLookIsUnderWayAllWhoAskWaitForItAndIfItHangsTheyAreTold)
{
    office_.read().mood = LaneAtOnce::Mood::silent;
    EXPECT_FALSE(ask().has_value());
    EXPECT_FALSE(ask().has_value());
    office_.let_pass(std::chrono::seconds{6});
    EXPECT_EQ(ask()->orders, Health::stands);
}

TEST_F(Board, WithoutOrdersNothingElseMatters)
{
    EXPECT_EQ((Status{.orders = Health::stands}.whole()), Health::stands);
    EXPECT_EQ((Status{.payments = Health::stands}.whole()), Health::limps);
    EXPECT_EQ((Status{.stamps = Health::limps}.whole()), Health::limps);
    EXPECT_EQ(Status{}.whole(), Health::works);
}

} // namespace
} // namespace etimbre::web
