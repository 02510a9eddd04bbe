#include "domain/tlog/leaf.hpp"

#include "core/cbor.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace etimbre::domain::tlog {

namespace cbor = core::cbor;

namespace {

enum Key : std::int64_t {
    kind = 1,
    index,
    issued_at,
    service,
    mission,
    amount,
    currency,
    hash,
    totals,
    ledger
};
constexpr std::int64_t kind_of_issue = 1;

cbor::Value number(std::uint64_t value)
{
    return cbor::integer(static_cast<std::int64_t>(value));
}

cbor::Value encoded(Totals const& rows)
{
    cbor::Map entries;
    for (auto const& [name, total] : rows.rows()) entries.emplace_back(cbor::text(name), number(total));
    return cbor::map(std::move(entries));
}

std::optional<Totals> totals_in(cbor::Value const* value)
{
    auto const* const entries = cbor::as<cbor::Map>(value);
    if (entries == nullptr) return std::nullopt;
    std::vector<Totals::Row> rows;
    for (auto const& [name, total] : *entries) {
        auto const* const code = cbor::as<std::string>(&name);
        auto const* const sum = cbor::as<std::int64_t>(&total);
        if (code == nullptr || sum == nullptr || *sum < 0) return std::nullopt;
        rows.emplace_back(*code, static_cast<std::uint64_t>(*sum));
    }
    return Totals{std::move(rows)};
}

template <class T>
T value_at(cbor::Value const& map, Key key)
{
    auto const* const held = cbor::as<T>(cbor::find(map, key));
    return held != nullptr ? *held : T{};
}

} // namespace

core::Bytes entry_of(Leaf const& leaf)
{
    return cbor::encode(cbor::map(
        {{cbor::integer(kind), cbor::integer(kind_of_issue)},
         {cbor::integer(index), number(leaf.index)},
         {cbor::integer(issued_at), cbor::integer(leaf.issued_at)},
         {cbor::integer(service), cbor::text(leaf.service)},
         {cbor::integer(mission), cbor::text(leaf.mission)},
         {cbor::integer(amount), cbor::integer(leaf.amount_minor)},
         {cbor::integer(currency), cbor::text(leaf.currency)},
         {cbor::integer(hash), cbor::bytes(leaf.payload_hash)},
         {cbor::integer(totals), encoded(leaf.totals)},
         {cbor::integer(ledger), cbor::text(leaf.ledger_transaction)}}
    ));
}

core::Result<Leaf> decode(core::ByteView entry)
{
    auto const value = cbor::decode(entry);
    if (!value) return core::refuse(core::Reason::cbor, "the entry is not deterministic CBOR");
    auto const hash_bytes = value_at<core::Bytes>(*value, hash);
    auto const sums = totals_in(cbor::find(*value, totals));
    auto const at = value_at<std::int64_t>(*value, index);
    auto const minor = value_at<std::int64_t>(*value, amount);
    if (at < 0 || minor < 0 || minor > std::int64_t{std::numeric_limits<std::uint32_t>::max()} || !sums)
        return core::refuse(core::Reason::claims, "an entry of another kind");
    Leaf leaf{
        .index = static_cast<std::uint64_t>(at),
        .issued_at = value_at<std::int64_t>(*value, issued_at),
        .service = value_at<std::string>(*value, service),
        .mission = value_at<std::string>(*value, mission),
        .amount_minor = static_cast<std::uint32_t>(minor),
        .currency = value_at<std::string>(*value, currency),
        .payload_hash = {},
        .totals = *sums,
        .ledger_transaction = value_at<std::string>(*value, ledger),
    };
    std::copy_n(
        hash_bytes.begin(), std::min(hash_bytes.size(), leaf.payload_hash.size()), leaf.payload_hash.begin()
    );
    // Whatever was missing, of another type, too much or of another kind does not come out the same.
    if (!std::ranges::equal(entry_of(leaf), entry))
        return core::refuse(core::Reason::claims, "an entry of another kind");
    return leaf;
}

core::Hash leaf_hash(core::ByteView entry, core::Sha256 sha256)
{
    core::Bytes prefixed{0x00};
    prefixed.insert(prefixed.end(), entry.begin(), entry.end());
    return sha256(prefixed);
}

} // namespace etimbre::domain::tlog
