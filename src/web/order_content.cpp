#include "web/order_content.hpp"

#include "app/stamp/inspect.hpp"
#include "domain/notice/order_number.hpp"
#include "web/form_writer.hpp"
#include "web/order_mail.hpp"
#include "web/refund_content.hpp"
#include "web/spoken.hpp"
#include "web/stamp_card.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;

/// What the cards of one order have in common.
struct Shown {
    api::Desk const& desk;
    api::OrderView const& view;
    core::Language language;
    Words const& words;
    std::string link;
};

std::string_view notice_class(std::string_view state)
{
    if (state == "paid") return "notice";
    return state == "unpaid" ? "notice waiting" : "notice refused";
}

void write_message(HtmlWriter& html, Message const& message, std::string_view classes)
{
    html.element("h1", message.title);
    html.open("div", {{"class", classes}, {"role", "status"}}).element("p", message.text).close("div");
}

void write_order(HtmlWriter& html, Shown const& shown)
{
    html.open("dl");
    html.element("dt", shown.words.order).open("dd");
    auto const number = domain::notice::order_number(shown.view.order.id);
    html.element("bdi", domain::notice::grouped_order_number(number), {{"dir", "ltr"}, {"class", "number"}});
    html.close("dd");
    write_term(html, shown.words.amount, spoken_amount(shown.view.order.total, shown.language));
    html.close("dl");
}

/// A button that does something about the order.
void write_action(HtmlWriter& html, OrderDoor const& door, std::string_view step, std::string_view label)
{
    bool const first = step == "/pay";
    html.open("form", {{"method", "post"}, {"action", order_address(door, step)}});
    write_button(html, label, first ? "button" : "button second");
    html.close("form");
}

void write_unpaid(HtmlWriter& html, Shown const& shown, OrderDoor const& door)
{
    auto const& words = shown.words;
    auto const paying = paying_of(shown.view);
    if (paying == Paying::not_begun || paying == Paying::brought_nothing) {
        html.open("div", {{"class", "row"}});
        write_action(html, door, "/pay", words.pay);
        html.close("div");
    } else {
        auto const state = order_state_line(shown.view);
        auto const watch = order_address(door, "/state");
        html.element("p", words.refreshes_itself, {{"data-watch", watch}, {"data-state", state}});
    }
    if (paying == Paying::not_begun) return;
    html.element("p", words.ask_hint, {{"class", "quiet"}}).open("div", {{"class", "row"}});
    write_action(html, door, "/ask", words.ask);
    if (paying == Paying::at_the_bank)
        html.element("a", words.pay_on, {{"class", "link"}, {"href", order_address(door, "/pay")}});
    html.element("a", words.refresh, {{"class", "link"}, {"href", ""}}).close("div");
}

} // namespace

Paying paying_of(api::OrderView const& view)
{
    if (view.payments.empty()) return Paying::not_begun;
    auto const state = view.payments.back().state;
    if (state == domain::payment::State::redirected) return Paying::at_the_bank;
    return domain::payment::is_open(state) ? Paying::under_way : Paying::brought_nothing;
}

std::string order_state_line(api::OrderView const& view)
{
    std::string line{view.state()};
    if (!view.payments.empty())
        line.append(" ").append(domain::payment::outward_word_of(view.payments.back().state));
    for (auto const& stamp : view.stamps)
        line.append(" ").append(app::stamp::word_of(app::stamp::standing_of(stamp, view.at)));
    return line;
}

Message const& message_of(api::OrderView const& view, core::Language language)
{
    auto const& words = words_in(language);
    auto const state = view.state();
    if (state == "unpaid") {
        auto const paying = paying_of(view);
        if (paying == Paying::not_begun) return words.to_pay;
        return paying == Paying::brought_nothing ? words.failed : words.waiting;
    }
    if (state == "abandoned") return words.abandoned;
    if (state == "voided") return words.voided;
    if (state == "partly_voided") return words.partly_voided;
    return view.stamps.size() == 1 ? words.paid_one : words.paid_many;
}

std::string order_content(api::Desk const& desk, api::OrderView const& view, OrderDoor const& door)
{
    auto const language = door.language;
    Shown const shown{desk, view, language, words_in(language), desk.tokens.link(view.order.id)};
    auto const state = view.state();
    HtmlWriter html;
    write_message(html, message_of(view, language), notice_class(state));
    if (state == "unpaid") write_unpaid(html, shown, door);
    write_order(html, shown);
    for (auto const& stamp : view.stamps)
        write_stamp_card(html, {desk, stamp, view.at, language, shown.link});
    html.part(mail_content(desk, view, door));
    if (view.paid) write_refunds(html, desk, view, door);
    return std::move(html).take();
}

} // namespace etimbre::web
