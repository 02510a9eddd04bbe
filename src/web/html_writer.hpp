#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::web {

/// Name and value of an attribute; the value is escaped when it is written.
using Attribute = std::pair<std::string_view, std::string_view>;
using Attributes = std::initializer_list<Attribute>;

/// Writes HTML front to back. Text and attribute values are escaped, always; names come from the program.
class HtmlWriter {
public:
    HtmlWriter() { out_.reserve(4096); }

    HtmlWriter& open(std::string_view element, Attributes attributes = {});
    HtmlWriter& close(std::string_view element);
    /// An element without content, such as `img` or `meta`.
    HtmlWriter& empty(std::string_view element, Attributes attributes = {});
    HtmlWriter& text(std::string_view value);
    /// An element that holds only text.
    HtmlWriter& element(std::string_view element, std::string_view content, Attributes attributes = {});
    /// Part of the page that this class wrote.
    HtmlWriter& part(std::string_view written);

    std::string take() && { return std::move(out_); }

private:
    void escape(std::string_view text);

    std::string out_;
};

} // namespace etimbre::web
