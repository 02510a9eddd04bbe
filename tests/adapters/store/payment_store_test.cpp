#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <rapidcheck.h>

#include <array>

namespace etimbre::adapters::store {
namespace {

using app::pay::Payment;
using domain::payment::Event;
using domain::payment::State;

class PaymentStoreTest : public StoreTest {
protected:
    PaymentStoreTest()
    {
        write_order(unit_, 'a');
        write_order(unit_, 'b');
    }
    app::pay::PaymentStore& payments_ = unit_.pay.payments;
};

TEST_F(PaymentStoreTest, AnAttemptIsFoundByIdAndByOid)
{
    auto const written = sample_payment('p', 'a');
    EXPECT_TRUE(payments_.insert(written));
    for (auto const& found : {payments_.find(written.id), payments_.find_by_oid("oid-p")}) {
        EXPECT_EQ(found.value().id, written.id);
        EXPECT_EQ(found->order, written.order);
        EXPECT_EQ(found->attempt, 1);
        EXPECT_EQ(found->oid, written.oid);
        EXPECT_EQ(found->acquirer, written.acquirer);
        EXPECT_EQ(found->state, State::created);
        EXPECT_EQ(found->sequence, 0);
        EXPECT_EQ(found->amount, written.amount);
        EXPECT_EQ(found->rnd, written.rnd);
        EXPECT_EQ(found->created_at, written.created_at);
    }
    EXPECT_FALSE(payments_.find({id_of('q')}).has_value());
    EXPECT_FALSE(payments_.find_by_oid("").has_value());
}

TEST_F(PaymentStoreTest, AnOrderHasOnePlaceForAnOpenAttempt)
{
    EXPECT_TRUE(payments_.insert(sample_payment('p', 'a', 1)));
    EXPECT_FALSE(payments_.insert(sample_payment('q', 'a', 2)));
    EXPECT_FALSE(payments_.find({id_of('q')}).has_value()) << "nothing of the refused attempt remains";
    EXPECT_TRUE(payments_.insert(sample_payment('r', 'b', 1))) << "another order has its own place";
    EXPECT_EQ(payments_.open_of({id_of('a')}).value().id.value, id_of('p'));
}

TEST_F(PaymentStoreTest, AMoveWritesTheStateAndItsTransition)
{
    auto const payment = sample_payment('p', 'a');
    payments_.insert(payment);
    auto const moved = payments_.advance(payment, Event::redirect, noon).value();
    EXPECT_EQ(moved.state, State::redirected);
    EXPECT_EQ(moved.sequence, 1);

    auto const found = payments_.find(payment.id).value();
    EXPECT_EQ(found.state, State::redirected);
    EXPECT_EQ(found.sequence, 1);
    EXPECT_EQ(
        number(
            "SELECT COUNT(*) FROM payment_transition WHERE seq = 1 AND from_state = 'created' "
            "AND to_state = 'redirected' AND at_us = " +
            std::to_string(core::micros_of(noon))
        ),
        1
    );
}

TEST_F(PaymentStoreTest, AMoveWritesTheNamesThatItLearned)
{
    auto payment = sample_payment('p', 'a');
    payments_.insert(payment);
    payment.names = {"T-1", "123456"};
    payment.names_are_new = true;
    auto moved = payments_.advance(payment, Event::redirect, noon).value();
    EXPECT_FALSE(moved.names_are_new);
    moved = payments_.advance(moved, Event::approval, noon).value();
    for (auto const& each :
         {moved, payments_.find(payment.id).value(), payments_.open_of({id_of('a')}).value()}) {
        EXPECT_EQ(each.state, State::authorised);
        EXPECT_EQ(each.names.transaction_id, "T-1");
        EXPECT_EQ(each.names.auth_code, "123456");
    }
}

TEST_F(PaymentStoreTest, NamesAreKeptWithoutAStep)
{
    auto payment = sample_payment('p', 'a');
    payments_.insert(payment);
    payment.names = {"T-1", "123456"};
    payments_.keep_names(payment);
    auto const found = payments_.find_by_oid("oid-p").value();
    EXPECT_EQ(found.names.transaction_id, "T-1");
    EXPECT_EQ(found.names.auth_code, "123456");
    EXPECT_EQ(found.sequence, 0);
}

TEST_F(PaymentStoreTest, AMoveThatTheTableDoesNotHaveIsRefusedAndWritesNothing)
{
    auto const payment = sample_payment('p', 'a');
    payments_.insert(payment);
    EXPECT_EQ(
        payments_.advance(payment, Event::given_back, noon).error().reason, core::Reason::payment_state
    );
    EXPECT_EQ(number("SELECT COUNT(*) FROM payment_transition"), 0);
    EXPECT_EQ(payments_.find(payment.id).value().state, State::created);
}

TEST_F(PaymentStoreTest, WhoHoldsAnOldRowCannotMoveIt)
{
    auto const payment = sample_payment('p', 'a');
    payments_.insert(payment);
    ASSERT_TRUE(payments_.advance(payment, Event::redirect, noon).has_value());
    EXPECT_THROW((void)payments_.advance(payment, Event::redirect, noon), StoreFailure);
    EXPECT_EQ(number("SELECT COUNT(*) FROM payment_transition"), 1);
}

TEST_F(PaymentStoreTest, AnEndFreesThePlaceForTheNextAttempt)
{
    auto payment = sample_payment('p', 'a');
    payments_.insert(payment);
    for (auto const event : {Event::redirect, Event::expire_asked})
        payment = payments_.advance(payment, event, noon).value();
    EXPECT_TRUE(payments_.open_of({id_of('a')}).has_value());

    payments_.advance(payment, Event::nothing_found, noon).value();
    EXPECT_FALSE(payments_.open_of({id_of('a')}).has_value());
    EXPECT_TRUE(payments_.insert(sample_payment('q', 'a', 2)));

    auto const attempts = payments_.of_order({id_of('a')});
    ASSERT_EQ(attempts.size(), 2U);
    EXPECT_EQ(attempts[0].state, State::expired);
    EXPECT_EQ(attempts[1].attempt, 2);
}

TEST_F(PaymentStoreTest, ALateMoveOfAnEndedAttemptLeavesThePlaceOfTheNextOne)
{
    auto payment = sample_payment('p', 'a');
    payments_.insert(payment);
    for (auto const event : {Event::redirect, Event::expire_asked, Event::nothing_found})
        payment = payments_.advance(payment, event, noon).value();
    payments_.insert(sample_payment('q', 'a', 2));
    payments_.advance(payment, Event::surplus_found, noon).value();
    EXPECT_EQ(payments_.open_of({id_of('a')}).value().id.value, id_of('q'));
}

// Whatever happens to an attempt, its transitions are its life without a gap, and the place is held exactly
// while it is open.
TEST(PaymentStore, AnyLifeIsWrittenDownStepByStep)
{
    rc::check("any sequence of events", [] {
        TempDatabase const database;
        auto const session = database.open();
        auto unit = session->unit();
        Transaction const never_committed{session->sql()};
        write_order(unit, 'a');
        auto payment = sample_payment('p', 'a');
        unit.pay.payments.insert(payment);

        auto const events = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 13));
        for (auto const event : events)
            if (auto const moved = unit.pay.payments.advance(payment, static_cast<Event>(event), noon))
                payment = *moved;

        int rows = 0;
        session->sql() << "SELECT COUNT(*) FROM payment_transition", soci::into(rows);
        RC_ASSERT(rows == payment.sequence);
        RC_ASSERT(unit.pay.payments.find(payment.id)->state == payment.state);
        RC_ASSERT(
            unit.pay.payments.open_of(payment.order).has_value() == domain::payment::is_open(payment.state)
        );
    });
}

} // namespace
} // namespace etimbre::adapters::store
