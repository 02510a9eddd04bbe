#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "adapters/crypto/retirements.hpp"
#include "adapters/crypto/root_keys.hpp"
#include "adapters/crypto/trust_draft.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "folder.hpp"

namespace etimbre::adapters::crypto::tests {

inline core::Instant const start = core::instant_of_unix(1790000000);
inline constexpr KdfCost cheap{.passes = 1, .memory_bytes = 8192};

inline Secret passphrase(std::string_view text = "open sesame")
{
    return Secret::copy_of(core::as_bytes(text));
}

/// The keys of a service, its roots and its trust list, as an operator would make them.
class KeyState : public Folder {
protected:
    KeyState()
    {
        KeyStore::create(keys(), passphrase(), {.now = start, .cost = cheap});
        create_roots(roots(), passphrase("root"), cheap, start);
        TrustFolder::make(trust()).pin(root_public_keys(roots(), passphrase("root")));
    }

    std::filesystem::path keys() const { return in("keys"); }
    std::filesystem::path roots() const { return in("root"); }
    std::filesystem::path trust() const { return in("trust"); }

    /// One more stamp key, in use from `nbf` on.
    KeyRecord add_stamp_key(core::Instant nbf) const
    {
        auto const key = draw_signing_key(stamp_record({.now = nbf}));
        SealedDirectory::open(keys(), passphrase()).add(key);
        return key.record;
    }
    void retire(domain::stamp::Kid const& kid, core::Instant at, std::optional<std::uint64_t> cut = {}) const
    {
        KeyDirectory directory{keys()};
        write_retirement(directory, {.kid = kid, .at = core::unix_of(at), .cut = cut});
    }
    domain::stamp::TrustStatement draft(std::int64_t seq, core::Instant at) const
    {
        auto const records = read_records(keys());
        auto const retired = read_retirements(KeyDirectory{keys()});
        auto next = draft_trust_list(listed_keys(records, retired, at), {}, {.issuer = "MA", .now = at});
        next.seq = seq;
        return next;
    }
    core::Bytes signed_list(domain::stamp::TrustStatement const& statement) const
    {
        auto const pinned = TrustFolder{trust()}.pinned().value();
        return sign_trust_list(statement, open_root(roots(), passphrase("root"), pinned, {}));
    }
    void publish(std::int64_t seq, core::Instant at) const
    {
        TrustFolder{trust()}.publish(signed_list(draft(seq, at)));
    }
    domain::stamp::Kid first_kid() const
    {
        for (auto const& each : read_records(keys()))
            if (each.use == KeyUse::stamp) return each.kid;
        return {};
    }
};

} // namespace etimbre::adapters::crypto::tests
