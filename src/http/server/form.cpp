#include "http/server/form.hpp"

namespace etimbre::http::server {
namespace {

constexpr core::Literal not_well_formed{"The form is not well-formed."};

/// -1 for a character that is no hexadecimal digit.
constexpr int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

constexpr bool stays(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*' ||
           c == '-' || c == '.' || c == '_';
}

} // namespace

std::optional<std::string> decode_form_text(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (text.size() - i < 3) return std::nullopt;
        auto const high = hex_value(text[i + 1]);
        auto const low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::string encode_form_text(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (char const c : text) {
        if (stays(c)) {
            encoded += c;
        } else if (c == ' ') {
            encoded += '+';
        } else {
            auto const byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4U], digits[byte & 0x0FU]};
        }
    }
    return encoded;
}

core::Result<FormFields> parse_form(std::string_view body)
{
    FormFields fields;
    while (!body.empty()) {
        auto const pair = body.substr(0, body.find('&'));
        body.remove_prefix(pair.size() == body.size() ? pair.size() : pair.size() + 1);
        if (pair.empty()) continue;
        if (fields.size() == form_fields_max) return core::refuse(core::Reason::fields, "Too many fields.");

        auto const equals = pair.find('=');
        auto name = decode_form_text(pair.substr(0, equals));
        auto value =
            decode_form_text(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1));
        if (!name || !value) return core::refuse(core::Reason::fields, not_well_formed);
        fields.emplace_back(*std::move(name), *std::move(value));
    }
    return fields;
}

} // namespace etimbre::http::server
