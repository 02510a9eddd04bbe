#include "web/refund_content.hpp"

#include "app/refund/voiding.hpp"
#include "domain/refund/state.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/stamp_sheet.hpp"
#include "web/plain_pages.hpp"
#include "web/refund_words.hpp"
#include "web/search_words.hpp"
#include "web/spoken.hpp"

#include <algorithm>

namespace etimbre::web {
namespace {

namespace api = http::api;

std::string_view mistake_at(std::vector<Mistake> const& mistakes, std::string_view field)
{
    auto const found = std::ranges::find(mistakes, field, &Mistake::field);
    return found == mistakes.end() ? std::string_view{} : found->text;
}

void write_amount(HtmlWriter& html, std::string_view before, core::Money amount, core::Language language)
{
    html.open("span", {{"class", "hint"}}).text(before).text(" ");
    html.element("bdi", spoken_amount(amount, language)).close("span");
}

void write_choice(HtmlWriter& html, api::Desk const& desk, Returnable const& stamp, ReturnPage const& page)
{
    auto const language = page.door.language;
    auto const& words = refund_words_in(language);
    auto const& number = stamp.row.number;
    html.open("div", {{"class", "card"}}).open("label", {{"class", "pick"}});
    if (std::ranges::count(page.form.numbers, number) > 0)
        html.empty("input", {{"type", "checkbox"}, {"name", "stamp"}, {"value", number}, {"checked", ""}});
    else
        html.empty("input", {{"type", "checkbox"}, {"name", "stamp"}, {"value", number}});
    html.open("span", {{"class", "what"}}).text(api::stamp_names(desk, stamp.row).service.in(language));
    html.open("span", {{"class", "hint"}});
    html.element("bdi", domain::stamp::grouped(number), {{"dir", "ltr"}}).close("span");
    write_amount(html, words.back, stamp.share.back, language);
    if (stamp.share.fee.minor() != 0) write_amount(html, words.kept, stamp.share.fee, language);
    html.close("span").close("label").close("div");
}

void write_form(
    HtmlWriter& html, api::Desk const& desk, std::vector<Returnable> const& stamps, ReturnPage const& page
)
{
    auto const& words = refund_words_in(page.door.language);
    html.open(
        "form", {{"method", "post"}, {"action", order_address(page.door, "/return")}, {"novalidate", ""}}
    );
    write_hidden(html, "token", page.token);
    html.open("fieldset", {{"id", "stamps"}}).open("legend").element("h2", words.choose).close("legend");
    for (auto const& stamp : stamps) write_choice(html, desk, stamp, page);
    html.close("fieldset");
    write_field(
        html,
        {.name = "email",
         .label = words.email,
         .hint = words.email_hint,
         .value = page.form.email,
         .error = mistake_at(page.mistakes, "email"),
         .type = "email",
         .autocomplete = "email",
         .direction = "ltr"}
    );
    html.element("p", words.when).open("div", {{"class", "row"}});
    write_button(html, words.give_back);
    html.close("div").close("form");
}

std::string_view state_word(domain::refund::State state, RefundWords const& words)
{
    auto const& outward = domain::refund::outward_words;
    auto const at = std::ranges::find(outward, domain::refund::outward_word_of(state)) - outward.begin();
    return words.states.at(static_cast<std::size_t>(at));
}

} // namespace

std::vector<Returnable> returnable(api::Desk const& desk, api::OrderView const& view)
{
    std::vector<Returnable> stamps;
    auto const& policy = desk.refund_terms.policy;
    for (auto const& stamp : view.stamps) {
        auto const issued = core::instant_of_unix(stamp.row.issued_at);
        if (app::refund::not_to_be_voided(stamp, view.at)) continue;
        if (!domain::refund::within_window(issued, policy, view.at)) continue;
        if (auto const share = domain::refund::share_of(stamp.row.total, policy))
            stamps.push_back({stamp.row, *share});
    }
    return stamps;
}

std::string return_content(api::Desk const& desk, api::OrderView const& view, ReturnPage const& page)
{
    auto const language = page.door.language;
    auto const& words = refund_words_in(language);
    auto const stamps = returnable(desk, view);
    HtmlWriter html;
    write_back(html, words_in(language).back, order_address(page.door));
    if (stamps.empty()) return std::move(html.part(message_content(words.nothing))).take();
    if (!page.said.empty())
        html.open("div", {{"class", "notice waiting"}, {"role", "alert"}})
            .element("p", page.said)
            .close("div");
    write_mistakes(html, search_words_in(language).wrong, page.mistakes);
    html.element("h1", words.question.title).element("p", words.question.text);
    write_form(html, desk, stamps, page);
    return std::move(html).take();
}

void write_refunds(HtmlWriter& html, api::Desk const& desk, api::OrderView const& view, OrderDoor const& door)
{
    auto const language = door.language;
    auto const& words = refund_words_in(language);
    if (!view.refunds.empty()) html.element("h2", words.heading).open("dl");
    for (auto const& each : view.refunds) {
        html.open("dt").element("bdi", spoken_amount(each.refund.amount, language)).close("dt");
        html.element("dd", state_word(each.refund.state, words));
    }
    if (!view.refunds.empty()) html.close("dl");
    if (!returnable(desk, view).empty())
        html.element("a", words.link, {{"class", "link"}, {"href", order_address(door, "/return")}});
}

} // namespace etimbre::web
