#include "web/status_page.hpp"

#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/spoken.hpp"
#include "web/status_words.hpp"
#include "web/verdict.hpp"

namespace etimbre::web {
namespace {

using http::server::Response;

Tone tone_of(Health health)
{
    if (health == Health::works) return Tone::good;
    return health == Health::stands ? Tone::bad : Tone::unsure;
}

std::string_view class_of(Health health)
{
    if (health == Health::works) return "state";
    return health == Health::stands ? "state bad" : "state unsure";
}

std::string_view sentence_of(Health health, PartWords const& words)
{
    if (health == Health::works) return words.works;
    return health == Health::stands ? words.stands : words.limps;
}

void write_part(HtmlWriter& html, StatusWords const& words, PartWords const& part, Health health)
{
    html.open("section", {{"class", "part"}}).open("h2").text(part.name).text(" ");
    html.element("span", words.word.at(static_cast<std::size_t>(health)), {{"class", class_of(health)}});
    html.close("h2").element("p", sentence_of(health, part)).close("section");
}

Response status_page(Status const& status, core::Language language, std::string_view accept_encoding)
{
    auto const& words = status_words_in(language);
    auto const& whole = words.whole.at(static_cast<std::size_t>(status.whole()));
    HtmlWriter html;
    write_verdict(html, {tone_of(status.whole()), whole});
    write_part(html, words, words.orders, status.orders);
    write_part(html, words, words.payments, status.payments);
    write_part(html, words, words.stamps, status.stamps);
    html.element("p", words.kept).open("p", {{"class", "quiet"}}).text(words.looked_at).text(" ");
    html.element("bdi", spoken_moment(status.at, "UTC", language)).close("p");
    auto response = page_response(
        200,
        {
            .language = language,
            .title = std::string{whole.title},
            .here = "/status",
            .accept_encoding = accept_encoding,
            .content = std::move(html).take(),
        }
    );
    response.headers.emplace_back("Cache-Control", "public, max-age=5");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
}

} // namespace

void get_status_page(http::api::Desk const& desk, StatusBoard& board, http::api::Call call)
{
    auto const language = language_in(*call.request);
    if (!language) return call.answer(not_found_page(core::Language::fr));
    board.ask(desk, [language = *language, call = std::move(call)](Status const& status) mutable {
        auto const encoding = std::string{call.request->single_header("accept-encoding")};
        call.answer(status_page(status, language, encoding));
    });
}

} // namespace etimbre::web
