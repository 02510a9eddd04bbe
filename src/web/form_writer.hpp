#pragma once

#include "web/html_writer.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The parts that every form is made of.
namespace etimbre::web {

/// One line to type into.
struct Field {
    std::string_view name; ///< also its id
    std::string_view label;
    std::string_view hint{};
    std::string_view value{};
    std::string_view error{};
    std::string_view type = "text";
    std::string_view autocomplete = "off";
    std::string_view direction = "auto";
    std::string_view length_max = "254";
};

struct Mistake {
    std::string_view field; ///< id to go to
    std::string_view text;
};

/// Label, hint, mistake, field: in this order, and tied together for who cannot see it.
void write_field(HtmlWriter& html, Field const& field);

/// What is to be mended, with a link to each place; nothing where there are no mistakes.
void write_mistakes(HtmlWriter& html, std::string_view heading, std::vector<Mistake> const& mistakes);

void write_button(HtmlWriter& html, std::string_view label, std::string_view classes = "button");
void write_step(HtmlWriter& html, int step);
void write_back(HtmlWriter& html, std::string_view label, std::string_view path);
void write_hidden(HtmlWriter& html, std::string_view name, std::string_view value);
/// Term and value, which may read the other way than the page.
void write_term(HtmlWriter& html, std::string_view term, std::string_view value);

} // namespace etimbre::web
