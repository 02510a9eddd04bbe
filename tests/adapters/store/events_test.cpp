#include "adapters/store/events.hpp"
#include "refund_samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

using domain::payment::State;

TEST(EventsOfTheMainJob, MoneyThatIsTakenOrGivenBackIsAnEventAndNothingBetween)
{
    auto payment = sample_payment('p', 'a');
    for (auto const state :
         {State::created, State::redirected, State::capturing, State::voiding, State::expired}) {
        payment.state = state;
        EXPECT_FALSE(event_of(payment, noon).has_value());
    }
    for (auto const state : {State::captured, State::captured_late, State::refunding}) {
        payment.state = state;
        EXPECT_EQ(domain::feed::noted(*event_of(payment, noon)).id, "payment.captured:" + id_of('p'));
    }
    payment.state = State::refunded;
    auto const event = *event_of(payment, noon);
    EXPECT_EQ(event.type, domain::feed::Type::payment_refunded);
    EXPECT_EQ(
        event.data,
        R"({"payment_id":")" + id_of('p') + R"(","order_id":")" + id_of('a') +
            R"(","oid":"oid-p","acquirer":"est3dgate",)"
            R"("amount":{"amount_minor":"86000","currency":"MAD","exponent":2}})"
    );
}

TEST(EventsOfTheMainJob, AnOrderIsPaidByAPaymentOrByNone)
{
    EXPECT_EQ(
        event_of({{id_of('a')}, core::PaymentId{id_of('p')}, noon}).data,
        R"({"order_id":")" + id_of('a') + R"(","payment_id":")" + id_of('p') + R"("})"
    );
    EXPECT_EQ(
        event_of(app::pay::OrderPaid{{id_of('a')}, std::nullopt, noon}).data,
        R"({"order_id":")" + id_of('a') + R"(","payment_id":null})"
    );
}

TEST(EventsOfTheMainJob, AStampSaysWhoseItIs)
{
    auto const event = event_of(sample_stamp('a', 1, 0));
    EXPECT_EQ(event.subject, number_of(1));
    EXPECT_EQ(event.mission, "CG-PAR");
    EXPECT_EQ(
        event.data,
        R"({"number":"0000000000000001","order_id":")" + id_of('a') +
            R"(","mission":"CG-PAR","service":"PAS-EST","index":0,)"
            R"("total":{"amount_minor":"86000","currency":"MAD","exponent":2}})"
    );
}

TEST(EventsOfTheMainJob, AnEndSaysWhichItWas)
{
    auto end = sample_end(number_of(1), 'r');
    EXPECT_EQ(
        event_of(end).data,
        R"({"number":"0000000000000001","mission":"CG-PAR","counter":"3","redemption_id":")" + id_of('r') +
            R"("})"
    );
    end.kind = app::stamp::EndKind::voided;
    EXPECT_EQ(event_of(end).type, domain::feed::Type::stamp_voided);
    EXPECT_EQ(
        event_of(end).data,
        R"({"number":"0000000000000001","mission":"CG-PAR","void_id":")" + id_of('r') + R"("})"
    );
}

TEST(EventsOfTheMainJob, ARefundIsAskedForAndEnds)
{
    auto refund = sample_refund('f', 'a');
    auto const asked = event_of(refund).value();
    EXPECT_EQ(asked.type, domain::feed::Type::refund_requested);
    EXPECT_EQ(asked.subject, id_of('f'));
    EXPECT_EQ(
        asked.data,
        R"({"refund_id":")" + id_of('f') + R"(","order_id":")" + id_of('a') + R"(","payment_id":")" +
            id_of('p') +
            R"(","amount":{"amount_minor":"86000","currency":"MAD","exponent":2},)"
            R"("fee":{"amount_minor":"0","currency":"MAD","exponent":2}})"
    );
    refund.sequence = 1;
    refund.state = domain::refund::State::sending;
    EXPECT_FALSE(event_of(refund).has_value()) << "nobody else's business";
    refund.state = domain::refund::State::succeeded;
    EXPECT_EQ(event_of(refund)->type, domain::feed::Type::refund_succeeded);
    refund.state = domain::refund::State::failed;
    EXPECT_EQ(event_of(refund)->type, domain::feed::Type::refund_failed);
}

} // namespace
} // namespace etimbre::adapters::store
