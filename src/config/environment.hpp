#pragma once

#include "config/settings.hpp"

#include <filesystem>
#include <functional>
#include <string_view>

namespace etimbre::config {

/// Where variables are looked up: `std::getenv` in the program, a map in tests. Null for one that is not set.
using Environment = std::function<char const*(char const* name)>;

/// ETIMBRE_STATE_DIR, or var/dev.
std::filesystem::path state_directory(Environment const& environment);

/// etimbre.toml in the state directory: the file that is read where no --config is given.
std::filesystem::path default_file(Environment const& environment);

/// Puts the state directory, the four ETIMBRE_*_PORT variables and the passphrase that systemd hands over
/// (systemd.exec(5), LoadCredential) into `settings`; ETIMBRE_ACQUIRER_PORT goes to the first acquirer, which
/// in development is the simulator. Throws ConfigFailure for a variable that is no port. A variable that is
/// set but empty counts as not set.
void apply_environment(Environment const& environment, Settings& settings);

/// `url` with another port: "https://[::1]:8444/fim/api" from "https://[::1]/fim/api" and 8444.
std::string with_port(std::string_view url, std::uint16_t port);

} // namespace etimbre::config
