#include "letters/content.hpp"
#include "web/html_writer.hpp"

namespace etimbre::letters {
namespace {

using web::HtmlWriter;

// The colours of docs/pages, light alone: programs that darken mails do it by themselves.
constexpr std::string_view page =
    "margin:0;padding:0;background:#f6f4ef;color:#1a1f24;font-family:system-ui,-apple-system,'Segoe "
    "UI',Roboto,"
    "'Noto Sans','Noto Naskh Arabic','Geeza Pro',Tahoma,sans-serif;font-size:17px;line-height:1.6";
constexpr std::string_view card =
    "width:100%;max-width:600px;margin:0 auto;background:#ffffff;border-top:4px solid #0b6b45";
constexpr std::string_view inner = "padding:20px 20px 24px;text-align:start";
constexpr std::string_view brand = "margin:0 0 20px;color:#0b6b45;font-weight:700";
constexpr std::string_view headline = "margin:0 0 12px;font-size:24px;line-height:1.35";
constexpr std::string_view paragraph = "margin:0 0 14px";
constexpr std::string_view terms = "width:100%;border-collapse:collapse;margin:0 0 16px";
constexpr std::string_view term =
    "padding:4px 0;padding-inline-end:16px;color:#55606b;font-weight:400;text-align:"
    "start;vertical-align:top;width:38%";
constexpr std::string_view value = "padding:4px 0;text-align:start;vertical-align:top";
constexpr std::string_view stamp_head =
    "margin:0;padding:14px 0 4px;border-top:1px solid #d9d4c9;font-size:18px;line-height:1.4";
constexpr std::string_view button =
    "display:inline-block;padding:14px 26px;background:#0b6b45;color:#ffffff;font-"
    "weight:700;text-decoration:none;border-radius:6px";
constexpr std::string_view row = "margin:22px 0";
constexpr std::string_view quiet = "margin:0 0 10px;color:#55606b;font-size:15px";

std::string_view direction_of(core::Language language)
{
    return language == core::Language::ar ? "rtl" : "ltr";
}

void write_lines(HtmlWriter& html, std::vector<Line> const& lines, std::string_view direction)
{
    html.open("table", {{"dir", direction}, {"style", terms}});
    for (auto const& [name, what] : lines) {
        html.open("tr").element("th", name, {{"scope", "row"}, {"style", term}});
        html.open("td", {{"style", value}}).element("bdi", what).close("td").close("tr");
    }
    html.close("table");
}

void write_head(HtmlWriter& html, Content const& content)
{
    html.open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light"}});
    html.element("title", content.title).close("head");
}

void write_words(HtmlWriter& html, Content const& content, std::string_view direction)
{
    html.element("p", content.sender, {{"style", brand}});
    html.element("p", content.greeting, {{"style", paragraph}});
    html.element("h1", content.title, {{"style", headline}});
    html.element("p", content.fact, {{"style", paragraph}});
    write_lines(html, content.order, direction);
    html.open("p", {{"style", row}});
    html.element("a", content.open, {{"href", content.link}, {"style", button}}).close("p");
    for (auto const& stamp : content.stamps) {
        html.element("h2", stamp.service, {{"style", stamp_head}});
        write_lines(html, stamp.lines, direction);
    }
    for (auto const note : content.notes) html.element("p", note, {{"style", quiet}});
}

} // namespace

std::string as_html(Content const& content)
{
    auto const direction = direction_of(content.language);
    auto const language = core::tag_of(content.language);
    HtmlWriter html;
    html.part("<!DOCTYPE html>\n").open("html", {{"lang", language}, {"dir", direction}});
    write_head(html, content);
    html.open("body", {{"lang", language}, {"dir", direction}, {"style", page}});
    // Some programs show what is inside the body only: the direction stands on the table too.
    html.open("table", {{"role", "presentation"}, {"dir", direction}, {"lang", language}, {"style", card}});
    html.open("tr").open("td", {{"style", inner}});
    write_words(html, content, direction);
    html.close("td").close("tr").close("table").close("body").close("html");
    return std::move(html).take();
}

} // namespace etimbre::letters
