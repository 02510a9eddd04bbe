#include "adapters/crypto/key_store.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_directory.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/key_file.hpp"

#include <algorithm>
#include <tuple>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t secret_size = 32;

std::vector<KeyFile> read_files(KeyDirectory const& directory)
{
    std::vector<KeyFile> files;
    for (auto const& name : directory.names()) files.push_back(parse_key_file(directory.read(name), name));
    std::ranges::sort(files, {}, [](KeyFile const& file) {
        return std::tuple{file.record.use, file.record.nbf, file.record.kid};
    });
    return files;
}

KeyRecord stamp_record(Ed25519Key const& key, KeyPlan const& plan)
{
    return {
        .use = KeyUse::stamp,
        .kid = key.kid(),
        .nbf = core::unix_of(plan.now),
        .sign_until = core::unix_of(plan.now + plan.signing_period),
        .exp = core::unix_of(plan.now + plan.verify_for),
        .x = key.public_key(),
    };
}

KeyRecord secret_record(KeyUse use, KeyPlan const& plan)
{
    KeyRecord record{.use = use, .kid = {}, .nbf = core::unix_of(plan.now), .x = std::nullopt};
    entropy(record.kid);
    return record;
}

} // namespace

KeyStore KeyStore::create(fs::path const& directory, Secret const& passphrase, KeyPlan const& plan)
{
    auto folder = KeyDirectory::make(directory);
    folder.lock();
    if (!folder.names().empty())
        throw KeyFailure{"there are keys in " + directory.string() + " already; nothing was changed"};
    SealPlan seal_plan{.salt = {}, .cost = plan.cost};
    entropy(seal_plan.salt);
    auto const wrapping_key = stretch(passphrase, seal_plan.salt, seal_plan.cost);

    KeyStore store;
    for (auto const use : {KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply}) {
        auto drawn = Secret::random(secret_size);
        auto const record =
            use == KeyUse::stamp ? stamp_record(Ed25519Key{drawn}, plan) : secret_record(use, plan);
        folder.write(record.file_name(), seal(record, drawn, seal_plan, wrapping_key));
        store.take(record, std::move(drawn));
    }
    return store;
}

KeyStore KeyStore::open(fs::path const& directory, Secret const& passphrase)
{
    auto const files = read_files(KeyDirectory{directory});
    if (files.empty())
        throw KeyFailure{"there are no keys in " + directory.string() + ": run etimbre keys init"};
    auto const& plan = files.front().plan;
    auto const wrapping_key = stretch(passphrase, plan.salt, plan.cost);

    KeyStore store;
    for (auto const& file : files) {
        // One passphrase is stretched once; a stray file cannot make the start slow.
        if (file.plan != plan)
            throw KeyFailure{
                "the key file " + file.record.file_name() + " does not belong to this directory"
            };
        store.take(file.record, crypto::open(file, wrapping_key));
    }
    store.require_every_use(directory);
    return store;
}

void KeyStore::take(KeyRecord const& record, Secret secret)
{
    records_.push_back(record);
    if (record.use != KeyUse::stamp) {
        secrets_.insert_or_assign(record.use, std::move(secret));
        return;
    }
    Ed25519Key key{secret};
    if (key.public_key() != record.x)
        throw KeyFailure{"the halves of the key " + record.file_name() + " do not belong together"};
    signing_.emplace(record.kid, std::move(key));
}

void KeyStore::require_every_use(fs::path const& directory) const
{
    for (auto const use : {KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply})
        if (std::ranges::count(records_, use, &KeyRecord::use) == 0)
            throw KeyFailure{"there is no " + std::string{word_of(use)} + " key in " + directory.string()};
}

domain::stamp::Kid KeyStore::current_kid(core::Instant now) const
{
    auto const second = core::unix_of(now);
    KeyRecord const* current = nullptr;
    for (auto const& record : records_)
        if (record.use == KeyUse::stamp && record.nbf <= second && second < record.sign_until)
            current = &record;
    if (current == nullptr)
        throw KeyFailure{
            "no stamp key signs at " + core::to_rfc3339(now) + ": make a new one with etimbre keys"
        };
    return current->kid;
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

std::vector<KeyRecord> read_records(fs::path const& directory)
{
    std::vector<KeyRecord> records;
    for (auto const& file : read_files(KeyDirectory{directory})) records.push_back(file.record);
    return records;
}

domain::stamp::TrustList trust_list(std::span<KeyRecord const> records, std::string issuer)
{
    domain::stamp::TrustList list{.issuer = std::move(issuer), .keys = {}};
    for (auto const& record : records)
        if (record.x)
            list.keys.push_back({.kid = record.kid, .x = *record.x, .nbf = record.nbf, .exp = record.exp});
    return list;
}

} // namespace etimbre::adapters::crypto
