#include "web/order_door.hpp"

#include "http/api/failure.hpp"
#include "http/api/order_access.hpp"
#include "web/plain_pages.hpp"

namespace etimbre::web {

namespace api = http::api;

std::optional<OrderDoor> open_door(api::Desk const& desk, api::Call& call)
{
    core::OrderId const id{std::string{call.request->parameter("id")}};
    auto const language = language_in(*call.request);
    auto const spoken = language.value_or(core::Language::fr);
    if (auto const no = api::barred(desk, *call.request, id, api::may_read(desk, *call.request, id))) {
        call.answer(no->wait ? too_often_page(spoken, *no->wait) : not_found_page(spoken));
        return std::nullopt;
    }
    if (!language) {
        call.answer(not_found_page(spoken));
        return std::nullopt;
    }
    return OrderDoor{*language, id, std::string{call.request->query_value("t")}};
}

std::string order_path(OrderDoor const& door, std::string_view step)
{
    return "/orders/" + door.id.value + std::string{step} + "?t=" + door.token;
}

std::string order_address(OrderDoor const& door, std::string_view step)
{
    return '/' + std::string{core::tag_of(door.language)} + order_path(door, step);
}

void show_order(api::Desk const& desk, api::Call call, OrderDoor door, OrderAnswer answer)
{
    using View = std::optional<api::OrderView>;
    app::work::run<View>(
        desk.read,
        [id = door.id, now = desk.clock(), mails = desk.mail.has_value()](app::work::Unit& unit) {
            auto view = api::read_order(unit, id, now);
            if (view && mails) view->mail = unit.notices.latest_of(id);
            return view;
        },
        [door, answer = std::move(answer), call = std::move(call)](app::work::Outcome<View> outcome) mutable {
            if (!outcome) {
                api::log_failure(outcome.error(), *call.request);
                return call.answer(unavailable_page(door.language, order_path(door)));
            }
            auto const& view = *outcome;
            call.answer(view ? answer(*view, door) : not_found_page(door.language));
        }
    );
}

} // namespace etimbre::web
