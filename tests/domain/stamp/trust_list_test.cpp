#include "core/cbor.hpp"
#include "domain/stamp/trust_list.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

#include <functional>

using namespace etimbre;
using namespace etimbre::domain::stamp;
namespace cbor = core::cbor;
namespace crypto = adapters::crypto;

namespace {

constexpr std::int64_t day = 86400;
constexpr std::int64_t issued = 1'790'000'000;

crypto::Ed25519Key key_of(std::uint8_t seed)
{
    return crypto::Ed25519Key{crypto::Secret::copy_of(core::Bytes(32, seed))};
}

crypto::Ed25519Key const& root()
{
    static auto const key = key_of(1);
    return key;
}

TrustTools tools()
{
    return {crypto::verify_signature, crypto::is_sound_key, crypto::sha256};
}

TrustAnchor anchor()
{
    return {"MA", {root().public_key(), key_of(2).public_key()}};
}

ListedKey listed(std::uint8_t seed)
{
    auto const key = key_of(seed);
    return {
        .key = {.kid = key.kid(), .x = key.public_key(), .nbf = issued - day, .exp = issued + 90 * day},
        .role = KeyRole::stamp,
    };
}

TrustStatement statement()
{
    TrustStatement of{
        .issuer = "MA",
        .issued_at = issued,
        .expires_at = issued + 30 * day,
        .seq = 7,
        .keys = {listed(10), listed(11)},
        .logs = {},
        .witnesses = {},
    };
    of.keys[0].key.cut = 4711;
    return of;
}

core::Bytes signed_by(crypto::Ed25519Key const& key, core::ByteView payload)
{
    return encode_sign1(key.kid(), payload, key.sign(signature_input(key.kid(), payload)));
}

core::Bytes message_of(TrustStatement const& of)
{
    return signed_by(root(), encode(of));
}

std::string answer(core::ByteView message, std::int64_t now = issued, std::int64_t seen = 0)
{
    auto const read = read_trust_list(message, anchor(), core::instant_of_unix(now), seen, tools());
    return std::string{read ? "OK" : core::code_of(read.error().reason)};
}

/// The claims as a value, to be spoilt.
cbor::Map claims_of(TrustStatement const& of)
{
    auto const value = cbor::decode(encode(of), 5);
    return *cbor::as<cbor::Map>(&value.value());
}

cbor::Map& trust_in(cbor::Map& claims)
{
    return std::get<cbor::Map>(claims.at(3).value.data);
}

cbor::Map& first_key_in(cbor::Map& claims)
{
    auto& keys = std::get<cbor::Array>(trust_in(claims).at(1).value.data);
    return std::get<cbor::Map>(keys.at(0).data);
}

std::string answer_to_spoilt(std::function<void(cbor::Map&)> const& spoil)
{
    auto claims = claims_of(statement());
    spoil(claims);
    return answer(signed_by(root(), cbor::encode(cbor::map(claims))));
}

} // namespace

TEST(TrustListTest, WhatARootSignsIsReadBack)
{
    auto of = statement();
    of.logs = {"log.example/issue+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"};
    of.witnesses = {"w.example+1+x"};
    of.quorum = 1;
    of.status_uri = "https://etimbre.example/status/{list}";
    of.keys.push_back(listed(12));
    of.keys.back().role = KeyRole::log;
    auto const read = read_trust_list(message_of(of), anchor(), core::instant_of_unix(issued), 7, tools());
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, of);
    EXPECT_EQ(answer(signed_by(key_of(2), encode(of))), "OK") << "the spare root signs as well";
}

TEST(TrustListTest, OnlyStampKeysVerifyStampsAndTheyGoStaleWithTheList)
{
    auto of = statement();
    of.keys[1].role = KeyRole::log;
    auto const trust = trusted_by(of);
    EXPECT_EQ(trust.issuer, "MA");
    ASSERT_EQ(trust.keys.size(), 1U);
    EXPECT_EQ(trust.keys[0].cut, 4711U);
    EXPECT_EQ(trust.fresh_until, of.expires_at);
}

TEST(TrustListTest, AnUnknownRootOrABrokenSignatureIsRefused)
{
    EXPECT_EQ(answer(signed_by(key_of(3), encode(statement()))), "E_KEY_UNKNOWN");
    auto message = message_of(statement());
    for (auto const at : {message.size() - 1, message.size() - 70, message.size() / 2}) {
        auto changed = message;
        changed.at(at) ^= 1U;
        EXPECT_NE(answer(changed), "OK") << at;
    }
    message.back() ^= 1U;
    EXPECT_EQ(answer(message), "E_SIGNATURE");
    // A listed stamp key is no root, even where it names the root's kid.
    auto const forged = encode_sign1(
        root().kid(), encode(statement()), key_of(10).sign(signature_input(root().kid(), encode(statement())))
    );
    EXPECT_EQ(answer(forged), "E_SIGNATURE");
}

TEST(TrustListTest, AListThatIsOverOrOlderThanOneSeenIsStale)
{
    auto const message = message_of(statement());
    EXPECT_EQ(answer(message, issued + 30 * day - 1), "OK");
    EXPECT_EQ(answer(message, issued + 30 * day), "E_TRUST_STALE");
    EXPECT_EQ(answer(message, issued, 7), "OK");
    EXPECT_EQ(answer(message, issued, 8), "E_TRUST_STALE");
    EXPECT_EQ(answer(message, issued - 300), "OK");
    EXPECT_EQ(answer(message, issued - 301), "E_NOT_YET_VALID");
    EXPECT_TRUE(authentic_trust_list(message, anchor(), tools())) << "its age is another question";
}

TEST(TrustListTest, AnotherStatesListIsRefused)
{
    auto of = statement();
    of.issuer = "XY";
    EXPECT_EQ(answer(message_of(of)), "E_ISSUER");
}

TEST(TrustListTest, AKeyThatIsWeakMisnamedTwiceThereOrARootIsRefused)
{
    auto of = statement();
    of.keys[1] = of.keys[0];
    EXPECT_EQ(answer(message_of(of)), "E_CLAIMS");

    of = statement();
    of.keys[0].key.kid[7] ^= 1U;
    EXPECT_EQ(answer(message_of(of)), "E_CLAIMS");

    of = statement();
    of.keys[0].key.x = root().public_key();
    of.keys[0].key.kid = root().kid();
    EXPECT_EQ(answer(message_of(of)), "E_CLAIMS");

    // The identity, a point of order 8, one of mixed order, and an encoding that is not canonical.
    for (auto const* const weak :
         {"0100000000000000000000000000000000000000000000000000000000000000",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        of = statement();
        std::ranges::copy(core::from_hex(weak).value(), of.keys[0].key.x.begin());
        of.keys[0].key.kid = kid_of(of.keys[0].key.x, crypto::sha256);
        EXPECT_EQ(answer(message_of(of)), "E_CLAIMS") << weak;
    }
}

TEST(TrustListTest, WhatIsMissingUnknownOrOfAnotherTypeIsRefused)
{
    EXPECT_EQ(answer_to_spoilt([](cbor::Map&) {}), "OK");
    for (std::size_t gone = 0; gone < 4; ++gone)
        EXPECT_EQ(
            answer_to_spoilt([&](cbor::Map& claims) { claims.erase(claims.begin() + std::ptrdiff_t(gone)); }),
            "E_CLAIMS"
        );
    for (std::size_t gone = 0; gone < 5; ++gone)
        EXPECT_EQ(
            answer_to_spoilt([&](cbor::Map& claims) {
                trust_in(claims).erase(trust_in(claims).begin() + std::ptrdiff_t(gone));
            }),
            "E_CLAIMS"
        );
    EXPECT_EQ(
        answer_to_spoilt([](cbor::Map& claims) {
            trust_in(claims).emplace_back(cbor::integer(7), cbor::integer(0));
        }),
        "E_CLAIMS"
    );
    EXPECT_EQ(
        answer_to_spoilt([](cbor::Map& claims) {
            first_key_in(claims).emplace_back(cbor::integer(7), cbor::integer(0));
        }),
        "E_CLAIMS"
    ) << "what is not known could restrict the key";
    EXPECT_EQ(
        answer_to_spoilt([](cbor::Map& claims) { first_key_in(claims).at(2).value = cbor::text("rubber"); }),
        "E_CLAIMS"
    );
    EXPECT_EQ(
        answer_to_spoilt([](cbor::Map& claims) { first_key_in(claims).at(5).value = cbor::integer(-1); }),
        "E_CLAIMS"
    );
    EXPECT_EQ(
        answer_to_spoilt([](cbor::Map& claims) { trust_in(claims).at(0).value = cbor::integer(0); }),
        "E_CLAIMS"
    );
}

TEST(TrustListTest, OnlyTheOneEncodingIsRead)
{
    auto payload = encode(statement());
    payload.push_back(0);
    EXPECT_EQ(answer(signed_by(root(), payload)), "E_CBOR");
    auto message = message_of(statement());
    message.push_back(0);
    EXPECT_EQ(answer(message), "E_COSE");
    EXPECT_EQ(answer(core::Bytes(trust_list_size_max + 1, 0)), "E_SIZE");
    EXPECT_EQ(answer({}), "E_COSE");
}

TEST(TrustListTest, WhatCannotStandInAListIsNeverSigned)
{
    auto const is_refused = [](auto change) {
        auto of = statement();
        change(of);
        EXPECT_THROW(encode(of), std::invalid_argument);
    };
    is_refused([](TrustStatement& of) { of.issuer = "ma"; });
    is_refused([](TrustStatement& of) { of.seq = 0; });
    is_refused([](TrustStatement& of) { of.expires_at = of.issued_at; });
    is_refused([](TrustStatement& of) { of.keys[0].key.exp = of.keys[0].key.nbf; });
    is_refused([](TrustStatement& of) { of.keys[0].role = KeyRole::log; }); // with a cut
    is_refused([](TrustStatement& of) { of.quorum = 1; });
    is_refused([](TrustStatement& of) { of.logs = {"two\nlines"}; });
    is_refused([](TrustStatement& of) { of.status_uri = ""; });
    is_refused([](TrustStatement& of) { of.keys.resize(65, of.keys[0]); });
}

TEST(TrustListTest, EveryListOfAnotherImplementationIsAnsweredAsItSays)
{
    auto const vectors = vectors::read_vectors("trust-list.json").as_object();
    TrustAnchor from{.issuer = std::string{vectors.at("issuer").as_string()}, .roots = {}};
    for (auto const& root : vectors.at("roots").as_array()) {
        from.roots.emplace_back();
        std::ranges::copy(core::from_hex(root.as_string()).value(), from.roots.back().begin());
    }
    EXPECT_EQ(from.roots, anchor().roots);
    EXPECT_GE(vectors.at("tests").as_array().size(), 40U);
    for (auto const& each : vectors.at("tests").as_array()) {
        auto const& test = each.as_object();
        auto const read = read_trust_list(
            vectors::bytes_at(test, "message"),
            from,
            core::instant_of_unix(test.at("now").as_int64()),
            test.at("seen").as_int64(),
            tools()
        );
        EXPECT_EQ(read ? "OK" : core::code_of(read.error().reason), test.at("expect").as_string())
            << test.at("id");
        if (!read) continue;
        EXPECT_EQ(decode_sign1(vectors::bytes_at(test, "message"))->payload, encode(*read));
    }
}
