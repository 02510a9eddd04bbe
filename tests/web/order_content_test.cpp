#include "office.hpp"
#include "web/order_content.hpp"

namespace etimbre::web {
namespace {

using http::api::OrderView;

OrderView look_at(http::api::Office& office, std::string const& order)
{
    return app::work::run_and_wait<std::optional<OrderView>>(
               office.read(),
               [&](app::work::Unit& unit) {
                   return http::api::read_order(unit, core::OrderId{order}, office.desk().clock());
               }
    ).value();
}

TEST(OrderContent, EveryStampHasACardAndItsOwnState)
{
    http::api::Office office;
    auto view = look_at(office, office.order("", "VIS-DIP", 3).id);
    view.stamps.at(1).end = http::api::end_of(view.stamps.at(1), app::stamp::EndKind::voided);
    auto const html = order_content(office.desk(), view, {core::Language::fr, view.order.id, "t"});
    std::size_t cards = 0;
    for (auto at = html.find("<section"); at != std::string_view::npos; at = html.find("<section", at + 1))
        ++cards;
    EXPECT_EQ(cards, 3U);
    EXPECT_TRUE(html.contains("<bdi class=\"state\">valable</bdi>"));
    EXPECT_TRUE(html.contains("<bdi class=\"state bad\">annulé</bdi>"));
    EXPECT_EQ(message_of(view, core::Language::fr).title, words_in(core::Language::fr).partly_voided.title);
}

TEST(OrderContent, OneStampIsNotSpokenOfAsMany)
{
    http::api::Office office;
    auto const one = look_at(office, office.order("", "VIS-DIP", 1).id);
    auto const two = look_at(office, office.order("", "VIS-DIP", 2).id);
    EXPECT_EQ(message_of(one, core::Language::en).title, "Your stamp is ready");
    EXPECT_EQ(message_of(two, core::Language::en).title, "Your stamps are ready");
}

TEST(OrderContent, NothingOfThePayerIsShownToWhoeverHasTheLink)
{
    http::api::Office office;
    auto const view = look_at(office, office.buy().order.id);
    auto const html = order_content(office.desk(), view, {core::Language::fr, view.order.id, "t"});
    EXPECT_FALSE(html.contains("amina"));
    EXPECT_FALSE(html.contains("Amina"));
}

} // namespace
} // namespace etimbre::web
