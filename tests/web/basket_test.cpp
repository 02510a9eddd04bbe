#include "inventory.hpp"
#include "web/basket.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

class BasketOfSeeds : public testing::Test {
protected:
    Basket read(http::server::FormFields const& pairs) const
    {
        return read_basket(catalogue_, pairs, http::api::opening);
    }
    domain::fees::Catalogue catalogue_ = http::api::catalogue_of_seeds();
};

TEST_F(BasketOfSeeds, WhatIsChosenTravelsInTheAddressAndComesBackTheSame)
{
    auto const basket = read({{"PAS-EST", "2"}, {"IMM-INS", "1"}});
    EXPECT_EQ(basket.query(), "IMM-INS=1&PAS-EST=2");
    EXPECT_EQ(basket.quantity_of("PAS-EST"), 2);
    EXPECT_EQ(basket.quantity_of("CNIE-EST"), 0);
}

TEST_F(BasketOfSeeds, WhatIsNoServiceOrNoNumberIsPassedOver)
{
    EXPECT_TRUE(
        read({{"NONE", "1"}, {"PAS-EST", "x"}, {"IMM-INS", "0"}, {"CNIE-EST", "-1"}, {"PAS-MIN", "1e3"}})
            .empty()
    );
}

TEST_F(BasketOfSeeds, MoreThanAnOrderCanHaveIsCutAndSaid)
{
    for (auto const* const many : {"21", "99999999999999999999"}) {
        auto const basket = read({{"PAS-EST", many}});
        EXPECT_TRUE(basket.too_many) << many;
        EXPECT_EQ(basket.quantity_of("PAS-EST"), domain::fees::most_quantity);
    }
    EXPECT_FALSE(read({{"PAS-EST", "20"}}).too_many);
}

TEST_F(BasketOfSeeds, AServiceForWhoLostTheOriginalSaysSoByBeingChosen)
{
    EXPECT_EQ(read({{"PAS-PER", "1"}}).wishes().at(0).lost, true);
    EXPECT_EQ(read({{"PAS-EST", "1"}}).wishes().at(0).lost, std::nullopt);
}

} // namespace
} // namespace etimbre::web
