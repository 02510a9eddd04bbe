#include "app/work/issuing_desk.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace etimbre::app::work {
namespace {

TEST(IssuingDesk, EachUnitOfAPaidOrderBecomesTheStampOfItsNumber)
{
    testing::LaneAtOnce lane;
    auto& office = lane.office;
    IssuingDesk desk{office.books, office.terms};
    auto const dirhams = [](std::int64_t amount) { return core::Money::of_minor(amount * 100, core::mad); };
    pay::Order const order{
        {"o"}, {"q"}, "CG-PAR", dirhams(860), {"a@example.org", "A"}, core::Language::fr, stamp::testing::noon
    };
    std::vector<pay::OrderUnit> const units{
        {1, "4071883529061770", "PAS-EST", {dirhams(0), dirhams(800), dirhams(60)}, pay::HolderBinding{1, 2}}
    };
    desk.issue(order, units, "capture:p", stamp::testing::noon);
    auto const& row = office.stamps.rows.at("4071883529061770");
    EXPECT_EQ(row.mission, "CG-PAR");
    EXPECT_EQ(row.chancery, dirhams(800));
    EXPECT_EQ(row.holder, (pay::HolderBinding{1, 2}));
    EXPECT_EQ(row.order, order.id);
}

} // namespace
} // namespace etimbre::app::work
