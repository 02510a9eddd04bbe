#include "app/pay/start_payment.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using domain::payment::State;

struct StartPayment : ::testing::Test {
    BooksInMemory memory;
    Order order = an_order(memory);
};

TEST_F(StartPayment, AnAttemptIsRedirectedAtOnceAndItsQuestionsAreOwed)
{
    auto const started = start_payment(memory.books, order.id, terms(), noon);
    ASSERT_TRUE(started.has_value());
    EXPECT_EQ(started->payment.state, State::redirected);
    EXPECT_EQ(started->payment.amount, order.total);
    EXPECT_EQ(memory.reminders.questions.at(started->payment.id), noon + std::chrono::seconds{30});
    EXPECT_EQ(memory.reminders.expiries.at(started->payment.id), noon + std::chrono::minutes{90});
}

TEST_F(StartPayment, WhoComesBackGetsTheAttemptInProgress)
{
    auto const first = start_payment(memory.books, order.id, terms(), noon);
    auto const again = start_payment(memory.books, order.id, terms(), noon);
    EXPECT_TRUE(again->was_open);
    EXPECT_EQ(again->payment.id, first->payment.id);
    EXPECT_EQ(memory.payments.rows.size(), 1U);
}

TEST_F(StartPayment, ANewAttemptHasAnOidOfItsOwn)
{
    auto const first = a_payment(memory, order);
    auto const expiring = memory.payments.advance(first, domain::payment::Event::expire_asked, noon);
    ASSERT_TRUE(memory.payments.advance(*expiring, domain::payment::Event::nothing_found, noon));
    auto const second = a_payment(memory, order);
    EXPECT_EQ(second.attempt, 2);
    EXPECT_NE(second.oid, first.oid);
    EXPECT_NE(second.rnd, first.rnd);
}

TEST_F(StartPayment, NothingIsDueForAPaidOrder)
{
    memory.orders.mark_paid({order.id, std::nullopt, noon});
    EXPECT_EQ(start_payment(memory.books, order.id, terms(), noon).error().reason, core::Reason::order_paid);
}

TEST_F(StartPayment, TheAcquirerChosenForThePostIsThePaymentsForEver)
{
    auto of_posts = terms();
    of_posts.choose_acquirer = [](std::string_view mission, core::Instant at) {
        return std::optional{std::string{mission} + (at == noon ? " at noon" : " later")};
    };
    auto const started = start_payment(memory.books, order.id, of_posts, noon);
    EXPECT_EQ(started->payment.acquirer, "CG-PAR at noon");
    auto const again = start_payment(memory.books, order.id, of_posts, noon + std::chrono::seconds{1});
    EXPECT_EQ(again->payment.acquirer, "CG-PAR at noon") << "who comes back is sent where he was";
    EXPECT_EQ(memory.payments.rows.at(started->payment.id).acquirer, "CG-PAR at noon");
}

TEST_F(StartPayment, WhenNobodyTakesPaymentsNoneIsBegunButOneInProgressGoesOn)
{
    auto const refused = start_payment(memory.books, order.id, terms(std::nullopt), noon);
    EXPECT_EQ(refused.error().reason, core::Reason::unavailable);
    EXPECT_TRUE(memory.payments.rows.empty());
    auto const started = a_payment(memory, order);
    auto const again = start_payment(memory.books, order.id, terms(std::nullopt), noon);
    EXPECT_EQ(again->payment.id, started.id);
}

TEST_F(StartPayment, AnUnknownOrderIsNotFound)
{
    EXPECT_EQ(
        start_payment(memory.books, core::OrderId{"nobody"}, terms(), noon).error().reason,
        core::Reason::not_found
    );
}

} // namespace
} // namespace etimbre::app::pay
