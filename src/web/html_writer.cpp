#include "web/html_writer.hpp"

namespace etimbre::web {

/// The five characters that can leave a text or a quoted attribute value.
void HtmlWriter::escape(std::string_view text)
{
    for (char const c : text) {
        switch (c) {
        case '&':
            out_ += "&amp;";
            break;
        case '<':
            out_ += "&lt;";
            break;
        case '>':
            out_ += "&gt;";
            break;
        case '"':
            out_ += "&quot;";
            break;
        case '\'':
            out_ += "&#39;";
            break;
        default:
            out_ += c;
        }
    }
}

HtmlWriter& HtmlWriter::open(std::string_view element, Attributes attributes)
{
    out_.append("<").append(element);
    for (auto const& [name, value] : attributes) {
        out_.append(" ").append(name).append("=\"");
        escape(value);
        out_ += '"';
    }
    out_ += '>';
    return *this;
}

HtmlWriter& HtmlWriter::close(std::string_view element)
{
    out_.append("</").append(element).append(">");
    return *this;
}

HtmlWriter& HtmlWriter::empty(std::string_view element, Attributes attributes)
{
    open(element, attributes);
    out_ += '\n';
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view value)
{
    escape(value);
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view element, std::string_view content, Attributes attributes)
{
    open(element, attributes).text(content).close(element);
    out_ += '\n';
    return *this;
}

HtmlWriter& HtmlWriter::part(std::string_view written)
{
    out_ += written;
    return *this;
}

} // namespace etimbre::web
