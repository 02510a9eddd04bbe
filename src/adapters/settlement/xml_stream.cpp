#include "adapters/settlement/xml_stream.hpp"

#include "adapters/settlement/encodings.hpp"

#include <expat.h>

#include <algorithm>
#include <new>

namespace etimbre::adapters::settlement {
namespace {

using domain::settlement::Fault;

constexpr std::size_t deepest = 64;
constexpr std::size_t longest_text = 4096;
constexpr std::uint64_t longest_token = std::uint64_t{1} << 20U;
constexpr std::size_t piece = 65'536;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view white{" \t\r\n"};
    auto const first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) + 1 - first);
}

std::string_view without_prefix(std::string_view name)
{
    return name.substr(name.rfind(':') + 1); // npos + 1 is 0
}

std::string_view currency_among(XML_Char const* const* attributes)
{
    for (; *attributes != nullptr; attributes += 2)
        if (std::string_view{attributes[0]} == "Ccy") return attributes[1];
    return {};
}

} // namespace

struct XmlStream::Parse {
    explicit Parse(Listener& to) : listener{to}, parser{XML_ParserCreate(nullptr), &XML_ParserFree}
    {
        if (!parser) throw std::bad_alloc{};
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(parser.get(), on_begin, on_end);
        XML_SetCharacterDataHandler(parser.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
        XML_SetUnknownEncodingHandler(parser.get(), on_encoding, nullptr);
    }

    static Parse& of(void* user) { return *static_cast<Parse*>(user); }

    static void on_begin(void* user, XML_Char const* name, XML_Char const** attributes)
    {
        auto& parse = of(user);
        if (parse.fault) return;
        if (++parse.depth > deepest) return parse.stop("elements within elements, more than 64 deep");
        parse.text.clear();
        parse.keeps_text = false;
        auto const objection =
            parse.listener.begin(without_prefix(name), currency_among(attributes), parse.keeps_text);
        if (objection) parse.stop(*objection);
    }

    static void on_end(void* user, XML_Char const* /*name*/)
    {
        auto& parse = of(user);
        if (parse.fault) return;
        auto const objection = parse.listener.end(trimmed(parse.text));
        if (objection) return parse.stop(*objection);
        --parse.depth;
        parse.text.clear();
        parse.keeps_text = false;
    }

    static void on_text(void* user, XML_Char const* text, int length)
    {
        auto& parse = of(user);
        if (parse.fault || !parse.keeps_text) return;
        auto const bytes = static_cast<std::size_t>(length);
        if (parse.text.size() + bytes > longest_text) return parse.stop("a text of more than 4096 bytes");
        parse.text.append(text, bytes);
    }

    static void on_doctype(
        void* user,
        XML_Char const* /*name*/,
        XML_Char const* /*system*/,
        XML_Char const* /*id*/,
        int /*internal*/
    )
    {
        of(user).stop("a document type declaration");
    }

    static int on_encoding(void* /*user*/, XML_Char const* name, XML_Encoding* encoding)
    {
        return fill_map(name, encoding->map) ? XML_STATUS_OK : XML_STATUS_ERROR;
    }

    void stop(core::Literal why)
    {
        if (!fault) fault = Fault{why, XML_GetCurrentLineNumber(parser.get()), listener.path()};
        XML_StopParser(parser.get(), XML_FALSE);
    }

    std::optional<Fault> feed(std::string_view bytes, bool is_last)
    {
        auto const status = XML_Parse(
            parser.get(), bytes.data(), static_cast<int>(bytes.size()), is_last ? XML_TRUE : XML_FALSE
        );
        if (fault) return fault;
        if (status != XML_STATUS_OK) stop(sentence_of(XML_GetErrorCode(parser.get())));
        fed += bytes.size();
        auto const at = XML_GetCurrentByteIndex(parser.get());
        if (!fault && at >= 0 && fed - static_cast<std::uint64_t>(at) > longest_token)
            stop("a tag or a comment of more than a megabyte");
        return fault;
    }

    static core::Literal sentence_of(XML_Error error)
    {
        switch (error) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return "the file ends before its last element does";
        case XML_ERROR_UNKNOWN_ENCODING:
        case XML_ERROR_INCORRECT_ENCODING:
            return "an encoding that is not known";
        case XML_ERROR_UNDEFINED_ENTITY:
            return "an entity that XML does not have";
        case XML_ERROR_TAG_MISMATCH:
            return "an end tag that is not of the element that is open";
        case XML_ERROR_INVALID_TOKEN:
            return "not well-formed XML, or a character that its encoding does not have";
        default:
            return "not well-formed XML";
        }
    }

    Listener& listener;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser;
    std::string text{};
    bool keeps_text = false;
    std::size_t depth = 0;
    std::uint64_t fed = 0;
    std::optional<Fault> fault{};
};

XmlStream::XmlStream(Listener& listener) : parse_{std::make_unique<Parse>(listener)} {}

XmlStream::~XmlStream() = default;

std::optional<Fault> XmlStream::read(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const now = bytes.substr(0, std::min(piece, bytes.size()));
        if (auto fault = parse_->feed(now, false)) return fault;
        bytes.remove_prefix(now.size());
    }
    return std::nullopt;
}

std::optional<Fault> XmlStream::finish()
{
    return parse_->feed({}, true);
}

} // namespace etimbre::adapters::settlement
