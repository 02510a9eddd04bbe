#pragma once

#include "adapters/crypto/key_directory.hpp"
#include "core/bytes.hpp"
#include "domain/stamp/trust_list.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etimbre::adapters::crypto {

/// What the rules of the trust list need from this room.
domain::stamp::TrustTools trust_tools();

/// The public files of trust: the pinned roots ("roots"), the signed list ("stamp-trust.cose"), and a copy of
/// every list that was accepted ("00000000000000000007.seen"), whose names decide that no older one and no
/// second one of the same number is ever accepted. Everything here throws KeyFailure.
class TrustFolder {
public:
    /// Opens the folder; it must be there.
    explicit TrustFolder(std::filesystem::path const& path) : files_{path} {}
    static TrustFolder make(std::filesystem::path const& path);

    void lock() { files_.lock(); }

    /// One root a line, "KID KEY" in hexadecimal; the first one is the active root. Nothing where the file is
    /// not there yet.
    std::optional<std::vector<domain::stamp::PublicKey>> pinned() const;
    /// The same, for a reader who needs them.
    domain::stamp::TrustAnchor anchor(std::string issuer) const;
    void pin(std::span<domain::stamp::PublicKey const> roots);

    /// Where the published list of such a folder stands.
    static std::filesystem::path list_in(std::filesystem::path const& path);
    std::optional<core::Bytes> list() const;
    void publish(core::ByteView list);

    struct Seen {
        std::int64_t seq = 0;
        core::Bytes list;
    };
    /// From the oldest.
    std::vector<Seen> seen() const;
    /// The number of the newest, or 0.
    std::int64_t newest_seen() const;
    /// Notes that this list is accepted. False where another list had the same number, or a newer one was
    /// accepted: whoever asks later is told the same.
    bool accept(std::int64_t seq, core::ByteView list);

    std::filesystem::path const& path() const { return files_.path(); }

private:
    explicit TrustFolder(KeyDirectory files) : files_{std::move(files)} {}

    KeyDirectory files_;
};

} // namespace etimbre::adapters::crypto
