#include "adapters/store/acquirers_in_use.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using app::jobs::Kind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class AcquirersInUse : public StoreTest {
protected:
    AcquirersInUse()
    {
        for (char const order : {'a', 'b', 'c'}) write_order(unit_, order);
    }
    app::pay::Payment pay(char letter, char order, std::string acquirer)
    {
        auto payment = sample_payment(letter, order);
        payment.acquirer = std::move(acquirer);
        unit_.pay.payments.insert(payment);
        return payment;
    }
    void end(app::pay::Payment payment)
    {
        using domain::payment::Event;
        for (auto const on : {Event::redirect, Event::expire_asked, Event::nothing_found})
            payment = unit_.pay.payments.advance(payment, on, noon).value();
    }
};

TEST_F(AcquirersInUse, AreThoseOfOpenPayments)
{
    EXPECT_THAT(acquirers_in_use(session_->sql()), IsEmpty());
    pay('p', 'a', "cmi");
    pay('q', 'b', "cmi");
    pay('r', 'c', "atlas");
    EXPECT_THAT(acquirers_in_use(session_->sql()), ElementsAre(Pair("atlas", 1), Pair("cmi", 2)));
}

TEST_F(AcquirersInUse, ArePastWhenTheirPaymentsAreOverAndNothingIsOwed)
{
    auto const payment = pay('p', 'a', "cmi");
    end(payment);
    unit_.jobs.schedule(Kind::expire, payment.id.value, noon);
    EXPECT_THAT(acquirers_in_use(session_->sql()), IsEmpty());
    unit_.jobs.schedule(Kind::undo, payment.id.value, noon);
    unit_.jobs.schedule(Kind::ask_status, payment.id.value, noon);
    EXPECT_THAT(acquirers_in_use(session_->sql()), ElementsAre(Pair("cmi", 1)));
}

} // namespace
} // namespace etimbre::adapters::store
