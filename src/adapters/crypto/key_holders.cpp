#include "adapters/crypto/key_holders.hpp"

#include "adapters/crypto/hashing.hpp"
#include "domain/stamp/holder.hpp"

#include <algorithm>
#include <iterator>
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

using Epochs = std::vector<KeyStore::Epoch>;

/// The one in force then; the first one also for what comes before it.
Epochs::const_iterator epoch_of(Epochs const& epochs, core::Instant at)
{
    auto const after = std::ranges::upper_bound(epochs, core::unix_of(at), {}, &KeyStore::Epoch::nbf);
    return after == epochs.begin() ? after : std::prev(after);
}

BindingKeys::Binding
bound_with(KeyStore::Epoch const& epoch, std::string_view number, std::string_view document)
{
    auto const hmac = [&](core::ByteView message) { return hmac_sha256(epoch.secret.view(), message); };
    return domain::stamp::holder_binding(hmac, number, document);
}

} // namespace

bool StampSigner::made(
    domain::stamp::PublicKey const& x, core::ByteView message, app::stamp::Signature const& signature
) const
{
    auto const keys = keys_.at_hand()->keys;
    auto const is_its = [&](KeyRecord const& record) { return record.use == KeyUse::stamp && record.x == x; };
    auto const record = std::ranges::find_if(keys->records(), is_its);
    return record != keys->records().end() &&
           equal_in_constant_time(keys->sign(record->kid, message), signature);
}

BindingKeys::Binding
BindingKeys::bind(std::string_view number, std::string_view document, core::Instant ordered) const
{
    auto const at_hand = keys_.at_hand();
    return bound_with(*epoch_of(at_hand->keys->epochs(), ordered), number, document);
}

bool BindingKeys::matches(
    std::string_view number, std::string_view document, core::Instant ordered, Binding const& bound
) const
{
    auto const at_hand = keys_.at_hand();
    auto const& epochs = at_hand->keys->epochs();
    auto const epoch = epoch_of(epochs, ordered);
    bool const is_young = ordered < core::instant_of_unix(epoch->nbf) + overlap;
    return bound_with(*epoch, number, document) == bound ||
           (is_young && epoch != epochs.begin() && bound_with(*std::prev(epoch), number, document) == bound);
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
