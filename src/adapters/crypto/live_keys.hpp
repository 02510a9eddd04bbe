#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/retirements.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "core/instant.hpp"
#include "domain/stamp/trust_list.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::crypto {

/// Where the files of a service stand; the root keys are not among them.
struct KeyPlaces {
    std::filesystem::path keys;
    std::filesystem::path trust;
    std::string issuer;
};

/// Keys and trust as they were at one moment.
struct KeysAtHand {
    std::shared_ptr<KeyStore const> keys;
    std::vector<Retirement> retired;
    domain::stamp::TrustStatement statement;
    std::shared_ptr<domain::stamp::TrustList const> trust; ///< of the statement
    std::shared_ptr<std::string const> list;               ///< as published
};

/// The stamp key that signs at `now`: listed, in its time, neither retired nor cut, its secret at hand; of
/// several the one that began last. @throws KeyFailure where there is none or the list is out of date.
domain::stamp::Kid signing_kid(KeysAtHand const& at_hand, core::Instant now);

/// The keys and the trust list of a running service. Whoever asks looks, at most every 200 ms, whether the
/// files have changed, and reads them again if so; what is bad or older is reported and refused, and the last
/// good state stays. Safe from any thread.
class LiveKeys {
public:
    static constexpr std::chrono::milliseconds look_every{200};

    /// Hears what was refused or adopted: `trust_list_refused`, `trust_list_adopted`, `keys_refused`,
    /// `keys_read`, with a sentence. From whichever thread looked.
    using Report = std::function<void(std::string_view what, std::string_view sentence)>;

    /// @throws KeyFailure where the keys do not open, or there is no authentic trust list. One whose time is
    /// over will do: then nothing is signed and nothing verified until there is a new one.
    LiveKeys(KeyPlaces places, Secret const& passphrase, core::Clock clock, Report report);

    std::shared_ptr<KeysAtHand const> at_hand() const;

private:
    /// What changes when somebody writes a file or into a folder.
    using Marks = std::array<std::int64_t, 8>;

    static Marks marks_of(KeyPlaces const& places);
    void look(core::Instant now) const;
    void read_keys(KeysAtHand& next) const;
    void read_list(KeysAtHand& next, core::Instant now) const;
    void adopt(KeysAtHand& next, domain::stamp::TrustStatement statement, core::ByteView list) const;
    void adopt_newest(KeysAtHand& next, core::Instant now) const;
    void say(std::string_view what, std::string const& sentence) const;

    KeyPlaces places_;
    core::Clock clock_;
    Report report_;
    SealedDirectory sealed_;
    domain::stamp::TrustAnchor anchor_; ///< read once: another root needs a restart

    mutable std::mutex mutex_;
    // Under the mutex.
    mutable std::shared_ptr<KeysAtHand const> at_hand_;
    mutable core::Instant looked_at_{};
    mutable Marks marks_{};
    mutable std::string last_said_;
};

} // namespace etimbre::adapters::crypto
