#include "web/parts_page.hpp"

#include "web/check_words.hpp"
#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/person_words.hpp"
#include "web/plain_pages.hpp"
#include "web/search_words.hpp"
#include "web/spoken.hpp"
#include "web/status_words.hpp"
#include "web/verdict.hpp"

namespace etimbre::web {
namespace {

/// The words of one language, which the parts are shown with.
struct Shown {
    core::Language language;
    Words const& words;
    SearchWords const& search;
    PersonWords const& person;
    CheckWords const& check;
};

/// What a part is called in the style sheet and in the program.
void write_name(HtmlWriter& html, std::string_view name)
{
    html.open("h2").element("code", name, {{"dir", "ltr"}, {"lang", "en"}}).close("h2");
}

std::string amount(std::int64_t minor, core::Language language)
{
    return spoken_amount(core::Money::of_minor(minor, core::mad), language);
}

void write_text(HtmlWriter& html, Shown const& shown)
{
    write_back(html, shown.words.back, '/' + std::string{core::tag_of(shown.language)});
    write_step(html, 2);
    html.element("h1", shown.search.post.title).element("p", shown.search.post.text);
    html.element("p", shown.search.debit, {{"class", "quiet"}});
    write_name(html, ".back .step h1 p .quiet");
}

void write_buttons(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".row .button .second .link");
    html.open("div", {{"class", "row"}});
    html.element("button", shown.words.pay, {{"type", "button"}, {"class", "button"}});
    html.element("button", shown.words.ask, {{"type", "button"}, {"class", "button second"}});
    html.element("a", shown.words.refresh, {{"class", "link"}, {"href", "#content"}}).close("div");
}

void write_fields(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".notice.refused .field .hint .error");
    write_mistakes(html, shown.search.wrong, {{"wrong", shown.person.email_wrong}});
    write_field(
        html,
        {.name = "right",
         .label = shown.person.email,
         .hint = shown.person.email_hint,
         .value = "salma@example.ma",
         .direction = "ltr"}
    );
    write_field(
        html,
        {.name = "wrong",
         .label = shown.person.email,
         .hint = shown.person.email_hint,
         .value = "salma",
         .error = shown.person.email_wrong,
         .direction = "ltr"}
    );
}

void write_card(HtmlWriter& html, Shown const& shown, std::string_view name, bool chosen)
{
    html.open("div", {{"class", "card"}}).open("label", {{"class", "pick"}});
    if (chosen)
        html.empty("input", {{"type", "checkbox"}, {"name", name}, {"checked", ""}});
    else
        html.empty("input", {{"type", "checkbox"}, {"name", name}});
    html.open("span", {{"class", "what"}}).text(shown.words.service);
    html.element("span", std::string{shown.search.from_age} + " 18", {{"class", "hint"}}).close("span");
    html.element("bdi", amount(86000, shown.language), {{"class", "amount"}}).close("label");
    html.open("details").element("summary", shown.search.parts).open("dl", {{"class", "sum"}});
    write_term(html, shown.search.receipt, amount(1000, shown.language));
    write_term(html, shown.search.chancery, amount(50000, shown.language));
    write_term(html, shown.search.service, amount(35000, shown.language));
    html.close("dl").close("details").close("div");
}

void write_cards(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".card .pick .amount details .sum .total");
    write_card(html, shown, "one", false);
    write_card(html, shown, "other", true);
    html.open("p", {{"class", "total"}}).element("span", shown.search.total);
    html.element("bdi", amount(172000, shown.language), {{"class", "amount"}}).close("p");
}

void write_notices(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".notice .waiting .refused");
    auto const notice = [&](std::string_view classes, Message const& message) {
        html.open("div", {{"class", classes}}).element("p", message.text).close("div");
    };
    notice("notice", shown.words.paid_one);
    notice("notice waiting", shown.words.waiting);
    notice("notice refused", shown.words.voided);
}

void write_stamp(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".stamp .number .state .bad .unsure");
    html.open("section", {{"class", "stamp"}}).element("h3", shown.words.service);
    html.open("dl").element("dt", shown.words.number).open("dd");
    html.element("bdi", "4071\u00A08835\u00A02906\u00A01770", {{"dir", "ltr"}, {"class", "number"}});
    html.close("dd").element("dt", shown.words.state).open("dd");
    html.element("bdi", shown.words.states.at(0), {{"class", "state"}}).text(" ");
    html.element("bdi", shown.words.states.at(1), {{"class", "state bad"}}).text(" ");
    html.element("bdi", shown.words.states.at(4), {{"class", "state unsure"}}).close("dd");
    html.close("dl").close("section");
}

/// Without headings of their own: a page has one.
void write_verdicts(HtmlWriter& html, Shown const& shown)
{
    write_name(html, ".verdict .bad .unsure");
    auto const verdict = [&](std::string_view classes, Message const& message) {
        html.open("section", {{"class", classes}}).element("h3", message.title);
        html.element("p", message.text).close("section");
    };
    verdict("verdict", shown.check.valid);
    verdict("verdict unsure", shown.check.suspended);
    verdict("verdict bad", shown.check.used);
}

} // namespace

void get_parts_page(http::api::Desk const&, http::api::Call call)
{
    auto const language = language_in(*call.request);
    if (!language) return call.answer(not_found_page(core::Language::fr));
    Shown const shown{
        *language,
        words_in(*language),
        search_words_in(*language),
        person_words_in(*language),
        check_words_in(*language)
    };
    HtmlWriter html;
    for (auto const write :
         {write_text, write_buttons, write_fields, write_cards, write_notices, write_stamp, write_verdicts})
        write(html, shown);
    call.answer(page_response(
        200, {.language = *language, .title = "Parts", .here = "/parts", .content = std::move(html).take()}
    ));
}

} // namespace etimbre::web
