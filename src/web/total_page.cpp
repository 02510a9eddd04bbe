#include "web/total_page.hpp"

#include "app/pay/draw_up_quote.hpp"
#include "web/basket.hpp"
#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/search_words.hpp"
#include "web/services_page.hpp"
#include "web/spoken.hpp"

namespace etimbre::web {
namespace {

namespace fees = domain::fees;
using http::server::Response;

struct Asked {
    fees::Mission const& post;
    core::Language language;
    Basket basket;
};

struct Shown {
    fees::Mission const& post;
    core::Language language;
    SearchWords const& words;
    Basket const& basket;
    fees::Quote const& quote;
};

std::string path_of(Shown const& shown)
{
    return '/' + std::string{core::tag_of(shown.language)} + "/posts/" + shown.post.code;
}

void write_line(
    HtmlWriter& html, Shown const& shown, Basket::Choice const& choice, fees::QuotedLine const& priced
)
{
    auto const& words = shown.words;
    html.open("div", {{"class", "card"}}).open("p", {{"class", "line"}});
    html.element("span", choice.line->names.in(shown.language));
    html.element("bdi", spoken_amount(priced.total, shown.language), {{"class", "amount"}}).close("p");
    html.open("div", {{"class", "count"}}).element("label", words.quantity, {{"for", choice.line->code}});
    html.empty(
        "input",
        {{"type", "number"},
         {"id", choice.line->code},
         {"name", choice.line->code},
         {"value", std::to_string(choice.quantity)},
         {"min", "0"},
         {"max", std::to_string(fees::most_quantity)},
         {"inputmode", "numeric"}}
    );
    html.close("div").open("details").element("summary", words.parts).open("dl", {{"class", "sum"}});
    write_term(html, words.receipt, spoken_amount(priced.parts.receipt, shown.language));
    write_term(html, words.chancery, spoken_amount(priced.parts.chancery, shown.language));
    write_term(html, words.service, spoken_amount(priced.parts.service, shown.language));
    html.close("dl").element("p", words.parts_about, {{"class", "hint"}}).close("details").close("div");
}

/// "1 EUR = 10,75 MAD", the digits as this language writes them.
std::string spoken_rate(fees::Display const& display, core::Language language)
{
    auto rate = display.rate;
    if (auto const point = rate.find('.'); point != std::string::npos && language != core::Language::en)
        rate[point] = ',';
    return "1\u00A0" + std::string{display.amount.currency().name()} + " = " + rate + "\u00A0MAD";
}

void write_total(HtmlWriter& html, Shown const& shown)
{
    auto const& words = shown.words;
    html.open("p", {{"class", "total"}}).element("span", words.total);
    html.element("bdi", spoken_amount(shown.quote.total, shown.language), {{"class", "amount"}}).close("p");
    if (auto const& display = shown.quote.display) {
        html.open("p").text(words.about).text(" ");
        html.element("bdi", spoken_amount(display->amount, shown.language), {{"class", "amount"}}).close("p");
        html.open("p", {{"class", "quiet"}}).text(words.rate).text(" ");
        html.element("bdi", spoken_rate(*display, shown.language), {{"dir", "ltr"}}).text(" ");
        html.text(words.rate_since).text(" ");
        html.element("bdi", spoken_day(display->rate_date, shown.language)).close("p");
    }
    html.element("p", words.debit, {{"class", "quiet"}});
}

std::string total_content(Shown const& shown)
{
    HtmlWriter html;
    auto const query = shown.basket.query();
    write_back(html, words_in(shown.language).back, path_of(shown) + '?' + query);
    write_step(html, 3);
    if (shown.basket.too_many)
        write_mistakes(
            html, shown.words.wrong, {{shown.basket.choices.front().line->code, shown.words.too_many}}
        );
    html.element("h1", shown.words.total_title);
    html.element("p", shown.post.names.in(shown.language), {{"class", "quiet"}});
    html.open("form", {{"method", "get"}});
    for (std::size_t i = 0; i < shown.basket.choices.size(); ++i)
        write_line(html, shown, shown.basket.choices.at(i), shown.quote.lines.at(i));
    write_button(html, shown.words.update, "button second");
    html.close("form");
    write_total(html, shown);
    html.open("div", {{"class", "row"}});
    html.element("a", shown.words.next, {{"class", "button"}, {"href", path_of(shown) + "/person?" + query}});
    html.close("div");
    return std::move(html).take();
}

/// A quantity beyond what one order can have was cut to that, and is said.
Response total_page(http::api::Desk const& desk, Asked const& asked, std::string_view accept_encoding)
{
    auto const& [post, language, basket] = asked;
    auto const stored =
        app::pay::draw_up_quote(desk.catalogue, post.code, basket.wishes(), desk.quote_terms, desk.clock());
    if (!stored) return nothing_chosen_page(desk, post, language);
    Shown const shown{post, language, search_words_in(language), basket, stored->quote};
    return page_response(
        basket.too_many ? 422 : 200,
        {
            .language = language,
            .title = std::string{shown.words.total_title},
            .here = "/posts/" + post.code + "/total?" + basket.query(),
            .forms = Forms::here,
            .accept_encoding = accept_encoding,
            .content = total_content(shown),
        }
    );
}

} // namespace

void get_total_page(http::api::Desk const& desk, http::api::Call call)
{
    auto const language = language_in(*call.request);
    auto const* const post = desk.catalogue.mission(call.request->parameter("post"));
    if (!language || post == nullptr)
        return call.answer(not_found_page(language.value_or(core::Language::fr)));
    auto const basket = read_basket(desk.catalogue, call.request->query, desk.clock());
    auto const encoding = call.request->single_header("accept-encoding");
    if (basket.empty()) return call.answer(nothing_chosen_page(desk, *post, *language, encoding));
    call.answer(total_page(desk, {*post, *language, basket}, encoding));
}

} // namespace etimbre::web
