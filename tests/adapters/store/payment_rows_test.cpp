#include "adapters/store/payment_rows.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(PaymentRows, WhatTheRowSaysIsThePayment)
{
    auto const begun = started_row_of(sample_payment('p', 'a'));
    EXPECT_EQ(begun.state, "created");
    EXPECT_EQ(begun.amount_minor, 86000);
    auto const payment = payment_of({
        begun.payment_id,
        begun.order_id,
        begun.attempt,
        begun.oid,
        begun.acquirer,
        "captured",
        4,
        begun.currency,
        begun.amount_minor,
        begun.rnd,
        begun.created_us,
        "T-1",
        "123456",
    });
    EXPECT_EQ(payment.state, domain::payment::State::captured);
    EXPECT_EQ(payment.sequence, 4);
    EXPECT_EQ(payment.names.transaction_id, "T-1");
    EXPECT_EQ(payment.names.auth_code, "123456");
    EXPECT_FALSE(payment.names_are_new);
}

} // namespace
} // namespace etimbre::adapters::store
