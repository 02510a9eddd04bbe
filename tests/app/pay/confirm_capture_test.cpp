#include "app/pay/confirm_capture.hpp"
#include "app/pay/note_callback.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using domain::payment::State;

struct ConfirmCapture : ::testing::Test {
    BooksInMemory memory;
    Order order = an_order(memory);
    Payment payment = a_payment(memory, order);
};

TEST_F(ConfirmCapture, TheMoneyPaysTheOrderItsLedgerAndItsStampsTogether)
{
    auto const after = confirm_capture(memory.books, payment, noon);
    EXPECT_EQ(after.state, State::captured);
    EXPECT_EQ(memory.orders.paid(order.id)->payment, payment.id);
    EXPECT_EQ(memory.desk.issued.size(), 1U);
    EXPECT_EQ(memory.desk.issued.begin()->second, "capture:" + payment.id.value);
    EXPECT_EQ(memory.ledger.rows.begin()->second.debit, "receivable:cmi:MAD");
}

TEST_F(ConfirmCapture, OnlyOneOfTwoPaymentsMakesTheStamps)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    EXPECT_EQ(confirm_capture(memory.books, payment, noon).state, State::refunding);
    EXPECT_TRUE(memory.desk.issued.empty());
    EXPECT_TRUE(memory.reminders.undos.contains(payment.id));
}

TEST_F(ConfirmCapture, MoneyAfterTheEndPaysNoStampAtAnOldPrice)
{
    auto const expiring = *memory.payments.advance(payment, domain::payment::Event::expire_asked, noon);
    auto const expired = *memory.payments.advance(expiring, domain::payment::Event::nothing_found, noon);
    confirm_capture(memory.books, expired, end_of_quote);
    EXPECT_EQ(state_of(memory, payment), State::refunding);
    EXPECT_FALSE(memory.orders.paid(order.id));
    EXPECT_TRUE(memory.desk.issued.empty());
}

TEST_F(ConfirmCapture, MoneyOfAnAttemptInProgressPaysWhateverTheQuoteSays)
{
    confirm_capture(memory.books, payment, end_of_quote);
    EXPECT_EQ(state_of(memory, payment), State::captured);
}

TEST_F(ConfirmCapture, APaymentThatCannotHoldMoneyThrowsAndIsRolledBackByItsTransaction)
{
    auto frozen = memory.payments.advance(payment, domain::payment::Event::mismatch_found, noon);
    EXPECT_THROW(confirm_capture(memory.books, *frozen, noon), std::logic_error);
}

} // namespace
} // namespace etimbre::app::pay
