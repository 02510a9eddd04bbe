#include "web/services_page.hpp"

#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/search_words.hpp"
#include "web/spoken.hpp"

namespace etimbre::web {
namespace {

namespace fees = domain::fees;
using http::server::Response;

struct Shown {
    http::api::Desk const& desk;
    fees::Mission const& post;
    core::Language language;
    SearchWords const& words;
    std::string_view accept_encoding{};
};

std::string path_of(Shown const& shown)
{
    return '/' + std::string{core::tag_of(shown.language)} + "/posts/" + shown.post.code;
}

void write_condition(HtmlWriter& html, SearchWords const& words, fees::Condition const& condition)
{
    auto const line = [&](std::string_view text) { html.element("span", text, {{"class", "hint"}}); };
    auto const aged = [&](std::string_view text, int age) {
        line(std::string{text} + "\u00A0" + std::to_string(age));
    };
    if (condition.min_age) aged(words.from_age, *condition.min_age);
    if (condition.max_age) aged(words.up_to_age, *condition.max_age);
    if (condition.lost) line(*condition.lost ? words.lost : words.not_lost);
}

void write_parts(HtmlWriter& html, Shown const& shown, fees::FeeParts const& parts)
{
    html.open("details").element("summary", shown.words.parts).open("dl", {{"class", "sum"}});
    write_term(html, shown.words.receipt, spoken_amount(parts.receipt, shown.language));
    write_term(html, shown.words.chancery, spoken_amount(parts.chancery, shown.language));
    write_term(html, shown.words.service, spoken_amount(parts.service, shown.language));
    html.close("dl").element("p", shown.words.parts_about, {{"class", "hint"}}).close("details");
}

void write_box(HtmlWriter& html, std::string_view code, int quantity)
{
    auto const value = std::to_string(quantity < 1 ? 1 : quantity);
    if (quantity > 0)
        html.empty("input", {{"type", "checkbox"}, {"name", code}, {"value", value}, {"checked", ""}});
    else
        html.empty("input", {{"type", "checkbox"}, {"name", code}, {"value", value}});
}

void write_card(HtmlWriter& html, Shown const& shown, fees::TariffLine const& line, int quantity)
{
    auto const total = line.parts ? line.parts->total() : core::refuse(core::Reason::amount_overflow);
    if (!total) return;
    html.open("div", {{"class", "card"}}).open("label", {{"class", "pick"}});
    write_box(html, line.code, quantity);
    html.open("span", {{"class", "what"}}).text(line.names.in(shown.language));
    write_condition(html, shown.words, line.condition);
    html.close("span")
        .element("bdi", spoken_amount(*total, shown.language), {{"class", "amount"}})
        .close("label");
    write_parts(html, shown, *line.parts);
    html.close("div");
}

void write_form(HtmlWriter& html, Shown const& shown, Basket const& basket)
{
    html.open("form", {{"method", "get"}, {"action", path_of(shown) + "/total"}});
    html.open("fieldset", {{"id", "services"}, {"aria-describedby", "services-hint"}});
    html.open("legend").element("h1", shown.words.services).close("legend");
    html.element("p", shown.post.names.in(shown.language), {{"class", "quiet"}});
    html.element("p", shown.words.services_hint, {{"class", "hint"}, {"id", "services-hint"}});
    auto const today = std::chrono::floor<std::chrono::days>(shown.desk.clock());
    for (auto const* const line : shown.desk.catalogue.services_sold(today))
        write_card(html, shown, *line, basket.quantity_of(line->code));
    html.close("fieldset").open("div", {{"class", "row"}});
    write_button(html, shown.words.next);
    html.close("div").close("form");
}

Response services_page(Shown const& shown, Basket const& basket, std::vector<Mistake> const& mistakes)
{
    HtmlWriter html;
    write_back(html, words_in(shown.language).back, '/' + std::string{core::tag_of(shown.language)});
    write_step(html, 2);
    write_mistakes(html, shown.words.wrong, mistakes);
    write_form(html, shown, basket);
    auto const query = basket.query();
    return page_response(
        mistakes.empty() ? 200 : 422,
        {
            .language = shown.language,
            .title = std::string{shown.words.services},
            .here = "/posts/" + shown.post.code + (query.empty() ? "" : '?' + query),
            .forms = Forms::here,
            .accept_encoding = shown.accept_encoding,
            .content = std::move(html).take(),
        }
    );
}

} // namespace

void get_services_page(http::api::Desk const& desk, http::api::Call call)
{
    auto const language = language_in(*call.request);
    auto const* const post = desk.catalogue.mission(call.request->parameter("post"));
    if (!language || post == nullptr)
        return call.answer(not_found_page(language.value_or(core::Language::fr)));
    auto const basket = read_basket(desk.catalogue, call.request->query, desk.clock());
    auto const encoding = call.request->single_header("accept-encoding");
    call.answer(services_page({desk, *post, *language, search_words_in(*language), encoding}, basket, {}));
}

Response nothing_chosen_page(
    http::api::Desk const& desk,
    fees::Mission const& post,
    core::Language language,
    std::string_view accept_encoding
)
{
    auto const& words = search_words_in(language);
    return services_page(
        {desk, post, language, words, accept_encoding}, {}, {{"services", words.nothing_chosen}}
    );
}

} // namespace etimbre::web
