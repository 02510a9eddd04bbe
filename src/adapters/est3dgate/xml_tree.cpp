#include "adapters/est3dgate/xml_tree.hpp"

#include "adapters/est3dgate/entities.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

namespace etimbre::adapters::est3dgate {

namespace {

constexpr std::size_t most_bytes = 256UZ * 1024;
constexpr std::size_t deepest = 8;
constexpr std::size_t most_elements = 500;

/// Builds the tree while expat reads. The open elements are values, not pointers into a tree that still
/// grows.
struct Builder {
    XML_Parser parser = nullptr;
    std::vector<XmlElement> open{};
    XmlElement root{};
    std::size_t elements = 0;
    bool refused = false;

    void refuse()
    {
        refused = true;
        XML_StopParser(parser, XML_FALSE);
    }
};

Builder& builder_of(void* user)
{
    return *static_cast<Builder*>(user);
}

void on_start(void* user, XML_Char const* name, XML_Char const** /*attributes*/)
{
    auto& builder = builder_of(user);
    if (builder.open.size() == deepest || ++builder.elements > most_elements) {
        builder.refuse();
        return;
    }
    builder.open.push_back(XmlElement{.name = name});
}

void on_end(void* user, XML_Char const* /*name*/)
{
    auto& builder = builder_of(user);
    if (builder.refused) return;
    auto closed = std::move(builder.open.back());
    builder.open.pop_back();
    if (builder.open.empty()) {
        builder.root = std::move(closed);
        return;
    }
    auto& parent = builder.open.back();
    if (parent.child(closed.name) != nullptr)
        builder.refuse();
    else
        parent.children.push_back(std::move(closed));
}

void on_text(void* user, XML_Char const* text, int length)
{
    auto& builder = builder_of(user);
    if (!builder.refused && !builder.open.empty())
        builder.open.back().text.append(text, static_cast<std::size_t>(length));
}

void on_doctype(
    void* user,
    XML_Char const* /*name*/,
    XML_Char const* /*system*/,
    XML_Char const* /*public_id*/,
    int /*internal*/
)
{
    builder_of(user).refuse();
}

/// ISO-8859-9 (Latin-5) is ISO-8859-1 but for six Turkish letters.
int on_unknown_encoding(void* /*user*/, XML_Char const* name, XML_Encoding* encoding)
{
    std::string upper{name};
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    if (upper != "ISO-8859-9") return XML_STATUS_ERROR;
    std::span const map{encoding->map};
    for (std::size_t byte = 0; byte < map.size(); ++byte) map[byte] = static_cast<int>(byte);
    constexpr std::array<std::pair<std::size_t, int>, 6> turkish{
        {{0xd0, 0x11e}, {0xdd, 0x130}, {0xde, 0x15e}, {0xf0, 0x11f}, {0xfd, 0x131}, {0xfe, 0x15f}}
    };
    for (auto const& [byte, code] : turkish) map[byte] = code;
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

using Parser = std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)>;

Parser parser_for(Builder& builder)
{
    Parser parser{XML_ParserCreate(nullptr), &XML_ParserFree};
    if (!parser) throw std::bad_alloc{};
    builder.parser = parser.get();
    XML_SetUserData(parser.get(), &builder);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_SetUnknownEncodingHandler(parser.get(), on_unknown_encoding, nullptr);
    return parser;
}

} // namespace

XmlElement const* XmlElement::child(std::string_view child_name) const
{
    auto const found = std::ranges::find(children, child_name, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::text_of(std::string_view child_name) const
{
    auto const* const found = child(child_name);
    return found == nullptr ? std::string_view{} : trimmed(found->text);
}

core::Result<XmlElement> parse_xml(std::string_view message)
{
    auto const not_xml = core::refuse(core::Reason::acquirer_answer, "not the XML message that was expected");
    if (message.size() > most_bytes) return not_xml;
    Builder builder;
    auto const parser = parser_for(builder);
    auto const status = XML_Parse(parser.get(), message.data(), static_cast<int>(message.size()), XML_TRUE);
    if (status != XML_STATUS_OK || builder.refused) return not_xml;
    return std::move(builder.root);
}

std::string xml_escaped(std::string_view text)
{
    std::string escaped;
    for (char const c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' ? '?' : c;
        }
    }
    return escaped;
}

} // namespace etimbre::adapters::est3dgate
