#pragma once

#include "core/bytes.hpp"
#include "core/id.hpp"
#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "domain/ledger/transfer.hpp"
#include "domain/stamp/trust.hpp"
#include "domain/tlog/leaf.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::stamp {

using Kid = std::array<std::uint8_t, 8>;
using Signature = std::array<std::uint8_t, 64>;

class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

/// The committed row from which a stamp's text is made, as often as wanted, always with the same bytes.
struct StampRow {
    core::OrderId order;
    int unit = 0;
    std::string number;
    std::uint32_t index = 0; ///< leaf index in the log `issue`
    std::string issuer;
    std::string service;
    std::string mission;
    core::Money receipt;
    core::Money chancery;
    core::Money service_part;
    core::Money total;
    std::int64_t issued_at = 0; ///< Unix seconds
    std::int64_t expires_at = 0;
    Kid kid{};
    std::optional<std::array<std::uint8_t, 2>> holder;
    std::array<std::uint8_t, 8> payment{}; ///< opaque reference of the ledger transaction
    core::Hash payload_hash{};
};

enum class EndKind { redeemed, voided };

/// The end of a stamp. One key, the number, decides which end it was.
struct StampEnd {
    std::string number;
    EndKind kind = EndKind::redeemed;
    std::string id; ///< redemption or void id
    std::string mission;
    std::string counter; ///< "3", from the certificate
    Kid kid{};           ///< key that signs the receipt
    std::string reason;
    core::Instant at{};
};

struct StampState {
    StampRow row;
    std::optional<StampEnd> end;
    core::Instant ordered{}; ///< when its order was placed
    bool frozen = false;     ///< a person must look at it first
};

class StampStore : public Port {
public:
    virtual void insert(StampRow const& stamp) = 0;
    virtual std::optional<StampState> find(std::string_view number) = 0;
    virtual std::vector<StampState> of_order(core::OrderId const& order) = 0;
    /// False when the stamp has an end already: the insert decides, not a look before it.
    virtual bool end(StampEnd const& end) = 0;
};

/// The log `issue`: its size and running totals, and its entries.
class LogStore : public Port {
public:
    struct Head {
        std::uint64_t size = 0;
        domain::tlog::Totals totals;
    };
    virtual Head head() = 0;
    virtual void append(std::uint64_t index, core::ByteView entry, core::Hash const& leaf_hash) = 0;
    /// Throws when the log is not of size `from`: somebody else wrote it.
    virtual void advance(std::uint64_t from, Head const& to) = 0;
};

class LedgerStore : public Port {
public:
    /// Throws on a transfer id that exists: a fact is posted once.
    virtual void post(std::span<domain::ledger::Transfer const> transfers, core::Instant at) = 0;
};

/// Everything a stamp rule may touch inside one transaction.
struct Books {
    StampStore& stamps;
    LogStore& log;
    LedgerStore& ledger;
};

/// Holds the stamp keys. Ed25519 is deterministic: the same bytes give the same signature, today and after a
/// crash.
class Signer : public Port {
public:
    /// The key that signs what is issued at `now`. Throws when there is none.
    virtual Kid current(core::Instant now) const = 0;
    virtual Signature sign(Kid const& kid, core::ByteView message) const = 0;
    /// Whether `signature` is the one that the key `x` makes of `message`, compared in constant time: what
    /// verifying would say, for a third of its cost. False where that key is not held here. Hand in nothing
    /// that the key would not sign.
    virtual bool
    made(domain::stamp::PublicKey const& x, core::ByteView message, Signature const& signature) const = 0;
};

/// Binds a stamp to a document: two bytes, keyed, that say nothing without the key. The key changes from
/// epoch to epoch; the epoch that counts is the one in which the stamp was ordered. Documents are canonical:
/// "MAR|AB123456" (docs/stamp-format.md).
class HolderKeys : public Port {
public:
    using Binding = std::array<std::uint8_t, 2>;

    virtual Binding bind(std::string_view number, std::string_view document, core::Instant ordered) const = 0;
    /// Whether `bound` was made from this document for a stamp ordered then.
    virtual bool matches(
        std::string_view number, std::string_view document, core::Instant ordered, Binding const& bound
    ) const = 0;
};

/// What a printed stamp shows.
struct StampSheet {
    std::string text; ///< the CS1 text
    std::string number;
    std::string service_code;
    core::Names service_names;
    core::Names mission_names;
    core::Money receipt;
    core::Money chancery;
    core::Money service;
    core::Money total;
    core::Instant issued_at;
    core::Instant expires_at;
    std::string timezone; ///< IANA name of the post's zone
    bool holder_bound = false;
    std::uint64_t index = 0;
    std::string kid_hex;
    std::string payload_hash_hex;
    core::Language language = core::Language::fr;
    std::string service_address; ///< the site's name, printed as text
};

class StampPrinter : public Port {
public:
    virtual std::string svg(std::string_view text) const = 0;
    virtual std::string png(std::string_view text) const = 0;
    virtual std::string pdf(StampSheet const& sheet) const = 0;
};

} // namespace etimbre::app::stamp
