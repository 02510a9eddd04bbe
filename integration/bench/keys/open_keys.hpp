#pragma once

#include "adapters/crypto/live_keys.hpp"

#include <filesystem>

namespace etimbre::bench {

/// The keys and the trust list of a development state directory, as the service reads them. Throws KeyFailure
/// where they do not open; what they report goes to standard error.
adapters::crypto::LiveKeys open_keys(std::filesystem::path const& state);

} // namespace etimbre::bench
