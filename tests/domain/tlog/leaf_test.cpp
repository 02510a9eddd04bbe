#include "core/cbor.hpp"
#include "domain/tlog/leaf.hpp"

#include <gtest/gtest.h>

#include <limits>

using namespace etimbre;
using namespace etimbre::domain::tlog;
namespace cbor = etimbre::core::cbor;

namespace {

Leaf leaf()
{
    Leaf out{
        .index = 8123456,
        .issued_at = 1790000000,
        .service = "PAS10",
        .mission = "PAR01",
        .amount_minor = 12000,
        .currency = "EUR",
        .payload_hash = {},
        .totals = Totals{{{"MAD", 86000}, {"EUR", 24000}}},
        .ledger_transaction = "9f86d081884c7d65",
    };
    out.payload_hash.fill(0x11);
    return out;
}

core::Reason refusal(core::Bytes const& entry)
{
    return decode(entry).error().reason;
}

core::Bytes changed(std::int64_t key, std::optional<cbor::Value> const& value)
{
    auto map = std::get<cbor::Map>(cbor::decode(entry_of(leaf())).value().data);
    std::erase_if(map, [&](cbor::Entry const& entry) { return entry.key == cbor::integer(key); });
    if (value) map.emplace_back(cbor::integer(key), *value);
    return cbor::encode(cbor::map(map));
}

} // namespace

TEST(Leaf, ItsEntryIsWhatTheFormatSays)
{
    EXPECT_EQ(
        core::to_hex(entry_of(leaf())),
        "aa0101021a007bf440031a6ab13b8004655041533130056550415230310619"
        "2ee0076345555208"
        "5820" +
            core::to_hex(core::Bytes(32, 0x11)) +
            "09a263455552195dc0634d41441a00014ff0"
            "0a7039663836643038313838346337643635"
    );
}

TEST(Leaf, AnEntryReadsBackTheSame)
{
    EXPECT_EQ(decode(entry_of(leaf())).value(), leaf());
    auto largest = leaf();
    largest.index = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    largest.totals = Totals{{{"EUR", largest.index}}};
    largest.amount_minor = std::numeric_limits<std::uint32_t>::max();
    EXPECT_EQ(decode(entry_of(largest)).value(), largest);
}

TEST(Leaf, NoPartOfAnEntryIsRead)
{
    auto const entry = entry_of(leaf());
    for (std::size_t length = 0; length < entry.size(); ++length)
        EXPECT_EQ(
            refusal(core::Bytes(entry.begin(), entry.begin() + static_cast<std::ptrdiff_t>(length))),
            core::Reason::cbor
        );
}

TEST(Leaf, AnEntryOfAnotherKindIsRefused)
{
    for (std::int64_t key = 1; key <= 10; ++key) {
        EXPECT_EQ(refusal(changed(key, std::nullopt)), core::Reason::claims) << key;
        EXPECT_EQ(refusal(changed(key, cbor::array({}))), core::Reason::claims) << key;
    }
    EXPECT_EQ(refusal(changed(1, cbor::integer(2))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(2, cbor::integer(-1))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(6, cbor::integer(4294967296))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(8, cbor::bytes(core::Bytes(31, 0x11)))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(8, cbor::bytes(core::Bytes(33, 0x11)))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(9, cbor::map({{cbor::text("EUR"), cbor::integer(-1)}}))), core::Reason::claims);
    EXPECT_EQ(refusal(changed(11, cbor::integer(0))), core::Reason::claims);
    EXPECT_EQ(refusal({0x80}), core::Reason::claims);
}

TEST(Leaf, TheLeafHashCoversAZeroByteAndThenTheEntry)
{
    static core::Bytes hashed;
    auto const hash = leaf_hash(core::Bytes{0xAA, 0xBB}, [](core::ByteView bytes) {
        hashed.assign(bytes.begin(), bytes.end());
        return core::Hash{7};
    });
    EXPECT_EQ(hashed, (core::Bytes{0x00, 0xAA, 0xBB}));
    EXPECT_EQ(hash, core::Hash{7});
}
