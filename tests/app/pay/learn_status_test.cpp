#include "app/pay/learn_status.hpp"
#include "app/pay/note_callback.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

#include <random>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using domain::payment::Event;
using domain::payment::State;

constexpr auto another_amount = core::Money::of_minor(100, core::mad);
StatusAnswer const nothing{Found::nothing, std::nullopt, std::nullopt};

struct LearnStatus : ::testing::Test {
    BooksInMemory memory;
    Order order = an_order(memory);
    Payment payment = a_payment(memory, order);

    Step learn(StatusAnswer const& answer, int asked_before = 1)
    {
        return learn_status(memory.books, payment.id, answer, asked_before, noon);
    }
    void approve() { note_callback(memory.books, approval_of(payment), "digest", noon); }
    void let_time_run_out() { ASSERT_TRUE(advance(memory, payment, Event::expire_asked)); }
    void end_without_money()
    {
        let_time_run_out();
        learn(nothing);
        ASSERT_EQ(state_of(memory, payment), State::expired);
    }
};

TEST_F(LearnStatus, MoneyTheAcquirerHasCapturedBecomesAStamp)
{
    approve();
    EXPECT_EQ(learn(captured()), Step::nothing);
    EXPECT_EQ(state_of(memory, payment), State::captured);
    EXPECT_EQ(memory.desk.issued.size(), 1U);
    EXPECT_EQ(memory.ledger.rows.size(), 1U);
}

TEST_F(LearnStatus, TheSameNewsAgainChangesNothing)
{
    approve();
    learn(captured());
    EXPECT_EQ(learn(captured()), Step::nothing);
    EXPECT_EQ(memory.ledger.rows.size(), 1U);
}

TEST_F(LearnStatus, ALostCallbackIsMadeGoodByAsking)
{
    EXPECT_EQ(learn(authorised()), Step::capture);
    EXPECT_EQ(state_of(memory, payment), State::capturing);
}

TEST_F(LearnStatus, ALostCallbackLeavesThePaymentItsNamesAllTheSame)
{
    for (auto const& answer : {authorised(), captured()}) {
        auto named = answer;
        named.names = {answer.found == Found::authorised ? "T7" : "T8", "765432"};
        learn(named);
    }
    EXPECT_EQ(state_of(memory, payment), State::captured);
    EXPECT_EQ(names_of(memory, payment).transaction_id, "T7")
        << "the authorisation's, as the callback would say";
    EXPECT_EQ(names_of(memory, payment).auth_code, "765432");
}

TEST_F(LearnStatus, WhatTheCallbackSaidIsNotForgottenWhereTheAnswerIsSilent)
{
    approve();
    learn(captured());
    EXPECT_EQ(names_of(memory, payment).transaction_id, "T1");
    EXPECT_EQ(names_of(memory, payment).auth_code, "123456");
}

TEST_F(LearnStatus, ARefusedCardTeachesNoName)
{
    let_time_run_out();
    learn({Found::refused, std::nullopt, std::nullopt, {"T6", "000000"}});
    EXPECT_EQ(state_of(memory, payment), State::failed);
    EXPECT_EQ(names_of(memory, payment).transaction_id, "");
}

TEST_F(LearnStatus, ALostAnswerIsRepairedAfterAMomentForTheFirstOneToArrive)
{
    approve();
    EXPECT_EQ(learn(authorised(), 0), Step::ask_again);
    EXPECT_EQ(learn(authorised(), 1), Step::capture);
}

TEST_F(LearnStatus, AnotherAmountFreezesThePaymentAndMintsNothing)
{
    EXPECT_EQ(learn(captured(another_amount)), Step::tell_a_person);
    EXPECT_EQ(state_of(memory, payment), State::conflicted);
    EXPECT_TRUE(memory.desk.issued.empty());
    EXPECT_EQ(learn(captured()), Step::nothing) << "a person decides now";
    EXPECT_EQ(state_of(memory, payment), State::conflicted);
}

TEST_F(LearnStatus, AnotherAmountFreezesAnAttemptThatHasEndedToo)
{
    end_without_money();
    EXPECT_EQ(learn(captured(another_amount)), Step::tell_a_person);
    EXPECT_EQ(state_of(memory, payment), State::conflicted);
}

TEST_F(LearnStatus, ARefusedCardDoesNotEndTheAttemptBeforeItsTime)
{
    EXPECT_EQ(learn({Found::refused, std::nullopt, std::nullopt}), Step::ask_again);
    EXPECT_EQ(state_of(memory, payment), State::redirected);
}

TEST_F(LearnStatus, AnAttemptWhoseTimeIsOverEndsOnlyByWhatTheAcquirerSays)
{
    let_time_run_out();
    EXPECT_EQ(learn({Found::pending, std::nullopt, std::nullopt}), Step::ask_again);
    EXPECT_EQ(state_of(memory, payment), State::expiring);
    EXPECT_EQ(learn(nothing), Step::look_later);
    EXPECT_EQ(state_of(memory, payment), State::expired);
    EXPECT_EQ(learn(nothing), Step::look_later) << "whoever asks too hears the same";
}

TEST_F(LearnStatus, MoneyFoundAfterTheEndStillPaysTheOrder)
{
    end_without_money();
    learn(captured());
    EXPECT_EQ(state_of(memory, payment), State::captured_late);
    EXPECT_EQ(memory.desk.issued.size(), 1U);
}

TEST_F(LearnStatus, AnAuthorisationFoundAfterTheEndIsReleased)
{
    end_without_money();
    EXPECT_EQ(learn(authorised()), Step::nothing);
    EXPECT_EQ(state_of(memory, payment), State::voiding);
    ASSERT_TRUE(advance(memory, payment, Event::released));
    EXPECT_EQ(learn(authorised()), Step::nothing);
    EXPECT_EQ(state_of(memory, payment), State::voiding) << "cancelled, and authorised again";
    EXPECT_TRUE(memory.reminders.undos.contains(payment.id));
}

TEST_F(LearnStatus, ACaptureThatNobodyConfirmsBecomesUnknownAndIsAskedAboutAllTheSame)
{
    for (auto const found : {Found::nothing, Found::pending, Found::needs_reversal, Found::unclear}) {
        BooksInMemory fresh;
        auto const attempt = a_payment(fresh, an_order(fresh));
        note_callback(fresh.books, approval_of(attempt), "digest", noon);
        for (int asked = 0; asked <= questions_until_unknown; ++asked) {
            EXPECT_EQ(state_of(fresh, attempt), State::capturing);
            EXPECT_EQ(learn_status(fresh.books, attempt.id, {found, {}, {}}, asked, noon), Step::ask_again);
        }
        EXPECT_EQ(state_of(fresh, attempt), State::unknown);
    }
}

TEST_F(LearnStatus, SilenceMakesACaptureUnknown)
{
    approve();
    learn_silence(memory.books, payment.id, questions_until_unknown - 1, noon);
    EXPECT_EQ(state_of(memory, payment), State::capturing);
    learn_silence(memory.books, payment.id, questions_until_unknown, noon);
    EXPECT_EQ(state_of(memory, payment), State::unknown);
}

TEST_F(LearnStatus, SilenceAboutAnAttemptThatWaitsForItsCardMeansNothing)
{
    learn_silence(memory.books, payment.id, 100, noon);
    EXPECT_EQ(state_of(memory, payment), State::redirected);
}

TEST_F(LearnStatus, WhatWasUnknownBecomesWhatTheAcquirerSays)
{
    struct Way {
        StatusAnswer answer;
        State to;
    };
    for (auto const& [answer, to] :
         {Way{captured(), State::captured},
          Way{authorised(), State::unknown}, // and the money is asked for
          Way{captured(another_amount), State::conflicted},
          Way{{Found::released, {}, {}}, State::cancelled},
          Way{{Found::refused, {}, {}}, State::failed},
          Way{nothing, State::expired}}) {
        BooksInMemory fresh;
        auto const attempt = a_payment(fresh, an_order(fresh));
        note_callback(fresh.books, approval_of(attempt), "digest", noon);
        learn_silence(fresh.books, attempt.id, questions_until_unknown, noon);
        auto const step = learn_status(fresh.books, attempt.id, answer, questions_until_unknown + 1, noon);
        EXPECT_EQ(state_of(fresh, attempt), to);
        EXPECT_EQ(step == Step::capture, answer.found == Found::authorised);
    }
}

TEST_F(LearnStatus, ACaptureThatIsGivenUpIsReleased)
{
    approve();
    give_up_capture(memory.books, payment.id, noon);
    EXPECT_EQ(state_of(memory, payment), State::voiding);
    EXPECT_TRUE(memory.reminders.undos.contains(payment.id));
}

TEST_F(LearnStatus, MoneyThatHasArrivedMeanwhileIsNotGivenUp)
{
    approve();
    learn(captured());
    give_up_capture(memory.books, payment.id, noon);
    EXPECT_EQ(state_of(memory, payment), State::captured);
    EXPECT_TRUE(memory.reminders.undos.empty());
}

TEST_F(LearnStatus, TheMoneyOfASecondPaymentIsOwedBack)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    learn(captured());
    EXPECT_EQ(state_of(memory, payment), State::refunding);
    EXPECT_TRUE(memory.reminders.undos.contains(payment.id));
    EXPECT_TRUE(memory.desk.issued.empty());
}

/// An order whose payments hear one random piece of news after the other.
class NewsAtRandom {
public:
    explicit NewsAtRandom(std::mt19937& dice) : dice_{dice} {}

    void hear()
    {
        auto started = start_payment(memory_.books, order_.id, terms(), noon);
        if (started && !started->was_open) payments_.push_back(started->payment);
        hear_of(payments_[dice_() % payments_.size()]);
    }
    /// At most one payment holds the money, and exactly then there are stamps, once.
    void check()
    {
        auto const holders = std::ranges::count_if(memory_.payments.rows, [](auto const& row) {
            return row.second.state == State::captured || row.second.state == State::captured_late;
        });
        ASSERT_LE(holders, 1);
        ASSERT_EQ(memory_.desk.issued.size(), static_cast<std::size_t>(holders));
        ASSERT_EQ(memory_.orders.paid(order_.id).has_value(), holders == 1);
    }

private:
    void hear_of(Payment const& payment)
    {
        auto const learn = [&](StatusAnswer const& answer, int asked_before) {
            learn_status(memory_.books, payment.id, answer, asked_before, noon);
        };
        switch (dice_() % 6) {
        case 0:
            note_callback(memory_.books, approval_of(payment), "d", noon);
            break;
        case 1:
            learn(captured(), 1);
            break;
        case 2:
            learn(authorised(), 1);
            break;
        case 3:
            learn({Found::nothing, {}, {}}, 9);
            break;
        case 4:
            learn({Found::released, {}, {}}, 1);
            break;
        default:
            if (state_of(memory_, payment) == State::redirected) {
                EXPECT_TRUE(advance(memory_, payment, Event::expire_asked));
            }
        }
    }

    std::mt19937& dice_;
    BooksInMemory memory_;
    Order order_ = an_order(memory_);
    std::vector<Payment> payments_;
};

/// Whatever is said, in whatever order and however often, an order gets its stamps at most once, and exactly
/// when one of its payments holds the money.
TEST(LearnStatusAtRandom, NoOrderOfNewsIssuesAStampTwiceOrWithoutMoney)
{
    // NOLINTNEXTLINE(cert-msc32-c,cert-msc51-cpp): a fixed seed, so that a failure comes back
    std::mt19937 dice{20'261'123};
    for (int program = 0; program < 2'000; ++program) {
        NewsAtRandom news{dice};
        for (int step = 0; step < 25; ++step) news.hear();
        news.check();
    }
}

} // namespace
} // namespace etimbre::app::pay
