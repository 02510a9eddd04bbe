#include "web/home_page.hpp"

#include "http/server/form.hpp"
#include "web/countries.hpp"
#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/search_words.hpp"

namespace etimbre::web {
namespace {

constexpr std::size_t shown_at_most = 25;
constexpr std::size_t query_length_max = 100;

using Found = std::vector<domain::fees::Mission const*>;

void write_search(HtmlWriter& html, SearchWords const& words, std::string_view query)
{
    html.open("form", {{"method", "get"}, {"class", "search"}, {"role", "search"}}).open("div");
    html.element("label", words.search_label, {{"for", "q"}});
    html.element("span", words.search_hint, {{"class", "hint"}, {"id", "q-hint"}});
    html.empty(
        "input",
        {{"type", "search"},
         {"id", "q"},
         {"name", "q"},
         {"value", query},
         {"dir", "auto"},
         {"maxlength", "100"},
         {"autocomplete", "off"},
         {"aria-describedby", "q-hint"}}
    );
    html.close("div");
    write_button(html, words.search);
    html.close("form");
}

void write_post(HtmlWriter& html, domain::fees::Mission const& post, core::Language language)
{
    auto const path = '/' + std::string{core::tag_of(language)} + "/posts/" + post.code;
    html.open("li").open("a", {{"href", path}});
    html.element(
        "strong", post.cities.in(language) + " · " + std::string{country_name(post.country, language)}
    );
    html.element("span", post.names.in(language)).close("a").close("li");
}

void write_found(HtmlWriter& html, Found const& found, core::Language language)
{
    auto const& words = search_words_in(language);
    if (found.empty()) {
        html.open("div", {{"class", "notice waiting"}, {"role", "status"}})
            .element("h2", words.none_found.title);
        html.element("p", words.none_found.text).close("div");
        return;
    }
    html.open("ul", {{"class", "list"}});
    for (std::size_t i = 0; i < found.size() && i < shown_at_most; ++i)
        write_post(html, *found.at(i), language);
    html.close("ul");
    if (found.size() > shown_at_most) html.element("p", words.many_found, {{"class", "quiet"}});
}

} // namespace

void get_home_page(Posts const& posts, http::api::Call call)
{
    auto const language = language_in(*call.request);
    // A first word that is no language is no page's: answered like every other path that leads nowhere.
    if (!language) return call.refuse({core::Reason::not_found});
    auto const query = call.request->query_value("q").substr(0, query_length_max);
    auto const& words = search_words_in(*language);

    HtmlWriter html;
    write_step(html, 1);
    html.element("h1", words.post.title).element("p", words.post.text);
    write_search(html, words, query);
    if (!query.empty()) write_found(html, posts.find(query), *language);
    call.answer(page_response(
        200,
        {
            .language = *language,
            .title = std::string{words.post.title},
            .here = query.empty() ? "?" : "?q=" + http::server::encode_form_text(query),
            .forms = Forms::here,
            .accept_encoding = call.request->single_header("accept-encoding"),
            .content = std::move(html).take(),
        }
    ));
}

void get_root(http::api::Desk const&, http::api::Call call)
{
    auto const language = preferred_language(call.request->single_header("accept-language"));
    auto response = see_other('/' + std::string{core::tag_of(language)});
    response.headers.emplace_back("Vary", "Accept-Language");
    call.answer(std::move(response));
}

} // namespace etimbre::web
