#include "adapters/est3dgate/hash.hpp"

#include "adapters/est3dgate/natural_order.hpp"
#include "core/bytes.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace etimbre::adapters::est3dgate {

namespace {

void append_escaped(std::string& text, std::string_view value)
{
    for (char const c : value) {
        if (c == '\\' || c == '|') text += '\\';
        text += c;
    }
}

std::vector<FormField const*>
hashed_fields(std::span<FormField const> fields, std::span<std::string const> excluded)
{
    std::vector<FormField const*> hashed;
    for (auto const& field : fields) {
        auto const name = to_lower(field.first);
        if (name == "hash" || name == "encoding") continue;
        if (std::ranges::find(excluded, name) != excluded.end()) continue;
        hashed.push_back(&field);
    }
    std::ranges::stable_sort(hashed, [](FormField const* left, FormField const* right) {
        return natural_order(left->first, right->first) < 0;
    });
    return hashed;
}

} // namespace

std::string to_lower(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool is_hash_field(std::string_view name)
{
    return to_lower(name) == "hash";
}

std::string ver3_hash(
    std::span<FormField const> fields, std::string_view store_key, std::span<std::string const> excluded
)
{
    std::string plaintext;
    for (auto const* const field : hashed_fields(fields, excluded)) {
        append_escaped(plaintext, field->second);
        plaintext += '|';
    }
    append_escaped(plaintext, store_key);

    std::array<std::uint8_t, crypto_hash_sha512_BYTES> digest{};
    auto const bytes = core::as_bytes(plaintext);
    crypto_hash_sha512(digest.data(), bytes.data(), bytes.size());
    sodium_memzero(plaintext.data(), plaintext.size()); // it ends with the store key
    return core::to_base64(digest);
}

bool same_hash(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace etimbre::adapters::est3dgate
