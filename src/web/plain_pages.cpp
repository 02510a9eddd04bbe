#include "web/plain_pages.hpp"

#include "web/html_writer.hpp"
#include "web/page.hpp"

#include <algorithm>

namespace etimbre::web {
namespace {

using http::server::Response;

Response message_page(unsigned status, core::Language language, Message const& message)
{
    return page_response(
        status,
        {.language = language, .title = std::string{message.title}, .content = message_content(message)}
    );
}

} // namespace

std::string message_content(Message const& message)
{
    HtmlWriter html;
    html.element("h1", message.title);
    html.open("div", {{"class", "notice waiting"}, {"role", "status"}})
        .element("p", message.text)
        .close("div");
    return std::move(html).take();
}

Response not_found_page(core::Language language)
{
    return message_page(404, language, words_in(language).not_found);
}

Response unavailable_page(core::Language language, std::string here)
{
    auto const& message = words_in(language).unavailable;
    Page page{.language = language, .title = std::string{message.title}, .here = std::move(here)};
    page.content = message_content(message);
    if (!page.here.empty()) page.refresh_seconds = try_again_seconds;
    auto response = page_response(503, page);
    response.headers.emplace_back("Retry-After", std::to_string(try_again_seconds));
    return response;
}

Response too_often_page(core::Language language, std::chrono::seconds wait)
{
    auto response = message_page(429, language, words_in(language).too_often);
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

Response not_from_here_page(core::Language language)
{
    return message_page(403, language, words_in(language).not_from_here);
}

std::optional<core::Language> language_in(http::server::Request const& request)
{
    return core::language_of(request.parameter("language"));
}

core::Language preferred_language(std::string_view accept_language)
{
    auto best = accept_language.size();
    auto language = core::Language::fr;
    for (auto const tag : core::language_tags) {
        auto const at = accept_language.find(tag);
        bool const begins_word =
            at == 0 || (at < best && (accept_language[at - 1] == ',' || accept_language[at - 1] == ' '));
        if (at >= best || !begins_word) continue;
        best = at;
        language = core::language_of(tag).value_or(language);
    }
    return language;
}

bool is_cross_site(http::server::Request const& request)
{
    auto const site = request.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

} // namespace etimbre::web
