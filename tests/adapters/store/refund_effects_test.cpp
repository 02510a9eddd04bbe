#include "adapters/store/fact_effects.hpp"
#include "adapters/store/fact_rows.hpp"
#include "adapters/store/refund_effects.hpp"
#include "refund_samples.hpp"
#include "witnessed_day.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::refund::Event;
using domain::refund::State;

/// The order of the day is paid, its stamp given back with a fee, and the money sent and seen.
class RefundEffectsTest : public WitnessedDay {
protected:
    RefundEffectsTest()
    {
        carry_out([](app::work::Unit& unit) {
            write_order(unit, 'a');
            unit.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(1)));
        });
        carry_out([](app::work::Unit& unit) {
            unit.pay.payments.insert(sample_payment('p', 'a'));
            (void)unit.pay.payments.advance(sample_payment('p', 'a'), domain::payment::Event::redirect, noon);
        });
        carry_out([](app::work::Unit& unit) { issue(unit); });
        carry_out([](app::work::Unit& unit) { ask(unit); });
        carry_out([](app::work::Unit& unit) {
            auto const refund = unit.refund.refunds.find({id_of('f')}).value();
            (void)unit.refund.refunds.take_place(refund);
            (void)unit.refund.refunds.advance(refund, Event::send, noon);
        });
        carry_out([](app::work::Unit& unit) {
            auto const refund = unit.refund.refunds.find({id_of('f')}).value();
            unit.refund.refunds.free_place(refund);
            unit.refund.ledger.post(
                domain::ledger::refund(refund.id.value, "est3dgate", refund.amount), later()
            );
            (void)unit.refund.refunds.advance(refund, Event::given_back, later());
        });
    }

    static core::Instant later() { return noon + std::chrono::seconds{7}; }

    static void ask(app::work::Unit& unit)
    {
        auto refund = sample_refund('f', 'a', 85500);
        refund.fee = mad(500);
        unit.stamp.stamps.end(voided(number_of(1), 'v'));
        unit.stamp.ledger.post(domain::ledger::void_stamp(number_of(1), "CG-PAR", parts()), noon);
        unit.refund.refunds.insert(refund);
        unit.refund.refunds.insert_line({number_of(1), refund.id, refund.amount, refund.fee});
        unit.refund.refunds.reserve(refund, noon);
        unit.refund.ledger.post(domain::ledger::refund_fee(refund.id.value, refund.fee), noon);
        unit.refund.reminders.send(refund.id, noon);
    }

    /// The first so many records, in an empty database.
    void put_back(std::size_t count)
    {
        FactRows rows{other_->sql()};
        FactEffects effects{other_->sql()};
        auto const records = committed();
        for (std::size_t at = 0; at < count; ++at) {
            auto const facts = domain::journal::read_facts(records[at].facts).value();
            for (auto const& fact : facts)
                EXPECT_EQ(rows.put(fact), FactRows::Put::written) << static_cast<int>(fact.kind);
            for (int twice = 0; twice < 2; ++twice)
                for (auto const& fact : facts) effects.settle(fact, noon);
        }
    }
    std::vector<std::string> transfers(Session& session)
    {
        soci::rowset<std::string> rows =
            (session.sql().prepare << "SELECT transfer_id || debit || credit || amount_minor || at_us "
                                      "FROM ledger_transfer ORDER BY transfer_id");
        return {rows.begin(), rows.end()};
    }

    TempDatabase empty_;
    std::unique_ptr<Session> other_ = empty_.open();
};

TEST_F(RefundEffectsTest, WhatWasAskedForIsOwedAgain)
{
    put_back(4);
    auto unit = other_->unit();
    EXPECT_EQ(unit.refund.refunds.find({id_of('f')})->state, State::requested);
    EXPECT_EQ(unit.refund.refunds.reserved({id_of('p')}, core::mad), mad(85500));
    auto const jobs = unit.jobs.claim({"est3dgate", noon, std::chrono::seconds{60}, "one", 9});
    EXPECT_EQ(std::ranges::count(jobs, app::jobs::Kind::refund, &app::jobs::Job::kind), 1);
}

TEST_F(RefundEffectsTest, WhatWasOnItsWayHoldsItsPlaceAndIsAskedAfter)
{
    put_back(5);
    auto unit = other_->unit();
    auto const refund = unit.refund.refunds.find({id_of('f')}).value();
    EXPECT_EQ(refund.state, State::sending);
    EXPECT_EQ(refund.sequence, 1);
    EXPECT_FALSE(unit.refund.refunds.take_place(refund));
}

TEST_F(RefundEffectsTest, TheLedgerFollowsFromTheFacts)
{
    put_back(6);
    EXPECT_EQ(transfers(*other_), transfers(*session_));
    auto unit = other_->unit();
    auto const refund = unit.refund.refunds.find({id_of('f')}).value();
    EXPECT_EQ(refund.state, State::succeeded);
    EXPECT_EQ(refund.moved_at, later());
    EXPECT_TRUE(unit.refund.refunds.take_place(refund)) << "the place is free";
}

TEST_F(RefundEffectsTest, FactsOfOtherThingsAreLeftAlone)
{
    RefundEffects effects{other_->sql()};
    effects.settle({domain::journal::Kind::paid, {"o", "p", "payment", "1"}}, noon);
    EXPECT_FALSE(other_->unit().jobs.next_due().has_value());
}

} // namespace
} // namespace etimbre::adapters::store
