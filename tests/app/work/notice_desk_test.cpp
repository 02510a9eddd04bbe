#include "../notice/books_in_memory.hpp"
#include "adapters/crypto/hashing.hpp"
#include "app/work/notice_desk.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::work {
namespace {

using domain::notice::Event;
using domain::refund::State;

struct NoticeDeskTest : ::testing::Test {
    notice::testing::NoticesInMemory notices;
    notice::testing::JobsOwed jobs;
    NoticeDesk desk{{notices, jobs}, adapters::crypto::sha256};
    refund::Refund refund{
        .id = {"0123456789abcdef0123456789abcdef"},
        .order = {std::string(32, 'a')},
        .payment = core::PaymentId{std::string(32, 'b')},
        .maker = "order",
        .reason = "",
        .amount = core::Money::of_minor(86'000, core::mad),
        .fee = core::Money::of_minor(0, core::mad),
        .created_at = notice::testing::noon,
        .moved_at = notice::testing::noon,
    };

    void come_to(State state)
    {
        refund.state = state;
        desk.refund_moved(refund, notice::testing::noon);
    }
    std::vector<Event> told() const
    {
        std::vector<Event> events;
        for (auto const& [id, row] : notices.rows) events.push_back(row.event);
        std::ranges::sort(events);
        return events;
    }
};

TEST_F(NoticeDeskTest, OfARefundItsBeginningAndItsEndAreTold)
{
    for (auto const state :
         {State::requested, State::sending, State::unknown, State::submitted, State::succeeded})
        come_to(state);
    EXPECT_EQ(told(), (std::vector{Event::refund_begun, Event::refund_done}));
    EXPECT_EQ(jobs.rows.size(), 2U);
}

TEST_F(NoticeDeskTest, TheSameMoveTwiceIsOneMail)
{
    come_to(State::failed);
    come_to(State::failed);
    EXPECT_EQ(told(), std::vector{Event::refund_failed});
}

TEST_F(NoticeDeskTest, TwoRefundsOfAnOrderAreToldApart)
{
    come_to(State::succeeded);
    refund.id = {"fedcba9876543210fedcba9876543210"};
    come_to(State::succeeded);
    EXPECT_EQ(told().size(), 2U);
}

TEST_F(NoticeDeskTest, WhereNoMoneyWasDueNothingIsTold)
{
    refund.payment.reset();
    come_to(State::succeeded);
    EXPECT_TRUE(told().empty());
}

} // namespace
} // namespace etimbre::app::work
