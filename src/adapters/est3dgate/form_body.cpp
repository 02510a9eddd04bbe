#include "adapters/est3dgate/form_body.hpp"

#include "core/bytes.hpp"

#include <algorithm>

namespace etimbre::adapters::est3dgate {

namespace {

constexpr std::size_t most_fields = 200;

std::optional<char> escaped_byte(std::string_view digits)
{
    auto const byte = core::from_hex(digits);
    if (!byte || byte->size() != 1) return std::nullopt;
    return static_cast<char>(byte->front());
}

std::optional<std::string> decoded(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        char const c = text.front();
        text.remove_prefix(1);
        if (c == '%') {
            auto const byte = escaped_byte(text.substr(0, 2));
            if (!byte) return std::nullopt;
            plain += *byte;
            text.remove_prefix(2);
        } else {
            plain += c == '+' ? ' ' : c;
        }
    }
    return plain;
}

constexpr bool stands_for_itself(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '*';
}

void append_encoded(std::string& body, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text) {
        if (stands_for_itself(c)) {
            body += c;
        } else if (c == ' ') {
            body += '+';
        } else {
            auto const byte = static_cast<unsigned char>(c);
            body += {'%', digits[byte >> 4U], digits[byte & 0xfU]};
        }
    }
}

} // namespace

std::optional<FormFields> parse_form_body(std::string_view body)
{
    FormFields fields;
    while (!body.empty()) {
        auto const pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        if (pair.empty()) continue;

        auto const equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
        if (!name || !value || name->empty() || fields.size() == most_fields) return std::nullopt;
        fields.emplace_back(*std::move(name), *std::move(value));
    }
    return fields;
}

std::string to_form_body(FormFields const& fields)
{
    std::string body;
    for (auto const& [name, value] : fields) {
        if (!body.empty()) body += '&';
        append_encoded(body, name);
        body += '=';
        append_encoded(body, value);
    }
    return body;
}

std::optional<std::string_view> only_field(FormFields const& fields, std::string_view name)
{
    auto const found = std::ranges::find(fields, name, &FormField::first);
    if (found == fields.end()) return std::nullopt;
    if (std::ranges::count(fields, name, &FormField::first) > 1) return std::nullopt;
    return found->second;
}

} // namespace etimbre::adapters::est3dgate
