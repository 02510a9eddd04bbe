#include "core/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace etimbre::core {
namespace {

struct Vector {
    std::string_view plain;
    std::string_view coded;
};

// RFC 4648, section 10.
constexpr std::array base64_vectors{
    Vector{"", ""},
    Vector{"f", "Zg=="},
    Vector{"fo", "Zm8="},
    Vector{"foo", "Zm9v"},
    Vector{"foob", "Zm9vYg=="},
    Vector{"fooba", "Zm9vYmE="},
    Vector{"foobar", "Zm9vYmFy"},
};

constexpr std::array base16_vectors{
    Vector{"", ""},
    Vector{"f", "66"},
    Vector{"fo", "666F"},
    Vector{"foo", "666F6F"},
    Vector{"foob", "666F6F62"},
    Vector{"fooba", "666F6F6261"},
    Vector{"foobar", "666F6F626172"},
};

Bytes plain_of(Vector const& vector)
{
    auto const view = as_bytes(vector.plain);
    return {view.begin(), view.end()};
}

TEST(Base64, AgreesWithTheVectorsOfTheRfc)
{
    for (auto const& vector : base64_vectors) {
        EXPECT_EQ(to_base64(as_bytes(vector.plain)), vector.coded);
        EXPECT_EQ(from_base64(vector.coded), plain_of(vector));
    }
}

TEST(Base64Url, IsTheRfcVectorsWithoutPadding)
{
    for (auto const& vector : base64_vectors) {
        auto const bare = vector.coded.substr(0, vector.coded.find('='));
        EXPECT_EQ(to_base64url(as_bytes(vector.plain)), bare);
        EXPECT_EQ(from_base64url(bare), plain_of(vector));
    }
}

TEST(Base64, HasOneTextForOneValue)
{
    for (std::string_view const text :
         {"Zg",
          "Zg=",
          "Zg===",
          "Zh==",
          "Zm9=",
          "====",
          "A===",
          "Zg==Zg==",
          "Zm9v\n",
          "Zm 9",
          "Zm9-",
          "Zm9_",
          "Zm9\xe9"})
        EXPECT_FALSE(from_base64(text)) << text;
}

TEST(Base64Url, RefusesPaddingTheOtherAlphabetAndLeftOverBits)
{
    for (std::string_view const text : {"Zg==", "Zm8=", "Zm9+", "Zm9/", "Z", "Zm9vY", "Zh", "Zm9"})
        EXPECT_FALSE(from_base64url(text)) << text;
}

TEST(Base64, TheTwoAlphabetsDifferInTheLastTwoLetters)
{
    Bytes const bytes{0xfb, 0xff, 0xbf};
    EXPECT_EQ(to_base64(bytes), "+/+/");
    EXPECT_EQ(to_base64url(bytes), "-_-_");
}

RC_GTEST_PROP(Base64, ComesBackFromText, (Bytes const& bytes))
{
    RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
    RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
}

RC_GTEST_PROP(Base64, WhatIsReadIsWrittenAgainTheSame, ())
{
    auto const text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"AQgwZ9+/-_="}));
    if (auto const read = from_base64(text)) RC_ASSERT(to_base64(*read) == text);
    if (auto const read = from_base64url(text)) RC_ASSERT(to_base64url(*read) == text);
}

TEST(Hex, IsReadInBothCasesAndWrittenInLowerCase)
{
    for (auto const& vector : base16_vectors) {
        EXPECT_EQ(from_hex(vector.coded), plain_of(vector));
        auto const written = to_hex(as_bytes(vector.plain));
        EXPECT_EQ(from_hex(written), plain_of(vector));
    }
    EXPECT_EQ(to_hex(as_bytes("fo\xff")), "666fff");
}

TEST(Hex, RefusesAnOddLengthAndAnyOtherCharacter)
{
    for (std::string_view const text : {"6", "666", "6g", "0x", " 6", "6 ", "\xc3\xa9", "@@", "``", "GG"})
        EXPECT_FALSE(from_hex(text)) << text;
}

RC_GTEST_PROP(Hex, ComesBackFromText, (Bytes const& bytes))
{
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
}

TEST(BytesOfText, AreTheSameBytes)
{
    std::string_view const text{"\xd8\xb1\0x", 4};
    EXPECT_EQ(as_text(as_bytes(text)), text);
}

} // namespace
} // namespace etimbre::core
