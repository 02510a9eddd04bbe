#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/retirements.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "domain/stamp/trust_list.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::commands {

/// Where the commands of the keys work, and by which periods.
struct KeysPlaces {
    std::filesystem::path keys;
    std::filesystem::path passphrase_file;
    std::filesystem::path roots;
    std::filesystem::path root_passphrase_file;
    std::filesystem::path trust;
    std::string issuer;
    core::Instant now;
    std::chrono::seconds signing = std::chrono::days{90};
    std::chrono::seconds notice = std::chrono::days{14};
    std::chrono::seconds list_life = std::chrono::days{30};
    std::chrono::seconds stamp_validity = std::chrono::days{365};
    adapters::crypto::KdfCost cost{};
};

KeysPlaces keys_places(config::Settings const& settings, core::Instant now);

/// A stamp key that begins at `begin`.
adapters::crypto::KeyPlan key_plan(KeysPlaces const& at, core::Instant begin);

/// The newest authentic list there is: the published one, or one that a service accepted. Its time may be
/// over. Nothing where there is none. @throws adapters::crypto::KeyFailure where no root is pinned.
std::optional<domain::stamp::TrustStatement>
newest_trust_list(std::filesystem::path const& trust, std::string const& issuer);

/// The stamp keys of every authentic list there is, each as the newest list that names it does: what may ever
/// have signed a stamp.
std::vector<domain::stamp::TrustedKey>
keys_ever_listed(std::filesystem::path const& trust, std::string const& issuer);

} // namespace etimbre::commands
