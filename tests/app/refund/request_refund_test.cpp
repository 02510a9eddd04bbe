#include "app/refund/request_refund.hpp"
#include "bought.hpp"

namespace etimbre::app::refund {
namespace {

using namespace testing;
using core::Reason;
using domain::refund::State;

using RequestRefundTest = Bought;

TEST_F(RequestRefundTest, VoidsTheStampsAndOwesTheirMoney)
{
    buy(3);
    auto const refund = ask({"1", "3"}).value();
    EXPECT_EQ(refund.state, State::requested);
    EXPECT_EQ(refund.amount, mad(172'000));
    EXPECT_EQ(refund.payment, payment);
    EXPECT_EQ(memory.stamps.ends.at("1").kind, stamp::EndKind::voided);
    EXPECT_EQ(memory.stamps.ends.at("1").reason, "a mistake");
    EXPECT_FALSE(memory.stamps.ends.contains("2"));
    EXPECT_EQ(memory.refunds.lines(refund.id).size(), 2U);
    EXPECT_EQ(memory.refunds.reserved(payment, core::mad), mad(172'000));
    EXPECT_EQ(memory.reminders.sendings.at(refund.id), noon);
}

TEST_F(RequestRefundTest, MovesEachPartFromOutstandingToPayable)
{
    buy(1);
    ASSERT_TRUE(ask({"1"}).has_value());
    EXPECT_EQ(memory.balance("outstanding:chancery:CG-PAR:MAD"), 80'000);
    EXPECT_EQ(memory.balance("outstanding:service:CG-PAR:MAD"), 6'000);
    EXPECT_EQ(memory.balance("refunds_payable:MAD"), -86'000);
}

TEST_F(RequestRefundTest, AFeeIsKeptAndPostedOnce)
{
    buy(2);
    auto const refund = ask({"1", "2"}, terms({.fee_minor = 500})).value();
    EXPECT_EQ(refund.amount, mad(171'000));
    EXPECT_EQ(refund.fee, mad(1'000));
    EXPECT_EQ(memory.balance("refund_fees:MAD"), -1'000);
    EXPECT_EQ(memory.balance("refunds_payable:MAD"), -171'000);
}

TEST_F(RequestRefundTest, AStampIsGivenBackOnce)
{
    buy(2);
    ASSERT_TRUE(ask({"1"}).has_value());
    EXPECT_EQ(ask({"1"}).error().reason, Reason::voided);
    EXPECT_EQ(ask({"2", "1"}).error().reason, Reason::voided);
    EXPECT_FALSE(memory.stamps.ends.contains("2")) << "all or nothing";
}

TEST_F(RequestRefundTest, AUsedStampIsNotTakenBack)
{
    buy(1);
    redeem("1");
    EXPECT_EQ(ask({"1"}).error().reason, Reason::redeemed);
    EXPECT_TRUE(memory.refunds.rows.empty());
}

TEST_F(RequestRefundTest, StampsOfOtherOrdersAndOfNobodyAreAnsweredAlike)
{
    buy(1);
    order = {"o2"};
    memory.orders.insert({order, {"q2"}, "CG-PAR", mad(0), {"", ""}, core::Language::fr, noon});
    memory.orders.mark_paid({order, std::nullopt, noon});
    EXPECT_EQ(ask({"1"}).error().reason, Reason::not_refundable);
    EXPECT_EQ(ask({"77"}).error().reason, Reason::not_refundable);
    order = {"o3"};
    EXPECT_EQ(ask({"1"}).error().reason, Reason::not_found);
}

TEST_F(RequestRefundTest, AnUnpaidOrderHasNothingToGiveBack)
{
    memory.orders.insert({order, {"q"}, "CG-PAR", mad(86'000), {"", ""}, core::Language::fr, noon});
    EXPECT_EQ(ask({"1"}).error().reason, Reason::not_refundable);
}

TEST_F(RequestRefundTest, AfterTheWindowItIsTooLate)
{
    buy(1);
    auto const end = noon + std::chrono::days{14};
    auto const fortnight = terms({.window = std::chrono::days{14}});
    EXPECT_EQ(ask({"1"}, fortnight, end).error().reason, Reason::refund_window);
    EXPECT_TRUE(ask({"1"}, fortnight, end - std::chrono::seconds{1}).has_value());
}

TEST_F(RequestRefundTest, AnExpiredStampIsNotTakenBack)
{
    buy(1);
    auto const long_window = terms({.window = std::chrono::days{3650}});
    EXPECT_EQ(ask({"1"}, long_window, noon + std::chrono::days{365}).error().reason, Reason::expired);
}

TEST_F(RequestRefundTest, AStampThatItsFeeWouldEatIsNotTakenBack)
{
    buy(1);
    EXPECT_EQ(ask({"1"}, terms({.fee_minor = 86'000})).error().reason, Reason::not_refundable);
    EXPECT_FALSE(memory.stamps.ends.contains("1"));
}

TEST_F(RequestRefundTest, AboveTheLimitASecondPersonIsWaitedFor)
{
    buy(2);
    auto const refund = ask({"1", "2"}, terms({.approval_above_minor = 100'000})).value();
    EXPECT_EQ(refund.state, State::awaiting_approval);
    EXPECT_FALSE(memory.reminders.sendings.contains(refund.id)) << "nothing is sent before";
    EXPECT_TRUE(memory.stamps.ends.contains("1")) << "but the stamps can no longer be used";
}

TEST_F(RequestRefundTest, StampsThatCostNothingAreVoidedWithoutMoney)
{
    buy(2, 0);
    auto const refund = ask({"1", "2"}).value();
    EXPECT_EQ(refund.state, State::succeeded);
    EXPECT_EQ(refund.amount, mad(0));
    EXPECT_FALSE(refund.payment.has_value());
    EXPECT_EQ(memory.stamps.ends.size(), 2U);
    EXPECT_TRUE(memory.ledger.rows.empty());
    EXPECT_TRUE(memory.reminders.sendings.empty());
}

// Sixty and sixty of a hundred, at the same time, were both paid elsewhere.
TEST_F(RequestRefundTest, MoreThanWasCapturedIsNeverSpokenFor)
{
    buy(2);
    memory.refunds.chain[payment] = {100'000}; // somebody gave back by hand
    EXPECT_EQ(ask({"1", "2"}).error().reason, Reason::not_refundable);
    EXPECT_TRUE(memory.stamps.ends.empty());
    EXPECT_EQ(ask({"1"}, terms({.fee_minor = 14'000})).value().amount, mad(72'000));
    EXPECT_EQ(memory.refunds.reserved(payment, core::mad), mad(172'000));
}

TEST_F(RequestRefundTest, AStampThatEndsMeanwhileMakesTheTransactionRunAgain)
{
    buy(1);
    struct Late final : stamp::StampStore {
        explicit Late(stamp::StampStore& all) : stamps{all} {}
        stamp::StampStore& stamps;
        void insert(stamp::StampRow const& row) override { stamps.insert(row); }
        std::optional<stamp::StampState> find(std::string_view number) override
        {
            return stamps.find(number);
        }
        std::vector<stamp::StampState> of_order(core::OrderId const& id) override
        {
            return stamps.of_order(id);
        }
        bool end(stamp::StampEnd const&) override { return false; }
    } late{memory.stamps};
    Books books{
        memory.refunds, memory.orders, memory.payments, late, memory.ledger, memory.reminders, memory.notices
    };
    EXPECT_THROW((void)request_refund(books, {order, {"1"}, "r"}, terms(), noon), std::runtime_error);
}

} // namespace
} // namespace etimbre::app::refund
