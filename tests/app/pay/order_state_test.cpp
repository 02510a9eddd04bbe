#include "app/pay/order_state.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::pay {
namespace {

TEST(OrderState, IsDerivedFromWhatWasPaidAndWhatWasVoided)
{
    EXPECT_EQ(order_state({.paid = false, .payable = true}), "unpaid");
    EXPECT_EQ(order_state({.paid = false, .payable = false}), "abandoned");
    EXPECT_EQ(order_state({.paid = true, .stamps = 2, .voided = 0}), "paid");
    EXPECT_EQ(order_state({.paid = true, .stamps = 2, .voided = 1}), "partly_voided");
    EXPECT_EQ(order_state({.paid = true, .stamps = 2, .voided = 2}), "voided");
}

} // namespace
} // namespace etimbre::app::pay
