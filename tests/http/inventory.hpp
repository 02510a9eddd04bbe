#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/est3dgate/acquirer.hpp"
#include "core/instant.hpp"
#include "domain/fees/catalogue.hpp"

#include <filesystem>

/// What the office of a test is furnished with.
namespace etimbre::http::api {

/// When every test begins.
inline constexpr core::Instant opening = core::instant_of_unix(1'790'000'000);
inline constexpr auto store_key = "a key | of the \\ shop";

/// A new folder of its own; whoever asked for it removes it.
std::filesystem::path new_folder();
/// The one that is shipped.
domain::fees::Catalogue catalogue_of_seeds();
adapters::est3dgate::Settings acquirer_settings();
/// The dearest part of a test is stretching a passphrase; the keys of all tests of a process are the same.
adapters::crypto::KeyStore const& keys_of_tests();

} // namespace etimbre::http::api
