#include "adapters/crypto/key_store.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr std::array service_uses{KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply};

std::vector<OpenedKey> first_keys(KeyPlan const& plan)
{
    std::vector<OpenedKey> keys;
    keys.push_back(draw_signing_key(stamp_record(plan)));
    for (auto const use : {KeyUse::holder, KeyUse::token, KeyUse::reply})
        keys.push_back(draw_secret({.use = use, .nbf = core::unix_of(plan.now)}));
    return keys;
}

} // namespace

KeyRecord stamp_record(KeyPlan const& plan)
{
    return {
        .use = KeyUse::stamp,
        .nbf = core::unix_of(plan.now),
        .sign_until = core::unix_of(plan.now + plan.signing_period),
        .exp = core::unix_of(plan.now + plan.verify_for),
    };
}

KeyStore KeyStore::create(fs::path const& directory, Secret const& passphrase, KeyPlan const& plan)
{
    auto keys = first_keys(plan);
    SealedDirectory::create(directory, passphrase, plan.cost, keys);
    return KeyStore{std::move(keys)};
}

KeyStore KeyStore::open(fs::path const& directory, Secret const& passphrase)
{
    return KeyStore{SealedDirectory::open(directory, passphrase)};
}

KeyStore::KeyStore(SealedDirectory const& directory) : KeyStore{directory.keys()}
{
    require_every_use(directory.path());
}

KeyStore::KeyStore(std::vector<OpenedKey> keys)
{
    for (auto& key : keys) take(std::move(key));
}

void KeyStore::take(OpenedKey key)
{
    records_.push_back(key.record);
    if (key.record.use == KeyUse::stamp)
        signing_.emplace(key.record.kid, Ed25519Key{key.secret});
    else if (key.record.use == KeyUse::holder)
        epochs_.push_back({key.record.nbf, std::move(key.secret)});
    else
        secrets_.insert_or_assign(key.record.use, std::move(key.secret));
}

void KeyStore::require_every_use(fs::path const& directory) const
{
    for (auto const& record : records_)
        if (std::ranges::find(service_uses, record.use) == service_uses.end())
            throw KeyFailure{
                "a " + std::string{word_of(record.use)} + " key must not stand in " + directory.string()
            };
    for (auto const use : service_uses)
        if (std::ranges::count(records_, use, &KeyRecord::use) == 0)
            throw KeyFailure{"there is no " + std::string{word_of(use)} + " key in " + directory.string()};
}

domain::stamp::Signature KeyStore::sign(domain::stamp::Kid const& kid, core::ByteView message) const
{
    auto const at = signing_.find(kid);
    if (at == signing_.end()) throw KeyFailure{"there is no stamp key " + core::to_hex(kid)};
    return at->second.sign(message);
}

Secret const& KeyStore::secret(KeyUse use) const
{
    auto const at = secrets_.find(use);
    if (at == secrets_.end()) throw KeyFailure{"there is no " + std::string{word_of(use)} + " key"};
    return at->second;
}

core::Hash KeyStore::hmac(KeyUse use, core::ByteView message) const
{
    return hmac_sha256(secret(use).view(), message);
}

} // namespace etimbre::adapters::crypto
