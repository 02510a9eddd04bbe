#include "domain/feed/data.hpp"

#include <array>
#include <utility>

namespace etimbre::domain::feed {
namespace {

constexpr std::array<std::pair<char, char>, 7> short_forms{
    {{'"', '"'}, {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}}
};

constexpr unsigned char first_printable = 0x20;

void append_sign(std::string& out, char sign)
{
    for (auto const& [plain, letter] : short_forms)
        if (sign == plain) {
            out += '\\';
            out += letter;
            return;
        }
    auto const byte = static_cast<unsigned char>(sign);
    if (byte >= first_printable) {
        out += sign;
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned half = 4;
    out += "\\u00";
    out += digits[byte >> half];
    out += digits[byte & ((1U << half) - 1)];
}

} // namespace

void append_text(std::string& out, std::string_view text)
{
    out += '"';
    for (char const sign : text) append_sign(out, sign);
    out += '"';
}

void Data::key(std::string_view name)
{
    if (out_.size() > 1) out_ += ',';
    append_text(out_, name);
    out_ += ':';
}

Data& Data::text(std::string_view name, std::string_view value)
{
    key(name);
    append_text(out_, value);
    return *this;
}

Data& Data::text(std::string_view name, std::optional<std::string> const& value)
{
    if (value) return text(name, std::string_view{*value});
    key(name);
    out_ += "null";
    return *this;
}

Data& Data::number(std::string_view name, std::int64_t value)
{
    key(name);
    out_ += std::to_string(value);
    return *this;
}

Data& Data::money(std::string_view name, core::Money amount)
{
    key(name);
    out_ += std::move(Data{}
                          .text("amount_minor", std::string_view{std::to_string(amount.minor())})
                          .text("currency", amount.currency().name())
                          .number("exponent", amount.currency().exponent))
                .take();
    return *this;
}

std::string Data::take() &&
{
    out_ += '}';
    return std::move(out_);
}

} // namespace etimbre::domain::feed
