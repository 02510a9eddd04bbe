#include "core/cbor.hpp"
#include "domain/stamp/cose.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;
namespace cbor = etimbre::core::cbor;

namespace {

std::string code_of(std::string_view hex)
{
    auto const message = decode_sign1(core::from_hex(hex).value());
    return std::string{message ? "OK" : core::code_of(message.error().reason)};
}

std::string const zeros(128, '0');

/// D2 84, a protected header, A0, an empty payload, 64 zeros.
std::string with_header(std::string_view header)
{
    auto const wrapped = cbor::encode(cbor::bytes(core::from_hex(header).value()));
    return "d284" + core::to_hex(wrapped) + "a0405840" + zeros;
}

} // namespace

// RFC 9052 appendix C.2.1 prints this Sig_structure (its key is not ours, its structure is).
TEST(Cose, TheSignedBytesAreThoseOfRfc9052)
{
    auto const header = core::from_hex("a10126").value();
    EXPECT_EQ(
        core::to_hex(signature_input(header, core::as_bytes("This is the content."))),
        "846a5369676e61747572653143a101264054546869732069732074686520636f6e74656e742e"
    );
}

// cose-wg/Examples, eddsa-examples/eddsa-sig-01, signed with the key of RFC 8032 test 1.
TEST(Cose, ASignatureOfTheWorkingGroupsExamplesHolds)
{
    auto const header = core::from_hex("a201270300").value();
    PublicKey x{};
    Signature signature{};
    std::ranges::copy(
        core::from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").value(), x.begin()
    );
    std::ranges::copy(
        core::from_hex("7142fd2ff96d56db85bee905a76ba1d0b7321a95c8c4d3607c5781932b7afb87"
                       "11497dfa751bf40b58b3bcc32300b1487f3db34085eef013bf08f4a44d6fef0d")
            .value(),
        signature.begin()
    );
    auto const signed_bytes = signature_input(header, core::as_bytes("This is the content."));
    EXPECT_TRUE(adapters::crypto::verify_signature(x, signed_bytes, signature));
}

TEST(Cose, TheReferenceStampIsReadAndWrittenTheSame)
{
    auto const bytes = vectors::bytes_at(vectors::reference(), "cose");
    auto const message = decode_sign1(bytes).value();
    EXPECT_EQ(message.payload, vectors::bytes_at(vectors::reference(), "payload"));
    EXPECT_EQ(core::to_hex(message.kid), "a1b0857875b41167");
    EXPECT_EQ(encode_sign1(message), bytes);
    EXPECT_EQ(encode_sign1(message.kid, message.payload, message.signature), bytes);
    EXPECT_EQ(
        signature_input(message.kid, message.payload),
        vectors::bytes_at(vectors::reference(), "sig_structure")
    );
}

TEST(Cose, OnlyTheTaggedStructureOfFourPartsIsRead)
{
    auto const rest = "4da20127044800000000000000"
                      "00a0405840" +
                      zeros;
    EXPECT_EQ(code_of("d284" + rest), "OK");
    EXPECT_EQ(code_of("84" + rest), "E_COSE");       // no tag
    EXPECT_EQ(code_of("d184" + rest), "E_COSE");     // COSE_Mac0
    EXPECT_EQ(code_of("d81284" + rest), "E_COSE");   // tag 18 in a longer head
    EXPECT_EQ(code_of("d2d284" + rest), "E_COSE");   // twice
    EXPECT_EQ(code_of("d2d83d84" + rest), "E_COSE"); // a CWT tag inside
    EXPECT_EQ(code_of("d29f" + rest + "ff"), "E_COSE");
    EXPECT_EQ(code_of("d29804" + rest), "E_COSE");
    EXPECT_EQ(code_of("d283" + rest), "E_COSE");
    EXPECT_EQ(code_of("d285" + rest + "00"), "E_COSE");
    EXPECT_EQ(code_of("d284" + rest + "00"), "E_COSE");
    EXPECT_EQ(code_of(""), "E_COSE");
    EXPECT_EQ(code_of("d2"), "E_COSE");
}

TEST(Cose, EachPartHasItsType)
{
    std::string const header = "4da2012704480000000000000000";
    EXPECT_EQ(code_of("d284" + header + "a0f65840" + zeros), "E_COSE"); // detached payload
    EXPECT_EQ(code_of("d284" + header + "80405840" + zeros), "E_COSE"); // header is an array
    EXPECT_EQ(code_of("d284" + header + "a0605840" + zeros), "E_COSE"); // payload is text
    EXPECT_EQ(code_of("d284" + header + "a040583f" + zeros.substr(2)), "E_COSE");
    EXPECT_EQ(code_of("d284" + header + "a0405841" + zeros + "00"), "E_COSE");
    EXPECT_EQ(code_of("d284a2012704480000000000000000a0405840" + zeros), "E_COSE"); // header not wrapped
    EXPECT_EQ(code_of("d284" + header + "b800405840" + zeros), "E_COSE");           // head not the shortest
}

TEST(Cose, TheHeaderIsAlgorithmAndKidAndNothingElse)
{
    EXPECT_EQ(code_of(with_header("a2012704480000000000000000")), "OK");
    EXPECT_EQ(code_of(with_header("a2013204480000000000000000")), "OK"); // -19
    for (auto const* const header : {
             "",                             // absent
             "a0",                           // empty
             "80",                           // not a map
             "a10127",                       // no kid
             "a104480000000000000000",       // no algorithm
             "a20127044700000000000000",     // 7 bytes
             "a201270449000000000000000000", // 9 bytes
             "a20127046831323334353637"
             "38",                         // text
             "a2044800000000000000000127", // not sorted
             "a3012704480000000000000000"
             "0500", // one more label
             "a3012704480000000000000000"
             "616100", // one more, of text
             "a301270281010448"
             "0000000000000000", // crit
             "a2012704480000000000000000"
             "00",                          // bytes after it
             "a201382704480000000000000000" // -8 in a longer head comes out as another number
         })
        EXPECT_NE(code_of(with_header(header)), "OK") << header;
    EXPECT_EQ(code_of(with_header("a2044800000000000000000127")), "E_HEADER");
    EXPECT_EQ(code_of(with_header("")), "E_HEADER");
    EXPECT_EQ(
        code_of(
            "d2844da2012704480000000000000000a10448"
            "0000000000000000"
            "405840" +
            zeros
        ),
        "E_HEADER"
    );
}

TEST(Cose, AnyOtherAlgorithmIsRefused)
{
    EXPECT_EQ(code_of(with_header("a2012604480000000000000000")), "E_ALG");   // ES256
    EXPECT_EQ(code_of(with_header("a2010004480000000000000000")), "E_ALG");   // reserved
    EXPECT_EQ(code_of(with_header("a2010804480000000000000000")), "E_ALG");   // 8, not -8
    EXPECT_EQ(code_of(with_header("a201382304480000000000000000")), "E_ALG"); // -36
    EXPECT_EQ(
        code_of(with_header("a201654564445341"
                            "04480000000000000000")),
        "E_ALG"
    ); // "EdDSA"
}
