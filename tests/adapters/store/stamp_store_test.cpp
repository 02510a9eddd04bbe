#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::stamp::EndKind;
using StampStoreTest = StoreTest;

TEST_F(StampStoreTest, AStampIsReadAsItWasWritten)
{
    write_order(unit_, 'a');
    unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = std::nullopt, .at = noon});
    auto written = sample_stamp('a', 1, 4'294'967'295U);
    written.number = "4071883529061770";
    written.holder = {0x00, 0xFF};
    unit_.stamp.stamps.insert(written);

    auto const state = unit_.stamp.stamps.find("4071883529061770").value();
    EXPECT_FALSE(state.end.has_value());
    auto const& row = state.row;
    EXPECT_EQ(row.order, written.order);
    EXPECT_EQ(row.unit, written.unit);
    EXPECT_EQ(row.number, written.number);
    EXPECT_EQ(row.index, written.index);
    EXPECT_EQ(row.issuer, written.issuer);
    EXPECT_EQ(row.service, written.service);
    EXPECT_EQ(row.mission, written.mission);
    EXPECT_EQ(row.receipt, written.receipt);
    EXPECT_EQ(row.chancery, written.chancery);
    EXPECT_EQ(row.service_part, written.service_part);
    EXPECT_EQ(row.total, written.total);
    EXPECT_EQ(row.issued_at, written.issued_at);
    EXPECT_EQ(row.expires_at, written.expires_at);
    EXPECT_EQ(row.kid, written.kid);
    EXPECT_EQ(row.holder, written.holder);
    EXPECT_EQ(row.payment, written.payment);
    EXPECT_EQ(row.payload_hash, written.payload_hash);
    EXPECT_FALSE(unit_.stamp.stamps.find("0000000000000000").has_value());
}

TEST_F(StampStoreTest, AStampEndsOnce)
{
    auto const number = write_stamp(unit_, 'a', 0);
    auto redeemed = sample_end(number, 'r');
    auto voided = sample_end(number, 'v');
    voided.kind = EndKind::voided;
    voided.reason = "printed twice";
    EXPECT_TRUE(unit_.stamp.stamps.end(voided));
    EXPECT_FALSE(unit_.stamp.stamps.end(redeemed));
    EXPECT_FALSE(unit_.stamp.stamps.end(voided));

    auto const end = unit_.stamp.stamps.find(number).value().end.value();
    EXPECT_EQ(end.number, number);
    EXPECT_EQ(end.kind, EndKind::voided);
    EXPECT_EQ(end.id, id_of('v'));
    EXPECT_EQ(end.mission, "CG-PAR");
    EXPECT_EQ(end.counter, "3");
    EXPECT_EQ(end.kid, voided.kid);
    EXPECT_EQ(end.reason, "printed twice");
    EXPECT_EQ(end.at, noon);
}

// It would hide that the same redemption id stands for two stamps.
TEST_F(StampStoreTest, AnEndIdTakenByAnotherStampIsAFailureAndNotAnEnd)
{
    auto const first = write_stamp(unit_, 'a', 0);
    auto const second = write_stamp(unit_, 'b', 1);
    EXPECT_TRUE(unit_.stamp.stamps.end(sample_end(first, 'r')));
    EXPECT_THROW(unit_.stamp.stamps.end(sample_end(second, 'r')), StoreFailure);
    EXPECT_TRUE(unit_.stamp.stamps.end(sample_end(second, 's')));
}

TEST_F(StampStoreTest, ANumberThatIsNoStampCannotEnd)
{
    EXPECT_THROW(unit_.stamp.stamps.end(sample_end(number_of(9), 'r')), StoreFailure);
}

TEST_F(StampStoreTest, TheStampsOfAnOrderComeUnitByUnitWithTheirEnds)
{
    write_stamp(unit_, 'a', 5);
    unit_.stamp.stamps.insert(sample_stamp('a', 3, 6));
    unit_.stamp.stamps.insert(sample_stamp('a', 2, 7));
    unit_.stamp.stamps.end(sample_end(number_of(8), 'r'));

    auto const stamps = unit_.stamp.stamps.of_order({id_of('a')});
    ASSERT_EQ(stamps.size(), 3U);
    EXPECT_EQ(stamps[0].row.unit, 1);
    EXPECT_EQ(stamps[1].row.unit, 2);
    EXPECT_EQ(stamps[2].row.unit, 3);
    EXPECT_FALSE(stamps[0].end.has_value());
    EXPECT_TRUE(stamps[1].end.has_value());
    EXPECT_FALSE(stamps[2].end.has_value()) << "an end does not stick to the next row";
}

} // namespace
} // namespace etimbre::adapters::store
