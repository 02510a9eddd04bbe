#include "adapters/crypto/root_keys.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/sealed_directory.hpp"

#include <algorithm>

namespace etimbre::adapters::crypto {

namespace stamp = domain::stamp;

void create_roots(
    std::filesystem::path const& directory, Secret const& passphrase, KdfCost const& cost, core::Instant now
)
{
    auto const draw = [now] { return draw_signing_key({.use = KeyUse::root, .nbf = core::unix_of(now)}); };
    std::vector<OpenedKey> roots;
    roots.reserve(2);
    roots.push_back(draw());
    roots.push_back(draw());
    SealedDirectory::create(directory, passphrase, cost, roots);
}

std::vector<stamp::PublicKey>
root_public_keys(std::filesystem::path const& directory, Secret const& passphrase)
{
    std::vector<stamp::PublicKey> roots;
    for (auto const& key : SealedDirectory::open(directory, passphrase).keys()) {
        if (key.record.use != KeyUse::root || !key.record.x)
            throw KeyFailure{"a key that is no root stands in " + directory.string()};
        roots.push_back(*key.record.x);
    }
    return roots;
}

Ed25519Key open_root(
    std::filesystem::path const& directory,
    Secret const& passphrase,
    std::span<stamp::PublicKey const> pinned,
    std::optional<stamp::Kid> const& wanted
)
{
    if (!std::filesystem::is_directory(directory))
        throw KeyFailure{
            "the root keys are not in " + directory.string() +
            ": put their medium in place, or name its folder with [keys] root_directory"
        };
    auto const keys = SealedDirectory::open(directory, passphrase).keys();
    for (auto const& x : pinned) {
        auto const at = std::ranges::find_if(keys, [&](OpenedKey const& key) {
            return key.record.use == KeyUse::root && key.record.x == x;
        });
        if (at != keys.end() && (!wanted || *wanted == at->record.kid)) return Ed25519Key{at->secret};
    }
    throw KeyFailure{
        wanted ? "the root key " + core::to_hex(*wanted) + " is not pinned, or not in " + directory.string()
               : "none of the pinned root keys is in " + directory.string()
    };
}

} // namespace etimbre::adapters::crypto
