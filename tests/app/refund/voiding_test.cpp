#include "app/refund/voiding.hpp"
#include "bought.hpp"

namespace etimbre::app::refund {
namespace {

using namespace testing;
using core::Reason;

struct VoidingTest : Bought {
    Reason why_not(stamp::StampState const& state, core::Instant at = noon)
    {
        return not_to_be_voided(state, at).value().reason;
    }
};

TEST_F(VoidingTest, OnlyAnUnusedStampCanBeVoided)
{
    buy(3);
    EXPECT_FALSE(not_to_be_voided(*memory.stamps.find("1"), noon).has_value());
    redeem("2");
    EXPECT_EQ(why_not(*memory.stamps.find("2")), Reason::redeemed);
    ASSERT_TRUE(ask({"3"}).has_value());
    EXPECT_EQ(why_not(*memory.stamps.find("3")), Reason::voided);
    auto examined = *memory.stamps.find("1");
    examined.frozen = true;
    EXPECT_EQ(why_not(examined), Reason::suspended);
    EXPECT_EQ(why_not(*memory.stamps.find("1"), noon + std::chrono::days{365}), Reason::expired);
}

TEST_F(VoidingTest, AStampThatHasAnEndIsNotEndedAgain)
{
    buy(1);
    redeem("1");
    Voider const citizen{"citizen", "order:o1", "r"};
    EXPECT_THROW(
        (void)end_as_voided(memory.books, memory.stamps.rows.at("1"), citizen, counting_entropy, noon),
        std::runtime_error
    );
}

TEST_F(VoidingTest, MoneyGoesBackToThePaymentThatPaid)
{
    buy(1);
    std::array const stamps{StampShare{memory.stamps.rows.at("1"), domain::refund::whole(mad(86'000))}};
    Voider const citizen{"citizen", "order:o1", "r"};
    auto const order_row = *memory.orders.find(order);
    EXPECT_EQ(draw_up(memory.books, order_row, stamps, citizen, terms(), noon)->payment, payment);
    memory.orders.paid_rows.clear();
    EXPECT_EQ(
        draw_up(memory.books, order_row, stamps, citizen, terms(), noon).error().reason,
        Reason::not_refundable
    );
}

} // namespace
} // namespace etimbre::app::refund
