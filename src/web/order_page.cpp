#include "web/order_page.hpp"

#include "web/order_content.hpp"
#include "web/order_door.hpp"
#include "web/page.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;

constexpr int look_again_seconds = 3;

http::server::Response order_page(api::Desk const& desk, api::OrderView const& view, OrderDoor const& door)
{
    Page page{
        .language = door.language,
        .title = std::string{message_of(view, door.language).title},
        .here = order_path(door),
        .content = order_content(desk, view, door),
    };
    page.nonce = core::draw_id(desk.entropy);
    if (desk.mail && view.paid) page.forms = Forms::here;
    if (view.state() == "unpaid") {
        auto const paying = paying_of(view);
        page.forms = Forms::here;
        if (paying == Paying::at_the_bank || paying == Paying::under_way)
            page.refresh_seconds = look_again_seconds;
    }
    return page_response(200, page);
}

} // namespace

void get_order_page(api::Desk const& desk, api::Call call)
{
    auto door = open_door(desk, call);
    if (!door) return;
    show_order(
        desk,
        std::move(call),
        *std::move(door),
        [&desk](api::OrderView const& view, OrderDoor const& at) { return order_page(desk, view, at); }
    );
}

} // namespace etimbre::web
