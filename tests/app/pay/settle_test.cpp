#include "acquirer_in_memory.hpp"
#include "app/pay/learn_status.hpp"
#include "app/pay/note_callback.hpp"
#include "app/pay/settle.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using domain::payment::Event;
using domain::payment::State;

struct AtOnce final : Transactions {
    explicit AtOnce(BooksInMemory& memory) : books{memory} {}
    void run(std::function<void(Books&)> const& work) override { work(books.books); }
    BooksInMemory& books;
};

struct Settle : ::testing::Test {
    BooksInMemory memory;
    AtOnce transactions{memory};
    std::vector<core::PaymentId> told;
    std::unique_ptr<AcquirerInMemory> made = std::make_unique<AcquirerInMemory>();
    AcquirerInMemory& acquirer = *made;
    Acquirers acquirers = only("cmi", std::move(made));
    Settlement settlement{
        .transactions = transactions,
        .reads = transactions,
        .acquirers = acquirers,
        .clock = [] { return noon; },
        .longest_pause = std::chrono::seconds{900},
        .tell_a_person = [this](core::PaymentId const& id) { told.push_back(id); },
    };
    Order order = an_order(memory);
    Payment payment = a_payment(memory, order);

    /// Asks until nothing more is owed; how often that was.
    int settle_all() const
    {
        int asked = 0;
        while (auto const again = settle_status(settlement, payment.id, asked)) {
            if (*again >= payment.created_at + settlement.pages_die_after)
                break; // ended; the last look is far
            if (++asked > 50) throw std::runtime_error{"the payment never comes to rest"};
        }
        return asked;
    }
    void undo_all() const
    {
        for (int asked = 0; settle_undo(settlement, payment.id, asked); ++asked)
            if (asked > 50) throw std::runtime_error{"the undo never ends"};
    }
    void approve() { note_callback(memory.books, approval_of(payment), "d", noon); }
};

TEST_F(Settle, AnApprovalWhoseAnswerWasLostIsCapturedByAskingForIt)
{
    approve();
    acquirer.found = Found::authorised;
    settle_all();
    EXPECT_EQ(state_of(memory, payment), State::captured);
    EXPECT_EQ(memory.desk.issued.size(), 1U);
}

TEST_F(Settle, AnApprovalWhoseCallbackWasLostIsFoundByAsking)
{
    acquirer.found = Found::authorised;
    settle_all();
    EXPECT_EQ(state_of(memory, payment), State::captured);
}

TEST_F(Settle, AnAcquirerThatDoesNotAnswerLeavesTheQuestionOwed)
{
    approve();
    acquirer.reachable = false;
    EXPECT_THROW(settle_status(settlement, payment.id, 0), std::runtime_error);
    EXPECT_EQ(state_of(memory, payment), State::capturing);
}

TEST_F(Settle, AnAttemptIsExpiredOnlyAfterAsking)
{
    EXPECT_FALSE(settle_expiry(settlement, payment.id));
    EXPECT_EQ(state_of(memory, payment), State::expiring);
    EXPECT_EQ(memory.reminders.questions.at(payment.id), noon);
    settle_all();
    EXPECT_EQ(state_of(memory, payment), State::expired);
}

TEST_F(Settle, AnAttemptThatHasEndedIsLookedAtOnceMoreWhenItsPageIsDeadToo)
{
    settle_expiry(settlement, payment.id);
    auto const last_look = payment.created_at + settlement.pages_die_after;
    EXPECT_EQ(settle_status(settlement, payment.id, 0), last_look);
    acquirer.found = Found::authorised; // a card typed meanwhile, and its callback lost
    EXPECT_FALSE(settle_status(settlement, payment.id, 1));
    undo_all();
    EXPECT_EQ(acquirer.found, Found::released);
    EXPECT_EQ(state_of(memory, payment), State::cancelled);
}

TEST_F(Settle, NeitherAKillNorASlowerWorkerLosesTheLastLook)
{
    settle_expiry(settlement, payment.id);
    auto const last_look = settle_status(settlement, payment.id, 0);
    ASSERT_EQ(state_of(memory, payment), State::expired);
    EXPECT_EQ(settle_status(settlement, payment.id, 0), last_look) << "asked again, as after a kill";
    settlement.clock = [] { return noon + std::chrono::hours{3}; };
    EXPECT_FALSE(settle_status(settlement, payment.id, 1)) << "the pages are dead now";
}

TEST_F(Settle, AnAcquirerThatIsSilentForLongLeavesTheCaptureUnknown)
{
    approve();
    acquirer.reachable = false;
    for (int asked = 0; asked <= questions_until_unknown; ++asked)
        EXPECT_THROW(settle_status(settlement, payment.id, asked), std::runtime_error);
    EXPECT_EQ(state_of(memory, payment), State::unknown);
    acquirer.reachable = true;
    acquirer.found = Found::captured;
    settle_all();
    EXPECT_EQ(state_of(memory, payment), State::captured);
}

TEST_F(Settle, ABankThatNeverGivesTheMoneyDoesNotHoldTheOrderForEver)
{
    approve();
    acquirer.found = Found::authorised;
    acquirer.captures = false;
    EXPECT_GE(settle_all(), captures_at_most);
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::cancelled);
    EXPECT_EQ(acquirer.found, Found::released);
    EXPECT_FALSE(memory.payments.open_of(order.id));
}

TEST_F(Settle, AnotherAmountIsToldToAPerson)
{
    acquirer.found = Found::captured;
    acquirer.taken = core::Money::of_minor(100, core::mad);
    settle_all();
    EXPECT_EQ(told, std::vector{payment.id});
}

TEST_F(Settle, MoneyThatArrivedInTheLastMomentIsNotExpiredAway)
{
    acquirer.found = Found::authorised;
    settle_expiry(settlement, payment.id);
    settle_all();
    EXPECT_EQ(state_of(memory, payment), State::captured);
}

TEST_F(Settle, AnApprovalOfAPaidOrderIsReleased)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    acquirer.found = Found::authorised;
    approve();
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::cancelled);
    EXPECT_TRUE(memory.ledger.rows.empty());
}

struct TakenInsteadOfReleased : Settle {
    void SetUp() override
    {
        settle_expiry(settlement, payment.id);
        settle_all_but_the_last_look();
        approve();
        ASSERT_EQ(state_of(memory, payment), State::voiding);
        acquirer.found = Found::captured;
    }
    void settle_all_but_the_last_look() { settle_status(settlement, payment.id, 0); }
};

TEST_F(TakenInsteadOfReleased, PaysAnOrderThatNothingElseHasPaid)
{
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::captured_late);
    EXPECT_EQ(memory.desk.issued.size(), 1U);
    EXPECT_EQ(memory.ledger.rows.size(), 1U);
}

TEST_F(TakenInsteadOfReleased, GoesBackWhenAnotherPaymentHasPaid)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::refunded);
    EXPECT_TRUE(memory.desk.issued.empty());
}

TEST_F(TakenInsteadOfReleased, GoesBackWhenTheQuoteHasEnded)
{
    settlement.clock = [] { return end_of_quote; };
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::refunded);
    EXPECT_FALSE(memory.orders.paid(order.id));
    EXPECT_TRUE(memory.desk.issued.empty());
}

TEST_F(TakenInsteadOfReleased, IsFrozenWhenItIsAnotherAmount)
{
    acquirer.taken = core::Money::of_minor(100, core::mad);
    undo_all();
    EXPECT_EQ(state_of(memory, payment), State::conflicted);
    EXPECT_EQ(told, std::vector{payment.id});
    EXPECT_TRUE(memory.ledger.rows.empty());
}

TEST_F(Settle, NoRecordOfCapturedMoneyIsNoProofThatItWentBack)
{
    memory.orders.mark_paid({order.id, core::PaymentId{"another"}, noon});
    acquirer.found = Found::captured;
    settle_status(settlement, payment.id, 0);
    ASSERT_EQ(state_of(memory, payment), State::refunding);
    acquirer.found = Found::nothing;
    EXPECT_TRUE(settle_undo(settlement, payment.id, 0));
    EXPECT_EQ(state_of(memory, payment), State::refunding);
}

TEST_F(Settle, ASecondCaptureIsGivenBackBeforeAndAfterTheAcquirersDayCloses)
{
    for (bool const closed : {false, true}) {
        BooksInMemory fresh;
        AtOnce at_once{fresh};
        auto other = std::make_unique<AcquirerInMemory>();
        other->found = Found::captured;
        other->day_closed = closed;
        auto others = only("cmi", std::move(other));
        auto const twice = an_order(fresh);
        auto const second = a_payment(fresh, twice);
        fresh.orders.mark_paid({twice.id, core::PaymentId{"another"}, noon});
        Settlement const at{
            .transactions = at_once,
            .reads = at_once,
            .acquirers = others,
            .clock = [] { return noon; },
            .longest_pause = std::chrono::seconds{900},
        };
        settle_status(at, second.id, 0);
        for (int asked = 0; settle_undo(at, second.id, asked); ++asked) ASSERT_LT(asked, 50);
        EXPECT_EQ(state_of(fresh, second), State::refunded);
        EXPECT_EQ(fresh.ledger.rows.size(), 2U); // captured, given back
        EXPECT_TRUE(fresh.desk.issued.empty());
    }
}

TEST_F(Settle, APaymentIsSettledWithItsOwnAcquirerAloneThoughAnotherTakesTheNewOnes)
{
    auto successor = std::make_unique<AcquirerInMemory>();
    auto& stranger = *successor;
    std::vector<Contract> contracts;
    contracts.push_back(contract("cmi", std::make_unique<AcquirerInMemory>(), noon));
    auto& own = dynamic_cast<AcquirerInMemory&>(*contracts.back().acquirer);
    contracts.push_back(contract("atlas", std::move(successor)));
    Acquirers both{std::move(contracts), std::chrono::minutes{90}};
    Settlement const at{transactions, transactions, both, [] { return noon; }, std::chrono::seconds{900}};
    own.found = Found::authorised;
    for (int asked = 0; settle_status(at, payment.id, asked); ++asked) ASSERT_LT(asked, 50);
    EXPECT_EQ(state_of(memory, payment), State::captured);
    EXPECT_EQ(memory.ledger.rows.begin()->second.debit, "receivable:cmi:MAD");
    EXPECT_EQ(stranger.asked, 0);
}

TEST_F(Settle, APaymentWhoseAcquirerIsNotConfiguredStaysOwed)
{
    auto others = only("atlas", std::make_unique<AcquirerInMemory>());
    Settlement const at{transactions, transactions, others, [] { return noon; }, std::chrono::seconds{900}};
    EXPECT_THROW(settle_status(at, payment.id, 0), std::runtime_error);
    EXPECT_EQ(state_of(memory, payment), State::redirected);
}

TEST(PauseAfter, GrowsToItsCap)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(pause_after(0, 900s), 1s);
    EXPECT_EQ(pause_after(3, 900s), 8s);
    EXPECT_EQ(pause_after(1000, 900s), 900s);
    EXPECT_EQ(pause_after(-1, 900s), 1s);
}

} // namespace
} // namespace etimbre::app::pay
