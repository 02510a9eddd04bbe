#include "web/form_writer.hpp"

namespace etimbre::web {
namespace {

constexpr int steps = 5;

std::string described_by(Field const& field)
{
    std::string ids;
    if (!field.hint.empty()) ids.append(field.name).append("-hint");
    if (!field.error.empty()) ids.append(ids.empty() ? "" : " ").append(field.name).append("-error");
    return ids;
}

void write_input(HtmlWriter& html, Field const& field)
{
    html.empty(
        "input",
        {{"type", field.type},
         {"id", field.name},
         {"name", field.name},
         {"value", field.value},
         {"dir", field.direction},
         {"maxlength", field.length_max},
         {"autocomplete", field.autocomplete},
         {"aria-describedby", described_by(field)},
         {"aria-invalid", field.error.empty() ? "false" : "true"}}
    );
}

} // namespace

void write_field(HtmlWriter& html, Field const& field)
{
    auto const id = std::string{field.name};
    html.open("div", {{"class", field.error.empty() ? "field" : "field wrong"}});
    html.element("label", field.label, {{"for", id}});
    if (!field.hint.empty()) html.element("span", field.hint, {{"class", "hint"}, {"id", id + "-hint"}});
    if (!field.error.empty()) html.element("p", field.error, {{"class", "error"}, {"id", id + "-error"}});
    write_input(html, field);
    html.close("div");
}

void write_mistakes(HtmlWriter& html, std::string_view heading, std::vector<Mistake> const& mistakes)
{
    if (mistakes.empty()) return;
    html.open("div", {{"class", "notice refused"}, {"role", "alert"}}).element("h2", heading).open("ul");
    for (auto const& mistake : mistakes)
        html.open("li").element("a", mistake.text, {{"href", '#' + std::string{mistake.field}}}).close("li");
    html.close("ul").close("div");
}

void write_button(HtmlWriter& html, std::string_view label, std::string_view classes)
{
    html.element("button", label, {{"type", "submit"}, {"class", classes}});
}

void write_step(HtmlWriter& html, int step)
{
    html.open("p", {{"class", "step"}});
    html.element("bdi", std::to_string(step) + " / " + std::to_string(steps), {{"dir", "ltr"}}).close("p");
}

void write_back(HtmlWriter& html, std::string_view label, std::string_view path)
{
    html.element("a", label, {{"class", "back"}, {"href", path}});
}

void write_hidden(HtmlWriter& html, std::string_view name, std::string_view value)
{
    html.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void write_term(HtmlWriter& html, std::string_view term, std::string_view value)
{
    html.element("dt", term).open("dd").element("bdi", value).close("dd");
}

} // namespace etimbre::web
