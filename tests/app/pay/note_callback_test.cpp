#include "app/pay/confirm_capture.hpp"
#include "app/pay/note_callback.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using domain::payment::State;

struct NoteCallback : ::testing::Test {
    BooksInMemory memory;
    Order order = an_order(memory);
    Payment payment = a_payment(memory, order);

    CallbackAnswer note(Callback const& callback)
    {
        return note_callback(memory.books, callback, "digest", noon);
    }
};

TEST_F(NoteCallback, AnApprovalIsCommittedAsCapturingBeforeTheMoneyIsAskedFor)
{
    EXPECT_EQ(note(approval_of(payment)), CallbackAnswer::post_auth);
    EXPECT_EQ(state_of(memory, payment), State::capturing);
    EXPECT_EQ(memory.reminders.questions.at(payment.id), noon);
}

TEST_F(NoteCallback, AnApprovalMintsNothing)
{
    note(approval_of(payment));
    EXPECT_TRUE(memory.desk.issued.empty());
    EXPECT_TRUE(memory.ledger.rows.empty());
}

TEST_F(NoteCallback, TheSameApprovalAgainIsAnsweredAgainAndChangesNothing)
{
    note(approval_of(payment));
    auto const before = memory.payments.rows.at(payment.id).sequence;
    EXPECT_EQ(note(approval_of(payment)), CallbackAnswer::post_auth);
    EXPECT_EQ(memory.payments.rows.at(payment.id).sequence, before);
}

TEST_F(NoteCallback, ARefusalLeavesTheAttemptOpenForTheNextCard)
{
    EXPECT_EQ(note({payment.oid, fee, false, "05", "T1", payment.acquirer}), CallbackAnswer::approved);
    EXPECT_EQ(state_of(memory, payment), State::redirected);
    EXPECT_EQ(note(approval_of(payment)), CallbackAnswer::post_auth);
}

TEST_F(NoteCallback, AnotherAmountOrCurrencyIsAFailureAndIsLookedInto)
{
    for (auto const& amount :
         {std::optional<core::Money>{}, std::optional{core::Money::of_minor(85'999, core::mad)}}) {
        auto wrong = approval_of(payment);
        wrong.amount = amount;
        EXPECT_EQ(note(wrong), CallbackAnswer::failure);
        EXPECT_EQ(state_of(memory, payment), State::redirected);
    }
    EXPECT_EQ(memory.reminders.questions.at(payment.id), noon);
}

TEST_F(NoteCallback, AnApprovalThatAnotherAcquirerSignedIsAFailureAndIsLookedInto)
{
    auto foreign = approval_of(payment);
    foreign.acquirer = "atlas";
    EXPECT_EQ(note(foreign), CallbackAnswer::failure);
    EXPECT_EQ(state_of(memory, payment), State::redirected);
    EXPECT_EQ(memory.reminders.questions.at(payment.id), noon);
    EXPECT_EQ(note(approval_of(payment)), CallbackAnswer::post_auth);
}

TEST_F(NoteCallback, AnUnknownOidIsAFailure)
{
    auto stranger = approval_of(payment);
    stranger.oid = "ET0";
    EXPECT_EQ(note(stranger), CallbackAnswer::failure);
}

TEST_F(NoteCallback, TheSecondApprovalOfAPaidOrderIsReleased)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    EXPECT_EQ(note(approval_of(payment)), CallbackAnswer::approved);
    EXPECT_EQ(state_of(memory, payment), State::voiding);
    EXPECT_TRUE(memory.reminders.undos.contains(payment.id));
}

TEST_F(NoteCallback, AnApprovalTeachesWhatTheAcquirerCallsThePayment)
{
    note(approval_of(payment));
    EXPECT_EQ(names_of(memory, payment).transaction_id, "T1");
    EXPECT_EQ(names_of(memory, payment).auth_code, "123456");
}

TEST_F(NoteCallback, ARefusalAndAnotherAmountTeachNoName)
{
    note({payment.oid, fee, false, "05", "T0", payment.acquirer, "000000"});
    auto wrong = approval_of(payment);
    wrong.amount = core::Money::of_minor(85'999, core::mad);
    note(wrong);
    EXPECT_EQ(names_of(memory, payment).transaction_id, "");
    EXPECT_EQ(names_of(memory, payment).auth_code, "");
}

TEST_F(NoteCallback, ANameThatComesAfterTheMoneyIsKeptToo)
{
    auto first = approval_of(payment);
    first.auth_code.clear();
    note(first);
    EXPECT_EQ(names_of(memory, payment).auth_code, "");
    auto second = approval_of(payment);
    second.transaction_id.clear();
    note(second);
    EXPECT_EQ(names_of(memory, payment).transaction_id, "T1");
    EXPECT_EQ(names_of(memory, payment).auth_code, "123456");
}

TEST_F(NoteCallback, EveryMessageIsKeptAsEvidenceWithItsAnswer)
{
    note(approval_of(payment));
    ASSERT_EQ(memory.inbox.rows.size(), 1U);
    EXPECT_EQ(memory.inbox.rows[0].answer, "ACTION=POSTAUTH");
}

} // namespace
} // namespace etimbre::app::pay
