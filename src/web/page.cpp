#include "web/page.hpp"

#include "web/assets.hpp"
#include "web/html_writer.hpp"
#include "web/words.hpp"

namespace etimbre::web {
namespace {

/// Nothing from anywhere but us, scripts only where this page has one, forms only to where it sends them.
std::string policy_of(Page const& page)
{
    std::string policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
                         "frame-ancestors 'none'; ";
    if (!page.nonce.empty()) policy += "script-src 'nonce-" + page.nonce + '\'';
    if (page.camera) policy += " 'wasm-unsafe-eval'";
    if (!page.nonce.empty()) policy += "; connect-src 'self'; ";
    policy += "form-action";
    if (page.forms == Forms::here) policy += " 'self'";
    for (auto const& origin : page.form_targets) policy += ' ' + origin;
    return page.forms == Forms::none && page.form_targets.empty() ? policy + " 'none'" : policy;
}

/// Nothing of the device is ours to use, but the camera where codes are scanned.
std::string permissions_of(Page const& page)
{
    return std::string{page.camera ? "camera=(self)" : "camera=()"} +
           ", microphone=(), geolocation=(), payment=(), usb=()";
}

std::string_view direction_of(core::Language language)
{
    return language == core::Language::ar ? "rtl" : "ltr";
}

/// In the page itself: a browser asks for it otherwise.
constexpr std::string_view icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath "
    "fill='%230b6b45' "
    "d='M2 2h20v20H2z'/%3E%3Cpath fill='%23fff' d='M12 5l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z'/%3E%3C/svg%3E";

void write_script(HtmlWriter& html, Page const& page, Asset const& script)
{
    html.open("script", {{"src", script.path}, {"nonce", page.nonce}, {"defer", ""}}).close("script");
}

void write_head(HtmlWriter& html, Page const& page)
{
    html.open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    if (page.refresh_seconds) {
        auto const seconds = std::to_string(*page.refresh_seconds);
        if (!page.nonce.empty()) html.open("noscript");
        html.empty("meta", {{"http-equiv", "refresh"}, {"content", seconds}});
        if (!page.nonce.empty()) html.close("noscript");
    }
    html.element("title", page.title + " · " + std::string{words_in(page.language).brand});
    html.empty("link", {{"rel", "icon"}, {"href", icon}});
    html.empty("link", {{"rel", "stylesheet"}, {"href", style_asset().path}});
    if (!page.nonce.empty()) write_script(html, page, script_asset());
    if (page.camera) write_script(html, page, scan_asset());
    html.close("head");
}

void write_language(HtmlWriter& html, Page const& page, core::Language language)
{
    auto const tag = core::tag_of(language);
    auto const name = words_in(language).own_name;
    html.open("li");
    if (language == page.language)
        html.element("span", name, {{"lang", tag}, {"aria-current", "true"}});
    else
        html.element(
            "a", name, {{"lang", tag}, {"hreflang", tag}, {"href", '/' + std::string{tag} + page.here}}
        );
    html.close("li");
}

void write_languages(HtmlWriter& html, Page const& page)
{
    html.open("nav", {{"aria-label", words_in(page.language).languages}}).open("ul");
    for (auto const tag : core::language_tags)
        if (auto const language = core::language_of(tag)) write_language(html, page, *language);
    html.close("ul").close("nav");
}

/// A stamp with its teeth, drawn in the colour of the text beside it.
constexpr std::string_view mark =
    R"(<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="3" )"
    R"(stroke-dasharray="2 1.6" d="M3 3h18v18H3z"/><path fill="currentColor" d="M12 6.6l1.5 3.6 3.9.3-3 )"
    R"(2.5.9 3.8-3.3-2-3.3 2 .9-3.8-3-2.5 3.9-.3z"/></svg>)";

void write_header(HtmlWriter& html, Page const& page)
{
    auto const& words = words_in(page.language);
    html.element("a", words.skip, {{"class", "skip"}, {"href", "#content"}});
    html.open("div", {{"class", "top"}}).open("header");
    html.open("a", {{"class", "brand"}, {"href", '/' + std::string{core::tag_of(page.language)}}});
    html.part(mark).element("span", words.brand).close("a");
    if (!page.here.empty()) write_languages(html, page);
    html.close("header").close("div");
}

void write_footer(HtmlWriter& html, Page const& page)
{
    auto const& words = words_in(page.language);
    auto const home = '/' + std::string{core::tag_of(page.language)};
    auto const link = [&](std::string_view name, std::string_view path) {
        html.open("li").element("a", name, {{"href", home + std::string{path}}}).close("li");
    };
    html.open("footer").open("nav", {{"aria-label", words.pages}}).open("ul");
    link(words.buy, "");
    link(words.find, "/find");
    link(words.check, "/check");
    link(words.status, "/status");
    html.close("ul").close("nav").close("footer");
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
    html.open("main", {{"id", "content"}}).part(page.content).close("main");
    write_footer(html, page);
    html.close("body").close("html");

    http::server::Response response{
        .status = status,
        .content_type = "text/html; charset=utf-8",
        .body = std::move(html).take(),
    };
    response.headers.emplace_back("Content-Security-Policy", policy_of(page));
    response.headers.emplace_back("Content-Language", core::tag_of(page.language));
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Permissions-Policy", permissions_of(page));
    if (accepts_gzip(page.accept_encoding)) {
        response.body = gzip(response.body);
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    return response;
}

http::server::Response see_other(std::string path)
{
    http::server::Response response{.status = 303, .content_type = "", .body = ""};
    response.headers.emplace_back("Location", std::move(path));
    return response;
}

} // namespace etimbre::web
