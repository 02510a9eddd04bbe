#include "app/pay/note_callback.hpp"
#include "app/pay/settle.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

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

/// The acquirer's side of one payment, as simple as it can be.
struct AcquirerInMemory final : Acquirer {
    Found found = Found::nothing;
    bool reachable = true;
    bool captures = true;
    bool day_closed = false;

    RedirectForm redirect_form(Payment const&, Order const&) const override { return {}; }
    core::Result<Callback> read_callback(std::string_view) const override
    {
        return core::refuse(core::Reason::hash_mismatch);
    }
    StatusAnswer ask_status(std::string_view) override
    {
        if (!reachable) throw std::runtime_error{"no answer"};
        return {found, fee, found == Found::captured ? std::optional{fee} : std::nullopt};
    }
    bool capture(std::string_view, core::Money) override
    {
        if (found != Found::authorised || !captures) return false;
        found = Found::captured;
        return true;
    }
    bool release(std::string_view) override
    {
        if (found == Found::captured && day_closed) return false;
        found = Found::released;
        return true;
    }
    bool give_back(std::string_view, core::Money) override
    {
        found = Found::released;
        return true;
    }
};

struct Settle : ::testing::Test {
    BooksInMemory memory;
    AtOnce transactions{memory};
    AcquirerInMemory acquirer;
    Settlement settlement{transactions, acquirer, [] { return noon; }, std::chrono::seconds{900}};
    Order order = an_order(memory);
    Payment payment = a_payment(memory, order);

    /// Asks until nothing more is owed; how often that was.
    int settle_all()
    {
        int asked = 0;
        while (settle_status(settlement, payment.id, asked)) {
            if (++asked > 50) throw std::runtime_error{"the payment never comes to rest"};
        }
        return asked;
    }
    void undo_all()
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

TEST_F(Settle, ASecondCaptureIsGivenBackBeforeAndAfterTheAcquirersDayCloses)
{
    for (bool const closed : {false, true}) {
        BooksInMemory fresh;
        AtOnce at_once{fresh};
        AcquirerInMemory other;
        other.found = Found::captured;
        other.day_closed = closed;
        auto const twice = an_order(fresh);
        auto const second = a_payment(fresh, twice);
        fresh.orders.mark_paid({twice.id, core::PaymentId{"another"}, noon});
        Settlement const at{at_once, other, [] { return noon; }, std::chrono::seconds{900}};
        settle_status(at, second.id, 0);
        for (int asked = 0; settle_undo(at, second.id, asked); ++asked) ASSERT_LT(asked, 50);
        EXPECT_EQ(state_of(fresh, second), State::refunded);
        EXPECT_EQ(fresh.ledger.rows.size(), 2U); // captured, given back
        EXPECT_TRUE(fresh.desk.issued.empty());
    }
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
