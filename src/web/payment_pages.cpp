#include "web/payment_pages.hpp"

#include "app/pay/start_payment.hpp"
#include "http/api/failure.hpp"
#include "web/form_writer.hpp"
#include "web/order_content.hpp"
#include "web/order_door.hpp"
#include "web/page.hpp"
#include "web/person_words.hpp"
#include "web/plain_pages.hpp"
#include "web/spoken.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;
using domain::payment::State;
using http::server::Response;

std::string pay_content(OrderDoor const& door, api::OrderView const& view, app::pay::RedirectForm const& form)
{
    auto const& words = person_words_in(door.language);
    HtmlWriter html;
    write_back(html, words_in(door.language).back, order_address(door));
    write_step(html, 5);
    html.open("h1").text(words.bank_title).text(" ");
    html.element("bdi", spoken_amount(view.order.total, door.language)).close("h1");
    html.element("p", words.bank_text);
    auto const oid = view.payments.back().oid;
    html.open("form", {{"method", form.method}, {"action", form.url}, {"data-send", oid}});
    for (auto const& [name, value] : form.fields) write_hidden(html, name, value);
    html.open("div", {{"class", "row"}});
    write_button(html, words.bank_button);
    html.close("div").close("form").element("p", words.bank_after, {{"class", "quiet"}});
    return std::move(html).take();
}

Response pay_page(api::Desk const& desk, api::OrderView const& view, OrderDoor const& door)
{
    auto const* const payment = payable_attempt(view);
    if (payment == nullptr) return see_other(order_address(door));
    auto const form = desk.acquirers.of(payment->acquirer).redirect_form(*payment, view.order);
    return page_response(
        200,
        {
            .language = door.language,
            .title = std::string{person_words_in(door.language).bank_button},
            .here = order_path(door, "/pay"),
            .form_targets = desk.acquirers.gateways(view.at),
            .nonce = core::draw_id(desk.entropy),
            .content = pay_content(door, view, form),
        }
    );
}

/// Changes the order's payments, then sends the browser to `step` of the order.
void change(
    api::Desk const& desk,
    api::Call call,
    std::string_view step,
    std::move_only_function<bool(app::work::Unit&, OrderDoor const&)> work
)
{
    auto const door = open_door(desk, call);
    if (!door) return;
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(door->language));
    app::work::run<bool>(
        desk.write,
        [door = *door, work = std::move(work)](app::work::Unit& unit) mutable { return work(unit, door); },
        [&desk, door = *door, step, call = std::move(call)](app::work::Outcome<bool> done) mutable {
            if (!done) {
                api::log_failure(done.error(), *call.request);
                return call.answer(unavailable_page(door.language, order_path(door)));
            }
            desk.wake_jobs();
            call.answer(see_other(order_address(door, *done ? step : "")));
        }
    );
}

/// A card page opened before may bring money after an attempt was closed.
bool may_hold_money(app::pay::Payment const& payment)
{
    auto const closed = payment.state == State::expired || payment.state == State::failed;
    return closed || domain::payment::is_open(payment.state);
}

} // namespace

app::pay::Payment const* payable_attempt(api::OrderView const& view)
{
    if (view.payments.empty() || view.payments.back().state != State::redirected) return nullptr;
    return &view.payments.back();
}

void get_pay_page(api::Desk const& desk, api::Call call)
{
    auto door = open_door(desk, call);
    if (!door) return;
    show_order(
        desk,
        std::move(call),
        *std::move(door),
        [&desk](api::OrderView const& view, OrderDoor const& at) { return pay_page(desk, view, at); }
    );
}

void post_pay(api::Desk const& desk, api::Call call)
{
    auto const now = desk.clock();
    change(desk, std::move(call), "/pay", [&desk, now](app::work::Unit& unit, OrderDoor const& door) {
        return app::pay::start_payment(unit.pay, door.id, desk.payment_terms, now).has_value();
    });
}

void post_ask(api::Desk const& desk, api::Call call)
{
    auto const now = desk.clock();
    change(desk, std::move(call), "", [now](app::work::Unit& unit, OrderDoor const& door) {
        if (unit.pay.orders.paid(door.id)) return true;
        for (auto const& payment : unit.pay.payments.of_order(door.id))
            if (may_hold_money(payment)) unit.pay.reminders.ask_status(payment.id, now);
        return true;
    });
}

void get_order_state(api::Desk const& desk, api::Call call)
{
    auto door = open_door(desk, call);
    if (!door) return;
    show_order(desk, std::move(call), *std::move(door), [](api::OrderView const& view, OrderDoor const&) {
        return http::server::text_response(200, order_state_line(view));
    });
}

} // namespace etimbre::web
