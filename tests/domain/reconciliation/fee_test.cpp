#include "domain/reconciliation/fee.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace etimbre::domain::reconciliation {
namespace {

TEST(Fee, IsAPartInBasisPointsAndAFixedAmount)
{
    EXPECT_EQ(fee_of({150, 100}, mad(86000)).value(), mad(1390));
    EXPECT_EQ(fee_of({0, 0}, mad(86000)).value(), mad(0));
    EXPECT_EQ(fee_of({10'000, 0}, mad(86000)).value(), mad(86000));
}

TEST(Fee, IsRoundedHalfUpToAMinorUnit)
{
    EXPECT_EQ(fee_of({1, 0}, mad(4'999)).value(), mad(0));
    EXPECT_EQ(fee_of({1, 0}, mad(5'000)).value(), mad(1));
    EXPECT_EQ(fee_of({1, 0}, mad(14'999)).value(), mad(1));
    EXPECT_EQ(fee_of({1, 0}, mad(15'000)).value(), mad(2));
}

TEST(Fee, OfMoreThanCanBeCountedIsRefused)
{
    auto const most = mad(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(fee_of({150, 0}, most).error().reason, core::Reason::amount_overflow);
}

} // namespace
} // namespace etimbre::domain::reconciliation
