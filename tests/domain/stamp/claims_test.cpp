#include "core/cbor.hpp"
#include "domain/stamp/claims.hpp"
#include "domain/stamp/number.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>

using namespace etimbre;
using namespace etimbre::domain::stamp;
namespace cbor = etimbre::core::cbor;

namespace {

cbor::Value number(std::int64_t value)
{
    return cbor::integer(value);
}

cbor::Map entries_of(cbor::Value const& value)
{
    return std::get<cbor::Map>(value.data);
}

void put(cbor::Map& map, std::int64_t key, std::optional<cbor::Value> value)
{
    std::erase_if(map, [&](cbor::Entry const& entry) { return entry.key == number(key); });
    if (value) map.emplace_back(number(key), *value);
}

/// The reference payload with one claim of the outer map set, or taken away.
std::string with_outer(std::int64_t key, std::optional<cbor::Value> const& value)
{
    auto outer = entries_of(cbor::decode(vectors::bytes_at(vectors::reference(), "payload")).value());
    put(outer, key, value);
    auto const claims = decode_claims(cbor::encode(cbor::map(outer)));
    return std::string{claims ? "OK" : core::code_of(claims.error().reason)};
}

std::string with_inner(std::int64_t key, std::optional<cbor::Value> const& value)
{
    auto const whole = cbor::decode(vectors::bytes_at(vectors::reference(), "payload")).value();
    auto inner = entries_of(*cbor::find(whole, -65537));
    put(inner, key, value);
    return with_outer(-65537, cbor::map(inner));
}

std::string code_of_bytes(core::ByteView payload)
{
    auto const claims = decode_claims(payload);
    return std::string{claims ? "OK" : core::code_of(claims.error().reason)};
}

std::string draw_code(std::size_t least, std::size_t most, std::string const& alphabet)
{
    auto const size = *rc::gen::inRange(least, most + 1);
    return *rc::gen::container<std::string>(size, rc::gen::elementOf(alphabet));
}

Claims draw_claims()
{
    std::string const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    auto const issued = *rc::gen::inRange<std::int64_t>(0, 4294967295);
    Claims claims{
        .issuer = draw_code(2, 2, letters),
        .issued_at = issued,
        .expires_at = *rc::gen::inRange<std::int64_t>(issued + 1, 4294967296),
        .number = number_from_d14(*rc::gen::inRange(d14_least, d14_most + 1)),
        .service = draw_code(1, 8, letters + "0123456789-"),
        .amount_minor = *rc::gen::arbitrary<std::uint32_t>(),
        .currency = draw_code(3, 3, letters),
        .mission = draw_code(3, 6, letters + "0123456789-"),
        .index = *rc::gen::arbitrary<std::uint32_t>(),
    };
    if (*rc::gen::arbitrary<bool>()) claims.holder = {1, 2};
    if (*rc::gen::arbitrary<bool>()) claims.payment = {1, 2, 3, 4, 5, 6, 7, 8};
    return claims;
}

} // namespace

TEST(Claims, TheReferencePayloadIsReadAndWrittenTheSame)
{
    auto const payload = vectors::bytes_at(vectors::reference(), "payload");
    auto const claims = decode_claims(payload).value();
    auto const& expected = vectors::reference().at("claims").as_object();
    EXPECT_EQ(claims.issuer, expected.at("iss").as_string());
    EXPECT_EQ(claims.issued_at, expected.at("iat").as_int64());
    EXPECT_EQ(claims.expires_at, expected.at("exp").as_int64());
    EXPECT_EQ(claims.service, expected.at("svc").as_string());
    EXPECT_EQ(claims.amount_minor, expected.at("amt").as_int64());
    EXPECT_EQ(claims.currency, expected.at("cur").as_string());
    EXPECT_EQ(claims.mission, expected.at("msn").as_string());
    EXPECT_EQ(claims.index, expected.at("idx").as_int64());
    EXPECT_EQ(claims.number, vectors::reference().at("number").as_string());
    EXPECT_EQ(core::to_hex(claims.holder.value()), "60d2");
    EXPECT_EQ(core::to_hex(claims.payment.value()), "0198a3c4d5e6f708");
    EXPECT_EQ(encode(claims), payload);
}

TEST(Claims, LegalClaimsReadBackTheSame)
{
    EXPECT_TRUE(rc::check([] {
        auto const claims = draw_claims();
        RC_ASSERT(is_legal(claims));
        RC_ASSERT(decode_claims(encode(claims)).value() == claims);
    }));
}

TEST(Claims, EachClaimButHolderAndPaymentIsNeeded)
{
    for (std::int64_t const key : {1, 4, 6, 7, -65537}) EXPECT_EQ(with_outer(key, std::nullopt), "E_CLAIMS");
    for (std::int64_t const key : {1, 2, 3, 4, 5}) EXPECT_EQ(with_inner(key, std::nullopt), "E_CLAIMS");
    for (std::int64_t const key : {6, 7}) EXPECT_EQ(with_inner(key, std::nullopt), "OK");
}

TEST(Claims, EachClaimHasItsType)
{
    for (std::int64_t const key : {1, 4, 6, 7, -65537}) {
        EXPECT_EQ(with_outer(key, cbor::array({})), "E_CLAIMS") << key;
        EXPECT_EQ(with_outer(key, number(-1)), "E_CLAIMS") << key;
    }
    for (std::int64_t const key : {1, 2, 3, 4, 5, 6, 7}) {
        EXPECT_EQ(with_inner(key, cbor::array({})), "E_CLAIMS") << key;
        EXPECT_EQ(with_inner(key, number(-1)), "E_CLAIMS") << key;
    }
}

TEST(Claims, CodesAreWrittenInTheirAlphabetAndLength)
{
    for (auto const* const issuer : {"", "X", "XYZ", "xy", "X1", "X "})
        EXPECT_EQ(with_outer(1, cbor::text(issuer)), "E_CLAIMS") << issuer;
    for (auto const* const service : {"", "PASSPORT1", "pas10", "PAS 10", "PAS_10", "\u00C9"})
        EXPECT_EQ(with_inner(1, cbor::text(service)), "E_CLAIMS") << service;
    for (auto const* const service : {"1", "PAS-EST", "ABCDEFG9"})
        EXPECT_EQ(with_inner(1, cbor::text(service)), "OK") << service;
    for (auto const* const currency : {"", "EU", "EURO", "eur", "EU1", "EU-"})
        EXPECT_EQ(with_inner(3, cbor::text(currency)), "E_CLAIMS") << currency;
    for (auto const* const mission : {"", "CG", "CG-PARI", "cg-par", "CG PAR"})
        EXPECT_EQ(with_inner(4, cbor::text(mission)), "E_CLAIMS") << mission;
    EXPECT_EQ(with_inner(4, cbor::text("CG-PAR")), "OK");
}

TEST(Claims, NumbersFitThirtyTwoBits)
{
    for (std::int64_t const key : {2, 5}) {
        EXPECT_EQ(with_inner(key, number(0)), "OK");
        EXPECT_EQ(with_inner(key, number(4294967295)), "OK");
        EXPECT_EQ(with_inner(key, number(4294967296)), "E_CLAIMS");
    }
    EXPECT_EQ(with_outer(4, number(4294967295)), "OK");
    EXPECT_EQ(with_outer(4, number(4294967296)), "E_CLAIMS");
    EXPECT_EQ(with_outer(6, number(0)), "OK");
}

TEST(Claims, BytesHaveTheirLength)
{
    for (std::size_t size = 0; size < 12; ++size) {
        core::Bytes const bytes(size, 0x20);
        EXPECT_EQ(with_outer(7, cbor::bytes(bytes)), size == 6 ? "OK" : "E_CLAIMS") << size;
        EXPECT_EQ(with_inner(6, cbor::bytes(bytes)), size == 2 ? "OK" : "E_CLAIMS") << size;
        EXPECT_EQ(with_inner(7, cbor::bytes(bytes)), size == 8 ? "OK" : "E_CLAIMS") << size;
    }
}

TEST(Claims, WhatIsLaterThanThisVersionMayStandInTheInnerMapOnly)
{
    for (std::int64_t const key : {8, 23}) {
        EXPECT_EQ(with_inner(key, cbor::text("new")), "OK");
        EXPECT_EQ(with_inner(key, cbor::array({number(1)})), "OK");
    }
    for (std::int64_t const key : {0, 24, -1, 100}) EXPECT_EQ(with_inner(key, number(0)), "E_CLAIMS");
    for (std::int64_t const key : {0, 2, 5, 8, -1, -65538}) EXPECT_EQ(with_outer(key, number(0)), "E_CLAIMS");
}

TEST(Claims, AnythingButDeterministicCborIsNotLookedInto)
{
    EXPECT_EQ(code_of_bytes({}), "E_CBOR");
    auto const payload = vectors::bytes_at(vectors::reference(), "payload");
    for (std::size_t length = 0; length < payload.size(); ++length)
        EXPECT_EQ(code_of_bytes(core::ByteView{payload}.first(length)), "E_CBOR");
    auto longer = payload;
    longer.push_back(0);
    EXPECT_EQ(code_of_bytes(longer), "E_CBOR");
    EXPECT_EQ(code_of_bytes(core::from_hex("80").value()), "E_CLAIMS");
    EXPECT_EQ(code_of_bytes(core::from_hex("a0").value()), "E_CLAIMS");
}

TEST(Claims, NothingIllegalIsEverEncoded)
{
    std::vector<std::function<void(Claims&)>> const faults{
        [](Claims& claims) { claims.issuer = "ma"; },
        [](Claims& claims) { claims.issued_at = -1; },
        [](Claims& claims) { claims.expires_at = claims.issued_at; },
        [](Claims& claims) { claims.expires_at = 4294967296; },
        [](Claims& claims) { claims.number = "4071 8835 2906 1770"; },
        [](Claims& claims) { claims.number = "4071883529061771"; },
        [](Claims& claims) { claims.service = "PASSPORT-EST"; },
        [](Claims& claims) { claims.currency = "eur"; },
        [](Claims& claims) { claims.mission = "CG"; },
    };
    for (auto const& fault : faults) {
        auto claims = vectors::reference_claims();
        fault(claims);
        EXPECT_FALSE(is_legal(claims));
        EXPECT_THROW(encode(claims), std::invalid_argument);
    }
}
