#include "adapters/store/refund_chain.hpp"
#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "refund_samples.hpp"
#include "temp_database.hpp"

#include <atomic>
#include <latch>
#include <thread>

namespace etimbre::adapters::store {
namespace {

class RefundChainTest : public StoreTest {
protected:
    RefundChainTest() { write_captured_order(unit_); }

    bool reserve(char letter, std::int64_t minor)
    {
        auto const refund = sample_refund(letter, 'a', minor);
        refunds_.insert(refund);
        return refunds_.reserve(refund, noon);
    }
    app::refund::RefundStore& refunds_ = unit_.refund.refunds;
    core::PaymentId payment_{id_of('p')};
};

TEST_F(RefundChainTest, StepsAddUpToWhatIsSpokenFor)
{
    EXPECT_EQ(refunds_.reserved(payment_, core::mad), mad(0));
    EXPECT_TRUE(reserve('f', 60000));
    EXPECT_TRUE(reserve('g', 26000));
    EXPECT_EQ(refunds_.reserved(payment_, core::mad), mad(86000));
    EXPECT_EQ(number("SELECT MAX(n) FROM refund_chain"), 2);
}

// Elsewhere two refunds of 60 of 100 were both paid.
TEST_F(RefundChainTest, SixtyAndSixtyOfEightySixDoNotBothFit)
{
    EXPECT_TRUE(reserve('f', 60000));
    EXPECT_FALSE(reserve('g', 60000));
    EXPECT_EQ(refunds_.reserved(payment_, core::mad), mad(60000));
}

TEST_F(RefundChainTest, WhatIsReleasedMayBeReservedAgain)
{
    EXPECT_TRUE(reserve('f', 60000));
    refunds_.release(sample_refund('f', 'a', 60000), noon);
    EXPECT_EQ(refunds_.reserved(payment_, core::mad), mad(0));
    EXPECT_TRUE(reserve('g', 86000));
}

TEST_F(RefundChainTest, EachStepIsTakenOnce)
{
    EXPECT_TRUE(reserve('f', 100));
    EXPECT_THROW((void)refunds_.reserve(sample_refund('f', 'a', 100), noon), StoreFailure);
}

TEST_F(RefundChainTest, NothingIsReservedOfMoneyThatWasNotCaptured)
{
    write_order(unit_, 'b');
    unit_.pay.payments.insert(sample_payment('u', 'b'));
    auto refund = sample_refund('f', 'b', 100);
    refund.payment = core::PaymentId{id_of('u')};
    refunds_.insert(refund);
    EXPECT_THROW((void)refunds_.reserve(refund, noon), StoreFailure);
}

TEST_F(RefundChainTest, TheTableItselfHoldsNoMoreThanWasCaptured)
{
    EXPECT_TRUE(reserve('f', 60000));
    EXPECT_THROW(
        session_->sql() << "INSERT INTO refund_chain VALUES ('" + id_of('p') + "', 2, 'x', '" + id_of('f') +
                               "', 'reserve', 60000, 60000, 120000, 86000, 1)",
        soci::soci_error
    );
}

/// Refunds that all reach for the same payment at once, each on a session of its own.
class MariadbRefundRace : public RefundChainTest {};

TEST_F(MariadbRefundRace, OfTwoThatDoNotFitTogetherOneIsPaidHoweverTheyMeet)
{
    constexpr int rounds = 20;
    std::atomic<int> won = 0;
    for (int round = 0; round < rounds; ++round) {
        std::latch ready{2};
        auto const race = [&](char letter) {
            auto const session = database_.open();
            auto unit = session->unit();
            auto const refund = sample_refund(letter, 'a', 60000);
            ready.arrive_and_wait();
            try {
                Transaction transaction{session->sql()};
                unit.refund.refunds.insert(refund);
                if (!unit.refund.refunds.reserve(refund, noon)) return;
                transaction.commit();
                ++won;
            } catch (StoreFailure const&) {
                return; // another came between: it would be run again, and refused
            }
        };
        {
            std::jthread const first{race, 'f'};
            std::jthread const second{race, 'g'};
        }
        EXPECT_EQ(number("SELECT COUNT(*) FROM refund_chain"), 1);
        session_->sql() << "DELETE FROM refund_chain";
        session_->sql() << "DELETE FROM refund";
    }
    EXPECT_EQ(won, rounds);
}

} // namespace
} // namespace etimbre::adapters::store
