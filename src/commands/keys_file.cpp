#include "commands/keys_file.hpp"

#include "core/bytes.hpp"
#include "http/server/fields.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>
#include <vector>

namespace etimbre::commands {

namespace stamp = domain::stamp;
using http::server::FieldError;
using http::server::Fields;

namespace {

constexpr std::size_t file_size_max = 1U << 20U;
constexpr std::size_t keys_max = 1000;
constexpr auto number_max = std::numeric_limits<std::int64_t>::max();

std::string content_of(std::filesystem::path const& path)
{
    std::error_code ignored; // a file that cannot be looked at cannot be opened either
    std::ifstream file;
    if (!std::filesystem::is_directory(path, ignored)) file.open(path, std::ios::binary);
    std::string content(file_size_max + 1, '\0');
    if (!file.is_open() || !file.read(content.data(), static_cast<std::streamsize>(content.size())).eof())
        throw KeysFileFailure{"the keys file " + path.string() + " cannot be read, or is no keys file"};
    content.resize(static_cast<std::size_t>(file.gcount()));
    return content;
}

template <std::size_t N>
std::array<std::uint8_t, N> hex_in(Fields& fields, std::string_view name)
{
    auto const bytes = core::from_hex(fields.text(name, 2 * N, 2 * N));
    std::array<std::uint8_t, N> out{};
    if (bytes && bytes->size() == N)
        std::ranges::copy(*bytes, out.begin());
    else
        fields.wrong(name, "characters", "hexadecimal characters of the whole length are needed");
    return out;
}

stamp::TrustedKey
key_in(boost::json::value const& value, std::string pointer, std::vector<FieldError>& errors)
{
    Fields fields{value, std::move(pointer), errors};
    stamp::TrustedKey key{
        .kid = hex_in<8>(fields, "kid"),
        .x = hex_in<32>(fields, "x"),
        .nbf = fields.integer("nbf", 0, number_max),
        .exp = fields.integer("exp", 0, number_max),
    };
    if (auto const cut = fields.optional_integer("cut", 0, number_max))
        key.cut = static_cast<std::uint64_t>(*cut);
    fields.optional_text("ckt", 64, 64);
    fields.end();
    return key;
}

} // namespace

bool is_issuer(std::string_view text)
{
    return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

stamp::TrustList read_keys_file(std::filesystem::path const& path)
{
    auto const value = http::server::parse_json(content_of(path));
    if (!value) throw KeysFileFailure{"the keys file " + path.string() + " is not JSON"};
    std::vector<FieldError> errors;
    Fields fields{*value, "", errors};
    stamp::TrustList trust{.issuer = fields.text("issuer", 2, 2), .keys = {}};
    if (!is_issuer(trust.issuer)) fields.wrong("issuer", "characters", "two letters A to Z are needed");
    std::size_t index = 0;
    for (auto const& each : fields.list("keys", 0, keys_max))
        trust.keys.push_back(key_in(each, fields.pointer_to("keys", index++), errors));
    if (errors.empty()) return trust;
    auto const& first = errors.front();
    throw KeysFileFailure{
        "the keys file " + path.string() + " is wrong at " + first.pointer + " (" + std::string{first.code} +
        "): " + std::string{first.detail}
    };
}

std::string keys_json(stamp::TrustList const& trust)
{
    boost::json::array keys;
    for (auto const& key : trust.keys) {
        boost::json::object each{
            {"kid", core::to_hex(key.kid)}, {"x", core::to_hex(key.x)}, {"nbf", key.nbf}, {"exp", key.exp}
        };
        if (key.cut) each["cut"] = *key.cut;
        keys.push_back(std::move(each));
    }
    return boost::json::serialize(boost::json::object{{"issuer", trust.issuer}, {"keys", std::move(keys)}});
}

} // namespace etimbre::commands
