#include "domain/stamp/claims.hpp"

#include "core/cbor.hpp"
#include "domain/stamp/number.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace etimbre::domain::stamp {

namespace cbor = core::cbor;

namespace {

constexpr std::int64_t key_issuer = 1;
constexpr std::int64_t key_expires = 4;
constexpr std::int64_t key_issued = 6;
constexpr std::int64_t key_cti = 7;
constexpr std::int64_t key_stamp = -65537;

constexpr std::int64_t key_service = 1;
constexpr std::int64_t key_amount = 2;
constexpr std::int64_t key_currency = 3;
constexpr std::int64_t key_mission = 4;
constexpr std::int64_t key_index = 5;
constexpr std::int64_t key_holder = 6;
constexpr std::int64_t key_payment = 7;
constexpr std::int64_t key_last_unknown = 23;

constexpr bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_code(char c)
{
    return is_upper(c) || (c >= '0' && c <= '9') || c == '-';
}

bool has_form(std::string const& text, std::size_t least, std::size_t most, bool (*allowed)(char))
{
    return text.size() >= least && text.size() <= most && std::ranges::all_of(text, allowed);
}

bool is_uint32(std::int64_t value)
{
    return value >= 0 && value <= std::int64_t{std::numeric_limits<std::uint32_t>::max()};
}

/// Reads one map entry by entry; the first thing that is wrong makes the whole wrong.
class Entries {
public:
    explicit Entries(cbor::Value const* map) : map_{map}, sound_{cbor::as<cbor::Map>(map) != nullptr} {}

    bool sound() const { return sound_; }

    std::string text(std::int64_t key)
    {
        auto const* const held = cbor::as<std::string>(find(key));
        return held != nullptr ? *held : wrong<std::string>();
    }
    std::int64_t uint32(std::int64_t key)
    {
        auto const* const held = cbor::as<std::int64_t>(find(key));
        return held != nullptr && is_uint32(*held) ? *held : wrong<std::int64_t>();
    }
    core::Bytes bytes(std::int64_t key)
    {
        auto const* const held = cbor::as<core::Bytes>(find(key));
        return held != nullptr ? *held : wrong<core::Bytes>();
    }
    template <std::size_t N>
    std::optional<std::array<std::uint8_t, N>> optional_bytes(std::int64_t key)
    {
        if (find(key) == nullptr) return std::nullopt;
        auto const held = bytes(key);
        if (held.size() != N) return wrong<std::optional<std::array<std::uint8_t, N>>>();
        std::array<std::uint8_t, N> out{};
        std::ranges::copy(held, out.begin());
        return out;
    }
    /// Every key must be allowed; a text key never is.
    void only(bool (*allowed)(std::int64_t))
    {
        for (auto const& [key, value] : sound_ ? *cbor::as<cbor::Map>(map_) : cbor::Map{}) {
            auto const* const number = cbor::as<std::int64_t>(&key);
            if (number == nullptr || !allowed(*number)) sound_ = false;
        }
    }
    cbor::Value const* find(std::int64_t key) const { return sound_ ? cbor::find(*map_, key) : nullptr; }

private:
    template <class T>
    T wrong()
    {
        sound_ = false;
        return {};
    }

    cbor::Value const* map_;
    bool sound_;
};

bool is_outer_key(std::int64_t key)
{
    return key == key_issuer || key == key_expires || key == key_issued || key == key_cti || key == key_stamp;
}

bool is_inner_key(std::int64_t key)
{
    return key >= key_service && key <= key_last_unknown;
}

cbor::Value inner(Claims const& claims)
{
    cbor::Map entries{
        {cbor::integer(key_service), cbor::text(claims.service)},
        {cbor::integer(key_amount), cbor::integer(claims.amount_minor)},
        {cbor::integer(key_currency), cbor::text(claims.currency)},
        {cbor::integer(key_mission), cbor::text(claims.mission)},
        {cbor::integer(key_index), cbor::integer(claims.index)},
    };
    if (claims.holder) entries.emplace_back(cbor::integer(key_holder), cbor::bytes(*claims.holder));
    if (claims.payment) entries.emplace_back(cbor::integer(key_payment), cbor::bytes(*claims.payment));
    return cbor::map(std::move(entries));
}

} // namespace

bool is_legal(Claims const& claims)
{
    auto const number = parse_number(claims.number);
    return has_form(claims.issuer, 2, 2, is_upper) && is_uint32(claims.issued_at) &&
           is_uint32(claims.expires_at) && claims.issued_at < claims.expires_at && number &&
           *number == claims.number && has_form(claims.service, 1, 8, is_code) &&
           has_form(claims.currency, 3, 3, is_upper) && has_form(claims.mission, 3, 6, is_code);
}

core::Bytes encode(Claims const& claims)
{
    if (!is_legal(claims)) throw std::invalid_argument{"claims outside the stamp format cannot be encoded"};
    return cbor::encode(cbor::map(
        {{cbor::integer(key_issuer), cbor::text(claims.issuer)},
         {cbor::integer(key_expires), cbor::integer(claims.expires_at)},
         {cbor::integer(key_issued), cbor::integer(claims.issued_at)},
         {cbor::integer(key_cti), cbor::bytes(cti_of(claims.number))},
         {cbor::integer(key_stamp), inner(claims)}}
    ));
}

core::Result<Claims> decode_claims(core::ByteView payload)
{
    auto const value = cbor::decode(payload);
    if (!value) return core::refuse(core::Reason::cbor, "the payload is not deterministic CBOR");
    Entries outer{&*value};
    outer.only(is_outer_key);
    Entries stamp{outer.find(key_stamp)};
    stamp.only(is_inner_key);
    auto const number = number_of(outer.bytes(key_cti));
    Claims claims{
        .issuer = outer.text(key_issuer),
        .issued_at = outer.uint32(key_issued),
        .expires_at = outer.uint32(key_expires),
        .number = number.value_or(""),
        .service = stamp.text(key_service),
        .amount_minor = static_cast<std::uint32_t>(stamp.uint32(key_amount)),
        .currency = stamp.text(key_currency),
        .mission = stamp.text(key_mission),
        .index = static_cast<std::uint32_t>(stamp.uint32(key_index)),
        .holder = stamp.optional_bytes<2>(key_holder),
        .payment = stamp.optional_bytes<8>(key_payment),
    };
    if (!outer.sound() || !stamp.sound() || !number || !is_legal(claims))
        return core::refuse(core::Reason::claims, "a claim is missing, unknown or out of range");
    return claims;
}

} // namespace etimbre::domain::stamp
