#include "domain/stamp/base45.hpp"
#include "domain/stamp/number.hpp"
#include "domain/stamp/verify.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;
using vectors::answer;

namespace {

std::string text_of(core::ByteView cose)
{
    return "CS1:" + to_base45(cose);
}

core::Instant second(std::int64_t unix_seconds)
{
    return core::instant_of_unix(unix_seconds);
}

} // namespace

TEST(StampVerification, TheVectorsAreAnswered)
{
    for (auto const& row : vectors::stamps().at("tests").as_array()) {
        auto const& each = row.as_object();
        auto const now = second(each.at("now").as_int64());
        EXPECT_EQ(answer(each.at("text").as_string(), now, vectors::trust()), each.at("expect").as_string())
            << each.at("id") << " " << each.at("desc");
    }
}

TEST(StampVerification, WhatIsAcceptedIsReturned)
{
    auto const stamp = verify(
        vectors::reference_text(),
        vectors::reference_now(),
        vectors::trust(),
        adapters::crypto::verify_signature
    );
    ASSERT_TRUE(stamp);
    EXPECT_EQ(stamp->claims, vectors::reference_claims());
    EXPECT_EQ(stamp->payload, vectors::bytes_at(vectors::reference(), "payload"));
    EXPECT_EQ(stamp->kid, vectors::signing_key().kid());
}

TEST(StampVerification, NoChangedCharacterIsAccepted)
{
    auto const text = vectors::reference_text();
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            auto changed = text;
            changed[at] = static_cast<char>(value);
            if (changed == text) continue;
            ASSERT_NE(answer(changed), "OK") << at << " became " << value;
        }
    }
}

TEST(StampVerification, NoChangedBitIsAccepted)
{
    auto const cose = vectors::bytes_at(vectors::reference(), "cose");
    for (std::size_t bit = 0; bit < cose.size() * 8; ++bit) {
        auto changed = cose;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        ASSERT_NE(answer(text_of(changed)), "OK") << bit;
    }
}

TEST(StampVerification, NoPartOfAStampIsAcceptedAndNothingMayStandAroundIt)
{
    auto const text = vectors::reference_text();
    for (std::size_t length = 0; length < text.size(); ++length) {
        ASSERT_NE(answer(std::string_view{text}.substr(0, length)), "OK");
        ASSERT_NE(answer(std::string_view{text}.substr(text.size() - length)), "OK");
    }
    for (auto const* const more : {" ", "\n", "0", "00", "000"}) EXPECT_NE(answer(text + more), "OK");
    EXPECT_EQ(answer(" " + text), "E_PREFIX");
    EXPECT_EQ(answer(text + std::string(1, '\0')), "E_BASE45");
}

TEST(StampVerification, AnyTextIsAnsweredWithoutHarm)
{
    EXPECT_TRUE(rc::check([](std::string const& text, core::Bytes const& cose) {
        RC_ASSERT(answer(text) != "OK");
        RC_ASSERT(answer(text_of(cose)) != "OK");
    }));
}

TEST(StampVerification, TheOtherNameOfTheAlgorithmIsAccepted)
{
    auto const payload = vectors::bytes_at(vectors::reference(), "payload");
    auto message = decode_sign1(vectors::bytes_at(vectors::reference(), "cose")).value();
    message.protected_header[2] = 0x32; // -19
    EXPECT_EQ(answer(text_of(encode_sign1(message))), "E_SIGNATURE");
    message.signature = vectors::signing_key().sign(signature_input(message.protected_header, payload));
    EXPECT_EQ(answer(text_of(encode_sign1(message))), "OK");
}

// RFC 8032 section 5.1.7: S is below the order L of the group, or each signature would have a twin.
TEST(StampVerification, ASignatureHasNoTwin)
{
    auto const order =
        core::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").value();
    auto message = decode_sign1(vectors::bytes_at(vectors::reference(), "cose")).value();
    unsigned carry = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        carry += message.signature.at(32 + i) + unsigned{order[i]};
        message.signature.at(32 + i) = static_cast<std::uint8_t>(carry);
        carry >>= 8U;
    }
    ASSERT_EQ(carry, 0U);
    EXPECT_EQ(answer(text_of(encode_sign1(message))), "E_SIGNATURE");
}

TEST(StampVerification, AStampCountsFromFiveMinutesBeforeItsIssueUntilItsLastSecond)
{
    auto const text = vectors::reference_text();
    auto const list = vectors::trust();
    auto const [issued, expires] = std::pair{std::int64_t{1790000000}, std::int64_t{1805552000}};
    EXPECT_EQ(answer(text, second(issued - 301), list), "E_NOT_YET_VALID");
    EXPECT_EQ(answer(text, second(issued - 300) - std::chrono::microseconds{1}, list), "E_NOT_YET_VALID");
    EXPECT_EQ(answer(text, second(issued - 300), list), "OK");
    EXPECT_EQ(answer(text, second(expires) - std::chrono::microseconds{1}, list), "OK");
    EXPECT_EQ(answer(text, second(expires), list), "E_EXPIRED");
    EXPECT_EQ(answer(text, second(0), list), "E_NOT_YET_VALID");
}

TEST(StampVerification, AKeySpeaksForItsOwnTimeOnly)
{
    auto list = vectors::trust();
    list.keys[0].nbf = 1790000000;
    list.keys[0].exp = 1790000001;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "OK");
    list.keys[0].nbf = 1790000001;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_KEY_PERIOD");
    list.keys[0].nbf = 0;
    list.keys[0].exp = 1790000000;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_KEY_PERIOD");
}

TEST(StampVerification, OfACompromisedKeyOnlyTheStampsBeforeTheCutCount)
{
    auto list = vectors::trust();
    list.keys[0].cut = 8123457;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "OK");
    list.keys[0].cut = 8123456;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_KEY_REVOKED");
    list.keys[0].cut = 0;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_KEY_REVOKED");
}

TEST(StampVerification, AnotherStatesStampIsRefused)
{
    auto list = vectors::trust();
    list.issuer = "MA";
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_ISSUER");
}

TEST(StampVerification, AStaleListDecidesNothingEvenAboutUnknownKeys)
{
    auto list = vectors::trust();
    list.fresh_until = core::unix_of(vectors::reference_now()) + 1;
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "OK");
    list.fresh_until = core::unix_of(vectors::reference_now());
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_TRUST_STALE");
    list.keys.clear();
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_TRUST_STALE");
    list.fresh_until.reset();
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_KEY_UNKNOWN");
}

TEST(StampVerification, OfTwoKeysWithOneKidTheOneThatSignedIsFound)
{
    auto list = vectors::trust();
    auto stranger = list.keys[1];
    stranger.kid = list.keys[0].kid;
    list.keys.insert(list.keys.begin(), stranger);
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "OK");
    std::erase_if(list.keys, [&](TrustedKey const& key) {
        return key.x == vectors::signing_key().public_key();
    });
    EXPECT_EQ(answer(vectors::reference_text(), vectors::reference_now(), list), "E_SIGNATURE");
}

// Each row breaks one more, later thing; the first broken thing is the answer.
TEST(StampVerification, TheFirstCheckThatFailsIsTheAnswer)
{
    auto claims = vectors::reference_claims();
    auto list = vectors::trust();
    auto const far = second(1);
    claims.expires_at = claims.issued_at + 1;
    EXPECT_EQ(answer(vectors::signed_text(claims), vectors::reference_now(), list), "E_EXPIRED");
    EXPECT_EQ(answer(vectors::signed_text(claims), far, list), "E_NOT_YET_VALID");
    list.keys[0].exp = 1;
    EXPECT_EQ(answer(vectors::signed_text(claims), far, list), "E_KEY_PERIOD");
    list.issuer = "MA";
    EXPECT_EQ(answer(vectors::signed_text(claims), far, list), "E_ISSUER");
    EXPECT_EQ(answer(vectors::signed_text(core::from_hex("a0").value()), far, list), "E_CLAIMS");
    EXPECT_EQ(answer(vectors::signed_text(core::from_hex("a0a0").value()), far, list), "E_CBOR");
    list.keys[0].x = list.keys[1].x;
    EXPECT_EQ(answer(vectors::signed_text(core::from_hex("a0a0").value()), far, list), "E_SIGNATURE");
    list.keys.clear();
    EXPECT_EQ(answer(vectors::signed_text(claims), far, list), "E_KEY_UNKNOWN");
}

TEST(StampVerification, WhatTheServiceSignsForOtherEndsIsNoStamp)
{
    // a receipt's first entry is the text "redemption", where a stamp has its issuing state
    auto const payload = core::from_hex("a2016a726564656d7074696f6e0200").value();
    EXPECT_EQ(answer(vectors::signed_text(payload)), "E_CLAIMS");
}

TEST(StampVerification, EveryLegalStampThatWasTrulySignedIsAccepted)
{
    EXPECT_TRUE(rc::check([] {
        auto claims = vectors::reference_claims();
        claims.number = number_from_d14(*rc::gen::inRange(d14_least, d14_most + 1));
        claims.amount_minor = *rc::gen::arbitrary<std::uint32_t>();
        claims.index = *rc::gen::arbitrary<std::uint32_t>();
        if (*rc::gen::arbitrary<bool>()) claims.holder.reset();
        if (*rc::gen::arbitrary<bool>()) claims.payment.reset();
        auto const text = vectors::signed_text(claims);
        RC_ASSERT(text.size() <= text_length_max);
        RC_ASSERT(answer(text) == "OK");
    }));
}
