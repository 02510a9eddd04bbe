#include "web/page.hpp"

#include "web/html_writer.hpp"
#include "web/words.hpp"

namespace etimbre::web {
namespace {

/// Nothing from anywhere but us, and forms only to where this page needs to send them.
std::string policy_of(Page const& page)
{
    std::string policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "form-action";
    if (page.form_targets.empty()) return policy + " 'none'";
    for (auto const& origin : page.form_targets) policy += ' ' + origin;
    return policy;
}

std::string_view direction_of(core::Language language)
{
    return language == core::Language::ar ? "rtl" : "ltr";
}

void write_head(HtmlWriter& html, Page const& page)
{
    html.open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    if (page.refresh_seconds) {
        auto const seconds = std::to_string(*page.refresh_seconds);
        html.empty("meta", {{"http-equiv", "refresh"}, {"content", seconds}});
    }
    html.element("title", page.title + " · " + std::string{words_in(page.language).brand});
    html.empty("link", {{"rel", "stylesheet"}, {"href", style_path}}).close("head");
}

void write_language(HtmlWriter& html, Page const& page, core::Language language)
{
    auto const tag = core::tag_of(language);
    auto const name = words_in(language).own_name;
    if (language == page.language) {
        html.element("span", name, {{"lang", tag}, {"aria-current", "true"}});
        return;
    }
    auto const target = '/' + std::string{tag} + page.here;
    html.element("a", name, {{"lang", tag}, {"hreflang", tag}, {"href", target}});
}

void write_header(HtmlWriter& html, Page const& page)
{
    auto const& words = words_in(page.language);
    html.open("header").element("p", words.brand, {{"class", "brand"}});
    if (!page.here.empty()) {
        html.open("nav", {{"aria-label", words.languages}});
        for (auto const tag : core::language_tags)
            if (auto const language = core::language_of(tag)) write_language(html, page, *language);
        html.close("nav");
    }
    html.close("header");
}

} // namespace

http::server::Response page_response(unsigned status, Page const& page)
{
    HtmlWriter html;
    html.part("<!DOCTYPE html>\n");
    html.open("html", {{"lang", core::tag_of(page.language)}, {"dir", direction_of(page.language)}});
    write_head(html, page);
    html.open("body");
    write_header(html, page);
    html.open("main").part(page.content).close("main").close("body").close("html");

    http::server::Response response{
        .status = status,
        .content_type = "text/html; charset=utf-8",
        .body = std::move(html).take(),
    };
    response.headers.emplace_back("Content-Security-Policy", policy_of(page));
    response.headers.emplace_back("Content-Language", core::tag_of(page.language));
    return response;
}

} // namespace etimbre::web
