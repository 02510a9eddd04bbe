#include "http/api/order_view.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

std::optional<OrderView> look_at(Office& office, std::string const& order, core::Instant at)
{
    return app::work::run_and_wait<std::optional<OrderView>>(office.read(), [&](app::work::Unit& unit) {
        return read_order(unit, core::OrderId{order}, at);
    });
}

TEST(OrderView, AnUnpaidOrderIsUnpaidWhileItCanBePaid)
{
    Office office;
    auto const order = office.order();
    auto const now = office.desk().clock();
    EXPECT_EQ(look_at(office, order.id, now)->state(), "unpaid");
    EXPECT_EQ(look_at(office, order.id, now + std::chrono::hours{25})->state(), "abandoned");
}

TEST(OrderView, AnOpenAttemptKeepsAnOrderAliveAfterItsQuoteHasEnded)
{
    Office office;
    auto const order = office.order();
    office.pay(order, "k");
    EXPECT_EQ(look_at(office, order.id, office.desk().clock() + std::chrono::hours{25})->state(), "unpaid");
}

TEST(OrderView, VoidedStampsShowInTheStateOfTheOrder)
{
    Office office;
    auto const order = office.order("", "VIS-DIP", 2);
    auto view = look_at(office, order.id, office.desk().clock()).value();
    EXPECT_EQ(view.state(), "paid");
    auto const end = [&](std::size_t place, app::stamp::EndKind kind) {
        view.stamps.at(place).end = end_of(view.stamps.at(place), kind);
    };
    end(0, app::stamp::EndKind::redeemed);
    EXPECT_EQ(view.state(), "paid");
    end(0, app::stamp::EndKind::voided);
    EXPECT_EQ(view.state(), "partly_voided");
    end(1, app::stamp::EndKind::voided);
    EXPECT_EQ(view.state(), "voided");
}

TEST(OrderView, AnOrderThatDoesNotExistIsNothing)
{
    Office office;
    EXPECT_FALSE(look_at(office, std::string(32, '0'), office.desk().clock()));
}

} // namespace
} // namespace etimbre::http::api
