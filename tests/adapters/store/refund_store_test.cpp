#include "adapters/store/store_failure.hpp"
#include "refund_samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::refund::Event;
using domain::refund::State;

class RefundStoreTest : public StoreTest {
protected:
    RefundStoreTest() { write_captured_order(unit_, 2); }
    app::refund::RefundStore& refunds_ = unit_.refund.refunds;
};

TEST_F(RefundStoreTest, ARefundIsReadAsItWasWritten)
{
    auto wanted = sample_refund('f', 'a');
    wanted.fee = mad(500);
    wanted.needs_approval = true;
    refunds_.insert(wanted);
    auto const found = refunds_.find(wanted.id).value();
    EXPECT_EQ(found.order, wanted.order);
    EXPECT_EQ(found.payment, wanted.payment);
    EXPECT_EQ(found.maker, wanted.maker);
    EXPECT_EQ(found.reason, wanted.reason);
    EXPECT_EQ(found.amount, wanted.amount);
    EXPECT_EQ(found.fee, wanted.fee);
    EXPECT_TRUE(found.needs_approval);
    EXPECT_EQ(found.created_at, noon);
    EXPECT_EQ(found.state, State::requested);
    EXPECT_EQ(refunds_.of_order({id_of('a')}).size(), 1U);
    EXPECT_TRUE(refunds_.of_order({id_of('b')}).empty());
    EXPECT_FALSE(refunds_.find({id_of('g')}).has_value());
}

TEST_F(RefundStoreTest, AStampIsRefundedOnceAndOnlyAfterItsEnd)
{
    auto const refund = write_refund(unit_);
    auto const lines = refunds_.lines(refund.id);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].number, number_of(1));
    EXPECT_EQ(lines[0].amount, mad(86000));
    refunds_.insert(sample_refund('g', 'a', 0));
    EXPECT_THROW(refunds_.insert_line({number_of(1), {id_of('g')}, mad(0), mad(0)}), StoreFailure);
    EXPECT_THROW(refunds_.insert_line({number_of(2), {id_of('g')}, mad(0), mad(0)}), StoreFailure)
        << "no end";
}

TEST_F(RefundStoreTest, EachStepIsWrittenDownAndOnlyTheTablesAreTaken)
{
    auto const refund = write_refund(unit_);
    auto const later = noon + std::chrono::seconds{1};
    auto const sending = refunds_.advance(refund, Event::send, later).value();
    EXPECT_EQ(sending.state, State::sending);
    EXPECT_EQ(refunds_.find(refund.id)->moved_at, later);
    EXPECT_EQ(refunds_.advance(sending, Event::approve, later).error().reason, core::Reason::refund_state);
    EXPECT_THROW((void)refunds_.advance(refund, Event::send, later), StoreFailure) << "it has moved";
    EXPECT_EQ(refunds_.times_in(refund.id, State::sending), 1);
    EXPECT_EQ(refunds_.times_in(refund.id, State::declined), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM refund_transition"), 1);
}

TEST_F(RefundStoreTest, APaymentHasOnePlaceAtTheAcquirer)
{
    auto const first = write_refund(unit_);
    auto const second = sample_refund('g', 'a');
    refunds_.insert(second);
    EXPECT_TRUE(refunds_.take_place(first));
    EXPECT_FALSE(refunds_.take_place(second));
    refunds_.free_place(second);
    EXPECT_FALSE(refunds_.take_place(second)) << "nobody frees another's place";
    refunds_.free_place(first);
    EXPECT_TRUE(refunds_.take_place(second));
}

TEST_F(RefundStoreTest, GivenBackIsWhatSucceeded)
{
    auto refund = write_refund(unit_);
    EXPECT_EQ(refunds_.given_back({id_of('p')}, core::mad), mad(0));
    refund = refunds_.advance(refund, Event::send, noon).value();
    (void)refunds_.advance(refund, Event::given_back, noon);
    EXPECT_EQ(refunds_.given_back({id_of('p')}, core::mad), mad(86000));
}

TEST_F(RefundStoreTest, ARefundIsApprovedOnceByAnotherThanWhoAsked)
{
    auto const refund = write_refund(unit_);
    EXPECT_FALSE(refunds_.approval(refund.id).has_value());
    EXPECT_THROW((void)refunds_.approve({refund.id, "one", "one", noon}), StoreFailure);
    EXPECT_TRUE(refunds_.approve({refund.id, "one", "two", noon}));
    EXPECT_FALSE(refunds_.approve({refund.id, "one", "three", noon}));
    EXPECT_EQ(refunds_.approval(refund.id)->checker, "two");
}

} // namespace
} // namespace etimbre::adapters::store
