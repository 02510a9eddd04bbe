#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "app/pay/acquirers.hpp"
#include "core/instant.hpp"
#include "domain/fees/catalogue.hpp"

#include <filesystem>
#include <memory>

/// What the office of a test is furnished with.
namespace etimbre::http::api {

/// When every test begins.
inline constexpr core::Instant opening = core::instant_of_unix(1'790'000'000);

/// What an acquirer knows us by.
struct Merchant {
    std::string_view client_id;
    std::string_view store_key;
};
inline constexpr Merchant merchant_of_cmi{"600001234", "a key | of the \\ shop"};
inline constexpr Merchant merchant_of_atlas{"700005678", "another key"};
/// The one post whose payments "atlas" takes; "cmi" takes those of every other for a year from `opening` on.
inline constexpr auto post_of_atlas = "CG-LYS";

/// A new folder of its own, gone with this, also where the making of whoever holds it fails.
class NewFolder {
public:
    NewFolder();
    ~NewFolder();
    NewFolder(NewFolder const&) = delete;
    NewFolder& operator=(NewFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The one that is shipped.
domain::fees::Catalogue catalogue_of_seeds();
app::pay::Acquirers two_acquirers();
/// The dearest part of a test is stretching a passphrase; the keys of all tests of a process are the same.
adapters::crypto::KeyStore const& keys_of_tests();
/// Those keys with a trust list that names them for ten years, at this clock.
std::unique_ptr<adapters::crypto::LiveKeys> live_keys_of_tests(core::Clock clock);

} // namespace etimbre::http::api
