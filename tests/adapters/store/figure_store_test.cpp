#include "adapters/store/figure_store.hpp"
#include "adapters/store/transaction.hpp"
#include "refund_samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class FigureStoreTest : public testing::Test {
protected:
    void in_transaction(std::function<void(app::work::Unit&)> const& work)
    {
        Transaction transaction{session_->sql()};
        auto unit = session_->unit();
        work(unit);
        transaction.commit();
    }
    app::work::Figures figures() { return session_->unit().figures.read(); }

    TempDatabase database_;
    std::unique_ptr<Session> session_ = database_.open();
};

TEST_F(FigureStoreTest, AnEmptyHouseOwesNothing)
{
    auto const found = figures();
    EXPECT_THAT(found.owed, IsEmpty());
    EXPECT_THAT(found.payments, IsEmpty());
    EXPECT_EQ(found.paid_without_stamps, 0);
}

TEST_F(FigureStoreTest, WhatIsOwedIsCountedByKindWithTheOldest)
{
    in_transaction([](app::work::Unit& unit) {
        unit.jobs.schedule(app::jobs::Kind::ask_status, "a", noon + std::chrono::seconds{5});
        unit.jobs.schedule(app::jobs::Kind::ask_status, "b", noon);
        unit.jobs.schedule(app::jobs::Kind::undo, "c", noon);
    });
    auto const found = figures();
    ASSERT_THAT(found.owed, SizeIs(2));
    EXPECT_EQ(found.owed[0].kind, app::jobs::Kind::ask_status);
    EXPECT_EQ(found.owed[0].waiting, 2);
    EXPECT_EQ(found.owed[0].oldest_due, noon);
}

TEST_F(FigureStoreTest, RefundsThatHaveNotSucceededAreCountedByStateWithTheOldest)
{
    in_transaction([](app::work::Unit& unit) {
        write_captured_order(unit);
        for (char const letter : {'f', 'g', 'h'}) {
            auto refund = sample_refund(letter, 'a', 0);
            refund.created_at = noon + std::chrono::seconds{letter};
            if (letter == 'h') refund.state = domain::refund::State::succeeded;
            unit.refund.refunds.insert(refund);
        }
    });
    auto const found = figures();
    ASSERT_THAT(found.refunds, SizeIs(1));
    EXPECT_EQ(found.refunds[0].state, domain::refund::State::requested);
    EXPECT_EQ(found.refunds[0].count, 2);
    EXPECT_EQ(found.refunds[0].oldest, noon + std::chrono::seconds{'f'});
}

TEST_F(FigureStoreTest, PaymentsUnderWayAreCountedByState)
{
    in_transaction([](app::work::Unit& unit) {
        write_order(unit, 'a');
        unit.pay.payments.insert(sample_payment('p', 'a', 1));
    });
    auto const found = figures();
    ASSERT_THAT(found.payments, SizeIs(1));
    EXPECT_EQ(found.payments[0].count, 1);
}

TEST_F(FigureStoreTest, AnOrderThatWasPaidAndHasNoStampIsSeen)
{
    in_transaction([](app::work::Unit& unit) {
        write_order(unit, 'a');
        unit.pay.orders.mark_paid({.order = {id_of('a')}, .payment = std::nullopt, .at = noon});
    });
    EXPECT_EQ(figures().paid_without_stamps, 1);
    in_transaction([](app::work::Unit& unit) { write_stamp(unit, 'b', 0); });
    EXPECT_EQ(figures().paid_without_stamps, 1) << "the second order has its stamp";
}

using SqliteFigureStoreTest = FigureStoreTest;

TEST_F(SqliteFigureStoreTest, NoQuestionWalksThroughAllPaymentsOrOrders)
{
    for (auto const* const sql :
         {"EXPLAIN QUERY PLAN SELECT state, COUNT(*) FROM payment WHERE state IN ('unknown', 'created') "
          "GROUP BY state",
          "EXPLAIN QUERY PLAN SELECT order_id FROM order_paid ORDER BY at_us DESC LIMIT 1000"}) {
        int id = 0;
        int parent = 0;
        int unused = 0;
        std::string plan;
        session_->sql() << sql, soci::into(id), soci::into(parent), soci::into(unused), soci::into(plan);
        EXPECT_THAT(plan, testing::HasSubstr("USING")) << plan;
        EXPECT_THAT(plan, testing::HasSubstr("INDEX")) << plan;
    }
}

} // namespace
} // namespace etimbre::adapters::store
