#include "adapters/store/fact_effects.hpp"
#include "adapters/store/fact_rows.hpp"
#include "witnessed_day.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

class FactEffectsTest : public WitnessedDay {
protected:
    /// Puts back the records into an empty database, the first so many of them.
    void put_back(std::size_t count)
    {
        FactRows rows{other_->sql()};
        FactEffects effects{other_->sql()};
        auto const records = committed();
        for (std::size_t at = 0; at < count; ++at) {
            auto const facts = domain::journal::read_facts(records[at].facts).value();
            for (auto const& fact : facts) EXPECT_EQ(rows.put(fact), FactRows::Put::written);
            for (int twice = 0; twice < 2; ++twice)
                for (auto const& fact : facts) effects.settle(fact, noon);
        }
    }
    std::vector<std::string> texts(Session& session, std::string const& query)
    {
        soci::rowset<std::string> rows = (session.sql().prepare << query);
        return {rows.begin(), rows.end()};
    }

    TempDatabase empty_;
    std::unique_ptr<Session> other_ = empty_.open();
};

TEST_F(FactEffectsTest, APaymentInProgressHoldsItsPlaceAndIsAskedAfter)
{
    day();
    put_back(2);
    auto unit = other_->unit();
    auto const payment = unit.pay.payments.open_of({id_of('a')});
    ASSERT_TRUE(payment.has_value());
    EXPECT_EQ(payment->state, domain::payment::State::redirected);
    EXPECT_EQ(payment->sequence, 1);
    EXPECT_EQ(unit.jobs.next_due(), noon);
}

TEST_F(FactEffectsTest, TheLedgerTheLogAndThePlaceFollowFromTheFacts)
{
    day();
    put_back(4);
    constexpr auto transfers = "SELECT transfer_id || debit || credit || amount_minor || at_us "
                               "FROM ledger_transfer ORDER BY transfer_id";
    EXPECT_EQ(texts(*other_, transfers), texts(*session_, transfers));
    auto unit = other_->unit();
    EXPECT_EQ(unit.stamp.log.head().size, 1U);
    EXPECT_EQ(unit.stamp.log.head().totals.of("MAD"), 86000U);
    EXPECT_FALSE(unit.pay.payments.open_of({id_of('a')}).has_value());
    EXPECT_EQ(unit.pay.payments.find({id_of('p')})->state, domain::payment::State::captured);
}

} // namespace
} // namespace etimbre::adapters::store
