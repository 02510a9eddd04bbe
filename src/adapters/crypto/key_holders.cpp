#include "adapters/crypto/key_holders.hpp"

#include "adapters/crypto/hashing.hpp"
#include "domain/stamp/holder.hpp"

#include <algorithm>
#include <span>

namespace etimbre::adapters::crypto {
namespace {

core::Hash labelled(KeyStore const& keys, std::string_view label, core::OrderId const& order)
{
    return keys.hmac(KeyUse::token, core::as_bytes(std::string{label} + order.value));
}

bool same(std::string_view given, std::string_view right)
{
    return equal_in_constant_time(core::as_bytes(given), core::as_bytes(right));
}

} // namespace

bool StampSigner::made(
    domain::stamp::PublicKey const& x, core::ByteView message, app::stamp::Signature const& signature
) const
{
    auto const has_x = [&](KeyRecord const& record) { return record.x == x; };
    auto const record = std::ranges::find_if(keys_.records(), has_x);
    return record != keys_.records().end() &&
           equal_in_constant_time(keys_.sign(record->kid, message), signature);
}

std::array<std::uint8_t, 2> BindingKeys::bind(std::string_view number, std::string_view document) const
{
    auto const hmac = [this](core::ByteView message) { return keys_.hmac(KeyUse::holder, message); };
    return domain::stamp::holder_binding(hmac, number, document);
}

std::string DerivedTokens::access(core::OrderId const& order) const
{
    return core::to_base64url(labelled(keys_, "access:", order));
}

std::string DerivedTokens::link(core::OrderId const& order) const
{
    constexpr std::size_t link_bytes = 16;
    auto const hash = labelled(keys_, "link:", order);
    return core::to_base64url(std::span{hash}.first<link_bytes>());
}

bool DerivedTokens::is_access(core::OrderId const& order, std::string_view token) const
{
    return same(token, access(order));
}

bool DerivedTokens::is_link(core::OrderId const& order, std::string_view token) const
{
    return same(token, link(order));
}

std::string fingerprint(KeyStore const& keys, core::ByteView request)
{
    return core::to_hex(keys.hmac(KeyUse::reply, request));
}

} // namespace etimbre::adapters::crypto
