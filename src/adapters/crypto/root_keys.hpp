#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "core/instant.hpp"
#include "domain/stamp/trust.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

/// The two root keys, active and spare. They sign the trust list and nothing else; the service never opens
/// their directory. Everything here throws KeyFailure.
namespace etimbre::adapters::crypto {

/// Makes the directory with two new root keys, both or none.
void create_roots(
    std::filesystem::path const& directory, Secret const& passphrase, KdfCost const& cost, core::Instant now
);

/// The public halves, in the order in which they are pinned; opened, so that they are known to be true.
std::vector<domain::stamp::PublicKey>
root_public_keys(std::filesystem::path const& directory, Secret const& passphrase);

/// The root that signs: the first of the pinned ones that the directory holds, or the one asked for.
Ed25519Key open_root(
    std::filesystem::path const& directory,
    Secret const& passphrase,
    std::span<domain::stamp::PublicKey const> pinned,
    std::optional<domain::stamp::Kid> const& wanted
);

} // namespace etimbre::adapters::crypto
