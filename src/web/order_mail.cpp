#include "web/order_mail.hpp"

#include "app/notice/owe_notice.hpp"
#include "core/utf8.hpp"
#include "http/api/failure.hpp"
#include "web/form_writer.hpp"
#include "web/mail_words.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;
using domain::notice::Event;
using domain::notice::State;

std::string_view sentence_for(State state, MailWords const& words)
{
    switch (state) {
    case State::created:
    case State::sending:
        return words.on_its_way;
    case State::delivered:
        return words.delivered;
    case State::temporary_failure:
        return words.later;
    case State::permanent_failure:
        return words.bounced;
    case State::technical_failure:
        return words.failed;
    }
    return words.on_its_way;
}

std::string_view notice_class(State state)
{
    if (state == State::permanent_failure || state == State::technical_failure) return "notice refused";
    return state == State::temporary_failure ? "notice waiting" : "notice";
}

/// Owes the mail to a paid order. False where the order is not paid.
bool owe(
    app::work::Unit& unit,
    core::OrderId const& order,
    api::MailTerms const& terms,
    core::Sha256 sha256,
    core::Instant now
)
{
    if (!unit.pay.orders.paid(order)) return false;
    auto const occasion = domain::notice::occasion_at(now, terms.pause);
    app::notice::owe_notice({unit.notices, unit.jobs}, {order, Event::sent_again, occasion}, sha256, now);
    return true;
}

} // namespace

std::string veiled(std::string_view address)
{
    auto const at = address.find('@');
    auto rest = address;
    if (at == std::string_view::npos || !core::take_code_point(rest)) return "…";
    auto const first = address.substr(0, std::min(at, address.size() - rest.size()));
    return std::string{first} + "…" + std::string{address.substr(at)};
}

std::string mail_content(api::Desk const& desk, api::OrderView const& view, OrderDoor const& door)
{
    if (!desk.mail || !view.paid) return {};
    auto const& words = mail_words_in(door.language);
    HtmlWriter html;
    if (view.mail) {
        html.open("div", {{"class", notice_class(view.mail->state)}, {"role", "status"}});
        html.open("p").text(words.to).text(" ");
        html.element("bdi", veiled(view.order.payer.email), {{"dir", "ltr"}}).close("p");
        html.element("p", sentence_for(view.mail->state, words)).close("div");
    }
    html.open("form", {{"method", "post"}, {"action", order_address(door, "/mail")}});
    html.open("div", {{"class", "row"}});
    write_button(html, words.send, "button second");
    html.close("div").close("form");
    return std::move(html).take();
}

void post_order_mail(api::Desk const& desk, api::Call call)
{
    auto const door = open_door(desk, call);
    if (!door) return;
    if (!desk.mail) return call.answer(not_found_page(door->language));
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(door->language));
    auto const now = desk.clock();
    if (auto const wait = desk.gate.mail(door->id.value, now))
        return call.answer(too_often_page(door->language, *wait));
    app::work::run<bool>(
        desk.write,
        [id = door->id, terms = *desk.mail, sha256 = desk.sha256, now](app::work::Unit& unit) {
            return owe(unit, id, terms, sha256, now);
        },
        [door = *door, call = std::move(call)](app::work::Outcome<bool> done) mutable {
            if (done) return call.answer(see_other(order_address(door)));
            api::log_failure(done.error(), *call.request);
            call.answer(unavailable_page(door.language, order_path(door)));
        }
    );
}

} // namespace etimbre::web
