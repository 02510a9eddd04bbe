#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace etimbre;
using namespace etimbre::adapters::crypto;

namespace {

struct Example {
    std::string_view seed;
    std::string_view public_key;
    std::string_view message;
    std::string_view signature;
};

// RFC 8032 section 7.1, tests 1 to 3.
constexpr std::array examples{
    Example{
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25b"
        "f5f059"
        "5bbe24655141438e7a100b"
    },
    Example{
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b"
        "2eaeb4"
        "302aeeb00d291612bb0c00"
    },
    Example{
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c"
        "15e971"
        "6ed28dc027beceea1ec40a"
    },
};

template <std::size_t N>
std::array<std::uint8_t, N> array_of(std::string_view hex)
{
    std::array<std::uint8_t, N> out{};
    std::ranges::copy(core::from_hex(hex).value(), out.begin());
    return out;
}

Ed25519Key key_of(std::string_view seed)
{
    return Ed25519Key{Secret::copy_of(core::from_hex(seed).value())};
}

} // namespace

TEST(Ed25519, TheExamplesOfRfc8032AreSignedAndVerified)
{
    for (auto const& each : examples) {
        auto const key = key_of(each.seed);
        auto const message = core::from_hex(each.message).value();
        EXPECT_EQ(core::to_hex(key.public_key()), each.public_key);
        EXPECT_EQ(core::to_hex(key.sign(message)), each.signature);
        EXPECT_TRUE(verify_signature(array_of<32>(each.public_key), message, array_of<64>(each.signature)));
    }
}

TEST(Ed25519, AChangedMessageKeyOrSignatureIsRefused)
{
    auto const& each = examples[2];
    auto const message = core::from_hex(each.message).value();
    auto const x = array_of<32>(each.public_key);
    for (std::size_t bit = 0; bit < 512; ++bit) {
        auto signature = array_of<64>(each.signature);
        auto& byte = signature.at(bit / 8);
        byte = static_cast<std::uint8_t>(byte ^ (1U << (bit % 8)));
        EXPECT_FALSE(verify_signature(x, message, signature)) << bit;
    }
    EXPECT_FALSE(verify_signature(x, core::as_bytes("other"), array_of<64>(each.signature)));
    EXPECT_FALSE(verify_signature(array_of<32>(examples[0].public_key), message, array_of<64>(each.signature))
    );
}

// With the neutral element as key, R the neutral element and S zero "sign" every message.
TEST(Ed25519, AKeyOfSmallOrderSignsNothing)
{
    domain::stamp::PublicKey const neutral{1};
    domain::stamp::Signature const signature{1};
    EXPECT_FALSE(verify_signature(neutral, core::as_bytes("anything"), signature));
    EXPECT_FALSE(verify_signature({}, core::as_bytes("anything"), {}));
}

TEST(Ed25519, ASeedHasThirtyTwoBytes)
{
    EXPECT_THROW(Ed25519Key{Secret{31}}, KeyFailure);
    EXPECT_THROW(Ed25519Key{Secret{64}}, KeyFailure);
}

TEST(Ed25519, OnlyAKeyOfThePrimeOrderGroupIsSound)
{
    EXPECT_TRUE(is_sound_key(key_of(examples[0].seed).public_key()));
    for (std::string_view const weak :
         {"0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
        EXPECT_FALSE(is_sound_key(array_of<32>(weak))) << weak;
}
