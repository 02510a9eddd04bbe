#include "domain/stamp/receipt.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

namespace {

Receipt receipt()
{
    Receipt out{
        .redemption_id = "00112233445566778899aabbccddeeff",
        .number = "4071883529061770",
        .service = "PAS10",
        .mission = "PAR01",
        .counter = "3",
        .redeemed_at = 1790003600,
    };
    out.payload_hash.fill(0x5A);
    return out;
}

} // namespace

TEST(Receipt, ItsPayloadIsWhatTheFormatSays)
{
    EXPECT_EQ(
        core::to_hex(encode(receipt())),
        "a8016a726564656d7074696f6e025000112233445566778899aabbccddeeff0346250897b691f90465504153313005655041"
        "5230"
        "31066133071a6ab14990085820" +
            core::to_hex(core::Bytes(32, 0x5A))
    );
    EXPECT_EQ(decode_receipt(encode(receipt())).value(), receipt());
}

TEST(Receipt, ASignedReceiptIsReadBackAndItsSignatureHolds)
{
    auto const& key = vectors::signing_key();
    auto const payload = encode(receipt());
    auto const signature = key.sign(signature_input(key.kid(), payload));
    auto const message = decode_sign1(encode_sign1(key.kid(), payload, signature)).value();
    auto const signed_bytes = signature_input(message.protected_header, message.payload);
    EXPECT_TRUE(adapters::crypto::verify_signature(key.public_key(), signed_bytes, message.signature));
    EXPECT_EQ(decode_receipt(message.payload).value(), receipt());
}

TEST(Receipt, AStampIsNoReceiptAndAReceiptNoStamp)
{
    EXPECT_EQ(
        decode_receipt(vectors::bytes_at(vectors::reference(), "payload")).error().reason,
        core::Reason::claims
    );
    EXPECT_EQ(vectors::answer(vectors::signed_text(core::Bytes{0xA0})), "E_CLAIMS");
    EXPECT_EQ(decode_claims(encode(receipt())).error().reason, core::Reason::claims);
}

TEST(Receipt, NoPartOfAReceiptIsRead)
{
    auto const payload = encode(receipt());
    for (std::size_t length = 0; length < payload.size(); ++length)
        EXPECT_FALSE(decode_receipt(core::ByteView{payload}.first(length)));
}

TEST(Receipt, AnIdOrNumberWithoutItsFormIsNotWritten)
{
    auto wrong = receipt();
    wrong.redemption_id = "7";
    EXPECT_THROW(encode(wrong), std::invalid_argument);
    wrong = receipt();
    wrong.number = "4071883529061771";
    EXPECT_THROW(encode(wrong), std::invalid_argument);
}
