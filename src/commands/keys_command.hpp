#pragma once

#include "adapters/crypto/key_store.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace etimbre::commands {

/// `etimbre keys init`: makes the key directory with one key of each use, under the passphrase in the file.
/// Returns 0. @throws adapters::crypto::KeyFailure where there are keys already (nothing is changed then), or
/// the passphrase or the directory does not do.
int keys_init(
    std::filesystem::path const& directory,
    std::filesystem::path const& passphrase_file,
    adapters::crypto::KeyPlan const& plan,
    std::ostream& out
);

/// `etimbre keys list [--json]`: the keys of the directory, without their passphrase. With `json` the stamp
/// keys in the format that `stamp verify --keys` reads. Returns 0. @throws adapters::crypto::KeyFailure
int keys_list(
    std::filesystem::path const& directory, std::string const& issuer, bool json, std::ostream& out
);

} // namespace etimbre::commands
