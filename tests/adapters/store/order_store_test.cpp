#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::pay::OrderPaid;
using OrderStoreTest = StoreTest;

TEST_F(OrderStoreTest, AnOrderIsReadAsItWasWritten)
{
    write_order(unit_, 'a');
    auto const order = unit_.pay.orders.find({id_of('a')}).value();
    auto const written = sample_order('a');
    EXPECT_EQ(order.id, written.id);
    EXPECT_EQ(order.quote, written.quote);
    EXPECT_EQ(order.mission, written.mission);
    EXPECT_EQ(order.total, written.total);
    EXPECT_EQ(order.payer.email, written.payer.email);
    EXPECT_EQ(order.payer.name, written.payer.name);
    EXPECT_EQ(order.language, written.language);
    EXPECT_EQ(order.created_at, written.created_at);
    EXPECT_FALSE(unit_.pay.orders.find({id_of('b')}).has_value());
}

TEST_F(OrderStoreTest, AQuoteIsOrderedOnce)
{
    write_order(unit_, 'a');
    auto second = sample_order('b');
    second.quote = {id_of('a')};
    EXPECT_FALSE(unit_.pay.orders.insert(second));
    EXPECT_FALSE(unit_.pay.orders.find(second.id).has_value());
}

TEST_F(OrderStoreTest, AnOrderIdTakenIsAFailureAndNotASecondOrder)
{
    write_order(unit_, 'a');
    unit_.pay.quotes.insert(sample_quote('b'));
    auto second = sample_order('a');
    second.quote = {id_of('b')};
    EXPECT_THROW(unit_.pay.orders.insert(second), StoreFailure);
}

TEST_F(OrderStoreTest, UnitsComeInTheirOrder)
{
    write_order(unit_, 'a');
    auto unbound = sample_unit(1, number_of(1));
    unbound.holder.reset();
    EXPECT_TRUE(unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(2, number_of(2))));
    EXPECT_TRUE(unit_.pay.orders.insert_unit({id_of('a')}, unbound));

    auto const units = unit_.pay.orders.units({id_of('a')});
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].number, number_of(1));
    EXPECT_FALSE(units[0].holder.has_value());
    EXPECT_EQ(units[1].unit, 2);
    EXPECT_EQ(units[1].service, "PAS-EST");
    EXPECT_EQ(units[1].parts, parts_of_passport());
    EXPECT_EQ(units[1].holder, (app::pay::HolderBinding{0xAB, 0x01}));
    EXPECT_TRUE(unit_.pay.orders.units({id_of('z')}).empty());
}

TEST_F(OrderStoreTest, AStampNumberBelongsToOneUnit)
{
    write_order(unit_, 'a');
    write_order(unit_, 'b');
    EXPECT_TRUE(unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(7))));
    EXPECT_FALSE(unit_.pay.orders.insert_unit({id_of('b')}, sample_unit(1, number_of(7))));
    EXPECT_TRUE(unit_.pay.orders.insert_unit({id_of('b')}, sample_unit(1, number_of(8))));
}

// Drawing another number would not help: the caller must not be told to.
TEST_F(OrderStoreTest, AUnitWrittenTwiceIsAFailureAndNotATakenNumber)
{
    write_order(unit_, 'a');
    unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(1)));
    EXPECT_THROW(unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(2))), StoreFailure);
}

TEST_F(OrderStoreTest, OneOfTwoPaymentsPaysTheOrder)
{
    write_order(unit_, 'a');
    auto const first = sample_payment('p', 'a', 1);
    unit_.pay.payments.insert(first);
    OrderPaid const paid{.order = {id_of('a')}, .payment = first.id, .at = noon};
    EXPECT_FALSE(unit_.pay.orders.paid({id_of('a')}).has_value());
    EXPECT_TRUE(unit_.pay.orders.mark_paid(paid));
    EXPECT_FALSE(unit_.pay.orders.mark_paid(paid));
    EXPECT_FALSE(unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = std::nullopt, .at = noon}));

    auto const found = unit_.pay.orders.paid({id_of('a')}).value();
    EXPECT_EQ(found.payment, first.id);
    EXPECT_EQ(found.at, noon);
}

TEST_F(OrderStoreTest, APaymentPaysOneOrder)
{
    write_order(unit_, 'a');
    write_order(unit_, 'b');
    unit_.pay.payments.insert(sample_payment('p', 'a'));
    core::PaymentId const payment{id_of('p')};
    EXPECT_TRUE(unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = payment, .at = noon}));
    EXPECT_THROW(
        unit_.pay.orders.mark_paid({.order = {id_of('b')}, .payment = payment, .at = noon}), StoreFailure
    );
}

TEST_F(OrderStoreTest, AnExemptionHasNoPayment)
{
    write_order(unit_, 'a');
    EXPECT_TRUE(unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = std::nullopt, .at = noon}));
    EXPECT_FALSE(unit_.pay.orders.paid({id_of('a')}).value().payment.has_value());
}

} // namespace
} // namespace etimbre::adapters::store
