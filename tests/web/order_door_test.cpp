#include "buying.hpp"
#include "web/order_door.hpp"

namespace etimbre::web {
namespace {

TEST(OrderDoor, ItsAddressesCarryTheLinkAndTheLanguage)
{
    OrderDoor const door{core::Language::ar, core::OrderId{"9f"}, "abc"};
    EXPECT_EQ(order_path(door, "/pay"), "/orders/9f/pay?t=abc");
    EXPECT_EQ(order_address(door), "/ar/orders/9f?t=abc");
}

TEST_F(Buying, ManyWrongLinksAreAskedToWaitByAPage)
{
    auto const order = office_.order();
    http::server::Response last{};
    for (int i = 0; i < 30; ++i) last = get("/es/orders/" + order.id + "?t=wrong");
    EXPECT_EQ(last.status, 429U);
    EXPECT_TRUE(last.body.contains("Demasiadas peticiones"));
    EXPECT_EQ(get(address_of(order.id)).status, 200U) << "whoever has the link is let in";
}

} // namespace
} // namespace etimbre::web
