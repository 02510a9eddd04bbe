#pragma once

#include "config/settings.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::config {

/// A file or folder named by a key: as it is where absolute, otherwise in the state directory.
std::filesystem::path path_of(Settings const& settings, std::string_view file);

/// The folder `name` ("schemas", "seeds") that came with the program: ../share/etimbre/NAME from the
/// executable, or the source tree it was built from. Throws ConfigFailure where there is neither.
std::filesystem::path installed_directory(std::string_view name);

std::filesystem::path schemas_directory(Settings const& settings);
std::filesystem::path seeds_directory(Settings const& settings);

/// base_url, or https://address:port where that is empty; never with a slash at the end.
std::string base_url_of(PublicListener const& listener);
std::string base_url_of(PartnerListener const& listener);

/// The names that a Host may have where the world writes `base_url`: its host, in lower case, and where that
/// is this machine itself, all of its names. None, which stands for any, where it is empty.
std::vector<std::string> hosts_of(std::string_view base_url);

} // namespace etimbre::config
