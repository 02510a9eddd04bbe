#include "adapters/store/refund_rows.hpp"
#include "refund_samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(RefundRows, ARowLeadsBackToItsRefund)
{
    auto refund = sample_refund('f', 'a');
    refund.state = domain::refund::State::submitted;
    refund.sequence = 2;
    auto const row = row_of(refund);
    EXPECT_EQ(row.state, "submitted");
    auto const back = refund_of(row);
    EXPECT_EQ(back.id, refund.id);
    EXPECT_EQ(back.payment, refund.payment);
    EXPECT_EQ(back.state, refund.state);
    EXPECT_EQ(back.sequence, 2);
}

TEST(RefundRows, WithoutMoneyThereIsNoPayment)
{
    auto const row = row_of(sample_refund('f', 'a', 0));
    EXPECT_FALSE(row.payment_id.has_value());
    EXPECT_FALSE(refund_of(row).payment.has_value());
}

} // namespace
} // namespace etimbre::adapters::store
