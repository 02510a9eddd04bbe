#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "app/stamp/issue_stamps.hpp"
#include "app/stamp/ports.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// The ports of app/stamp over plain maps, and real signatures by a key of the test.
namespace etimbre::app::stamp::testing {

inline constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

struct StampsInMemory final : StampStore {
    std::map<std::string, StampRow> rows;
    std::map<std::string, StampEnd> ends;

    void insert(StampRow const& stamp) override
    {
        if (!rows.emplace(stamp.number, stamp).second) throw std::logic_error{"a number was issued twice"};
    }
    std::optional<StampState> find(std::string_view number) override
    {
        auto const row = rows.find(std::string{number});
        if (row == rows.end()) return std::nullopt;
        auto const ended = ends.find(row->first);
        return StampState{row->second, ended == ends.end() ? std::nullopt : std::optional{ended->second}};
    }
    std::vector<StampState> of_order(core::OrderId const& order) override
    {
        std::vector<StampState> found;
        for (auto const& [number, row] : rows)
            if (row.order == order) found.push_back(*find(number));
        return found;
    }
    bool end(StampEnd const& end) override { return ends.emplace(end.number, end).second; }
};

struct LogInMemory final : LogStore {
    Head at;
    std::vector<std::pair<core::Bytes, core::Hash>> leaves;

    Head head() override { return at; }
    void append(std::uint64_t index, core::ByteView entry, core::Hash const& hash) override
    {
        if (index != leaves.size()) throw std::logic_error{"a leaf out of order"};
        leaves.emplace_back(core::Bytes{entry.begin(), entry.end()}, hash);
    }
    void advance(std::uint64_t from, Head const& to) override
    {
        if (from != at.size) throw std::logic_error{"the log was written by somebody else"};
        at = to;
    }
};

struct LedgerInMemory final : LedgerStore {
    std::map<std::string, domain::ledger::Transfer> rows;

    void post(std::span<domain::ledger::Transfer const> transfers, core::Instant) override
    {
        for (auto const& each : transfers)
            if (!rows.emplace(each.id, each).second) throw std::logic_error{"a fact was posted twice"};
    }
};

struct OneKey final : Signer {
    adapters::crypto::Ed25519Key key{adapters::crypto::Secret::copy_of(core::Bytes(32, 7))};

    Kid current(core::Instant) const override { return key.kid(); }
    Signature sign(Kid const&, core::ByteView message) const override { return key.sign(message); }
    bool
    made(domain::stamp::PublicKey const& x, core::ByteView message, Signature const& signature) const override
    {
        return x == key.public_key() && key.sign(message) == signature;
    }
    domain::stamp::TrustList trust() const
    {
        auto const at = core::unix_of(noon);
        return {
            "MA", {{key.kid(), key.public_key(), at - 10, at + 1'000'000'000, std::nullopt}}, std::nullopt
        };
    }
};

/// Binds to the document's first letters: enough to be told apart.
struct FirstLetters final : HolderKeys {
    Binding bind(std::string_view, std::string_view document, core::Instant) const override
    {
        return {static_cast<std::uint8_t>(document.at(4)), static_cast<std::uint8_t>(document.at(5))};
    }
    bool matches(
        std::string_view number, std::string_view document, core::Instant ordered, Binding const& bound
    ) const override
    {
        return bind(number, document, ordered) == bound;
    }
};

struct Office {
    StampsInMemory stamps;
    LogInMemory log;
    LedgerInMemory ledger;
    OneKey signer;
    FirstLetters holders;
    Books books{stamps, log, ledger};
    IssueTerms terms{"MA", std::chrono::days{365}, signer, adapters::crypto::sha256};

    static core::Money dirhams(std::int64_t amount) { return core::Money::of_minor(amount * 100, core::mad); }

    /// Issues passport stamps at CG-PAR, 800 + 60 dirhams each.
    void
    issue(std::vector<std::string> const& numbers, std::optional<std::array<std::uint8_t, 2>> holder = {})
    {
        std::vector<StampToIssue> wanted;
        for (auto const& number : numbers)
            wanted.push_back(
                {static_cast<int>(wanted.size()) + 1,
                 number,
                 "PAS-EST",
                 dirhams(0),
                 dirhams(800),
                 dirhams(60),
                 holder}
            );
        issue_stamps(books, terms, {core::OrderId{"o1"}, "CG-PAR", wanted, "capture:p1"}, noon);
    }
};

} // namespace etimbre::app::stamp::testing
