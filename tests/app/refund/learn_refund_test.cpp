#include "app/refund/learn_refund.hpp"
#include "bought.hpp"

namespace etimbre::app::refund {
namespace {

using namespace testing;
using domain::refund::Event;
using domain::refund::State;

using LearnRefund = Bought;

Sight seen(std::optional<std::int64_t> captured, std::optional<std::int64_t> given_back)
{
    pay::MoneyHistory history;
    if (captured) history.captured = mad(*captured);
    if (given_back) history.given_back = mad(*given_back);
    return compare(history, {.before = mad(100), .amount = mad(60), .captured = mad(1000)});
}

TEST_F(LearnRefund, WhatWentBackInAllSaysWhetherThisRefundDid)
{
    EXPECT_EQ(seen(1000, 100), Sight::not_yet);
    EXPECT_EQ(seen(1000, 160), Sight::carried_out);
    EXPECT_EQ(seen(1000, 220), Sight::strange);
    EXPECT_EQ(seen(1000, 0), Sight::strange);
    EXPECT_EQ(seen(999, 160), Sight::strange);
    EXPECT_EQ(seen(std::nullopt, 160), Sight::unclear);
    EXPECT_EQ(seen(1000, std::nullopt), Sight::unclear);
}

TEST_F(LearnRefund, AnotherCurrencyIsStrange)
{
    auto const euros = core::Money::of_minor(160, *core::currency_of("EUR"));
    EXPECT_EQ(compare({mad(1000), euros}, {mad(100), mad(60), mad(1000)}), Sight::strange);
}

TEST_F(LearnRefund, ARefundSetsOutWhereNoOtherIsOnItsWay)
{
    buy(2);
    auto const first = ask({"1"}).value().id;
    auto const second = ask({"2"}).value().id;
    EXPECT_EQ(begin_sending(memory.books, first, noon)->state, State::sending);
    EXPECT_FALSE(begin_sending(memory.books, first, noon).has_value()) << "it is on its way";
    EXPECT_FALSE(begin_sending(memory.books, second, noon).has_value());
    EXPECT_EQ(state_of(second), State::requested);
    EXPECT_FALSE(begin_sending(memory.books, {"nobody"}, noon).has_value());
}

TEST_F(LearnRefund, ARefundThatMovedMeanwhileIsNotMovedAgain)
{
    buy(1);
    auto const id = ask({"1"}).value().id;
    auto const sending = *begin_sending(memory.books, id, noon);
    EXPECT_EQ(move_refund(memory.books, sending, Event::given_back, noon), State::succeeded);
    EXPECT_EQ(move_refund(memory.books, sending, Event::no_answer, noon), State::succeeded);
    EXPECT_EQ(memory.balance("receivable:cmi:MAD"), -86'000);
    EXPECT_TRUE(memory.refunds.places.empty());
}

TEST_F(LearnRefund, OnlyTheLastDeclineGivesUp)
{
    buy(1);
    auto const id = ask({"1"}).value().id;
    for (int declined = 1; declined <= 2; ++declined) {
        move_refund(memory.books, *begin_sending(memory.books, id, noon), Event::decline, noon);
        EXPECT_EQ(give_up_if_hopeless(memory.books, id, 2, noon), declined == 2);
    }
    EXPECT_EQ(state_of(id), State::failed);
    EXPECT_EQ(memory.refunds.reserved(payment, core::mad), mad(0));
    EXPECT_FALSE(give_up_if_hopeless(memory.books, id, 2, noon));
}

} // namespace
} // namespace etimbre::app::refund
