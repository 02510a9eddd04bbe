#include "core/cbor.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <string>

using namespace etimbre::core;

namespace {

std::optional<cbor::Value> read(std::string_view hex)
{
    return cbor::decode(from_hex(hex).value());
}

struct Example {
    std::string_view hex;
    cbor::Value value;
};

cbor::Value number(std::int64_t value)
{
    return cbor::integer(value);
}

cbor::Value bytes_of(std::string_view hex)
{
    return cbor::bytes(from_hex(hex).value());
}

std::vector<Example> appendix_a()
{
    auto const one_two_three = cbor::array({number(1), number(2), number(3)});
    cbor::Array twenty_five;
    for (std::int64_t i = 1; i <= 25; ++i) twenty_five.push_back(number(i));
    return {
        {"00", number(0)},
        {"01", number(1)},
        {"0a", number(10)},
        {"17", number(23)},
        {"1818", number(24)},
        {"1819", number(25)},
        {"1864", number(100)},
        {"1903e8", number(1000)},
        {"1a000f4240", number(1000000)},
        {"1b000000e8d4a51000", number(1000000000000)},
        {"20", number(-1)},
        {"29", number(-10)},
        {"3863", number(-100)},
        {"3903e7", number(-1000)},
        {"40", bytes_of("")},
        {"4401020304", bytes_of("01020304")},
        {"60", cbor::text("")},
        {"6161", cbor::text("a")},
        {"6449455446", cbor::text("IETF")},
        {"62225c", cbor::text("\"\\")},
        {"62c3bc", cbor::text("\u00fc")},
        {"63e6b0b4", cbor::text("\u6c34")},
        {"64f0908591", cbor::text("\U00010151")},
        {"80", cbor::array({})},
        {"83010203", one_two_three},
        {"8301820203820405",
         cbor::array({number(1), cbor::array({number(2), number(3)}), cbor::array({number(4), number(5)})})},
        {"98190102030405060708090a0b0c0d0e0f101112131415161718181819", cbor::array(twenty_five)},
        {"a0", cbor::map({})},
        {"a201020304", cbor::map({{number(1), number(2)}, {number(3), number(4)}})},
        {"a26161016162820203",
         cbor::map({{cbor::text("a"), number(1)}, {cbor::text("b"), cbor::array({number(2), number(3)})}})},
        {"826161a161626163", cbor::array({cbor::text("a"), cbor::map({{cbor::text("b"), cbor::text("c")}})})},
    };
}

cbor::Value draw_value(int depth)
{
    auto const kind = *rc::gen::inRange(0, depth < static_cast<int>(cbor::depth_max) ? 5 : 3);
    if (kind == 0) return number(*rc::gen::arbitrary<std::int64_t>());
    if (kind == 1) return cbor::bytes(*rc::gen::arbitrary<Bytes>());
    if (kind == 2)
        return cbor::text(*rc::gen::element<std::string>("", "IETF", "\u0623\u00e9z", "\U00010151"));
    cbor::Array items;
    cbor::Map entries;
    for (auto i = *rc::gen::inRange(0, 4); i > 0; --i) {
        items.push_back(draw_value(depth + 1));
        auto key = i % 2 == 0 ? number(std::int64_t{-1000} * i)
                              : cbor::text(std::string(static_cast<std::size_t>(i), 'k'));
        entries.emplace_back(std::move(key), draw_value(depth + 1));
    }
    return kind == 3 ? cbor::array(items) : cbor::map(entries);
}

cbor::Value nested(std::size_t depth)
{
    auto value = number(1);
    for (std::size_t i = 0; i < depth; ++i) value = cbor::array({value});
    return value;
}

} // namespace

TEST(Cbor, TheExamplesOfRfc8949ReadAndWriteTheSameBytes)
{
    for (auto const& [hex, value] : appendix_a()) {
        EXPECT_EQ(to_hex(cbor::encode(value)), hex);
        EXPECT_EQ(read(hex), value) << hex;
    }
}

TEST(Cbor, WhatIsOutsideTheSubsetIsRefused)
{
    for (auto const* const hex : {
             "f4",                     // false
             "f6",                     // null
             "f97c00",                 // infinity
             "fb3ff199999999999a",     // 1.1
             "c11a514b67b0",           // tag 1
             "c249010000000000000000", // bignum
             "5f42010243030405ff",     // indefinite bytes
             "7f657374726561646d696e67ff",
             "9fff",
             "bf61610161629f0203ffff",
             "ff",
             "1c",
             "1f",
             "a1f401",   // a key that is a simple value
             "a14101f4", // a value that is one
             "a1410101", // a key that is a byte string
             "a18001",   // a key that is an array
             "61ff",     // not UTF-8
             "62c0af",   // overlong
             "63eda080", // a surrogate
         })
        EXPECT_FALSE(read(hex)) << hex;
}

TEST(Cbor, IntegersOutsideSixtyFourSignedBitsAreRefused)
{
    EXPECT_EQ(read("1b7fffffffffffffff"), number(std::numeric_limits<std::int64_t>::max()));
    EXPECT_EQ(read("3b7fffffffffffffff"), number(std::numeric_limits<std::int64_t>::min()));
    EXPECT_FALSE(read("1b8000000000000000"));
    EXPECT_FALSE(read("3b8000000000000000"));
    EXPECT_FALSE(read("1bffffffffffffffff"));
}

TEST(Cbor, OnlyTheShortestHeadIsAccepted)
{
    for (auto const* const hex :
         {"1800",
          "1817",
          "190000",
          "1900ff",
          "1a00000000",
          "1a0000ffff",
          "1b0000000000000000",
          "1b00000000ffffffff",
          "3817",
          "3900ff",
          "5800",
          "580101",
          "780161",
          "8000",
          "980101",
          "b8010101",
          "b90001a0a0"})
        EXPECT_FALSE(read(hex)) << hex;
}

TEST(Cbor, MapKeysAreSortedAndUnique)
{
    EXPECT_TRUE(read("a201000200").has_value());
    EXPECT_FALSE(read("a202000100"));
    EXPECT_FALSE(read("a201000100"));
    EXPECT_FALSE(read("a2616100616100"));
    EXPECT_TRUE(read("a261620062616100").has_value());
    EXPECT_FALSE(read("a262616100616200"));
    EXPECT_TRUE(read("a217003a0001000000").has_value()); // bytewise: 0x17 before 0x3a
    EXPECT_FALSE(read("a23a00010000001700"));
}

TEST(Cbor, AMapIsWrittenSortedInWhateverOrderItWasBuilt)
{
    auto const map = cbor::map(
        {{number(-65537), number(5)},
         {cbor::text("a"), number(4)},
         {number(24), number(2)},
         {number(6), number(1)},
         {number(-1), number(3)}}
    );
    EXPECT_EQ(
        to_hex(cbor::encode(map)),
        "a506011818022003"
        "3a0001000005"
        "616104"
    );
    EXPECT_EQ(cbor::decode(cbor::encode(map)), map);
}

TEST(Cbor, NothingMayFollowTheValue)
{
    EXPECT_FALSE(read("0000"));
    EXPECT_FALSE(read("a000"));
    EXPECT_FALSE(cbor::decode({}));
}

TEST(Cbor, DepthIsBounded)
{
    EXPECT_TRUE(cbor::decode(cbor::encode(nested(cbor::depth_max))));
    EXPECT_FALSE(cbor::decode(cbor::encode(nested(cbor::depth_max + 1))));
    EXPECT_TRUE(cbor::decode(cbor::encode(nested(cbor::depth_max + 1)), cbor::depth_max + 1));
    EXPECT_FALSE(cbor::decode(cbor::encode(nested(cbor::depth_max + 2)), cbor::depth_max + 1));
    EXPECT_FALSE(cbor::decode(Bytes(100000, 0x81)));
}

TEST(Cbor, ALengthThatTheInputCannotHoldIsRefusedBeforeMemoryIsTaken)
{
    for (auto const* const hex :
         {"5b7fffffffffffffff",
          "7b7fffffffffffffff",
          "9b7fffffffffffffff",
          "bb7fffffffffffffff",
          "9affffffff",
          "ba0fffffff01",
          "bb800000000000000101",
          "420a",
          "8201",
          "a101"})
        EXPECT_FALSE(read(hex)) << hex;
}

TEST(Cbor, EveryProperPrefixOfAValueIsRefused)
{
    for (auto const& [hex, value] : appendix_a()) {
        auto const whole = from_hex(hex).value();
        for (std::size_t length = 0; length < whole.size(); ++length)
            EXPECT_FALSE(cbor::decode(ByteView{whole}.first(length))) << hex << " cut to " << length;
    }
}

TEST(Cbor, WhatWasWrittenReadsBackTheSame)
{
    EXPECT_TRUE(rc::check([] {
        auto const value = draw_value(0);
        RC_ASSERT(cbor::decode(cbor::encode(value)) == value);
    }));
}

TEST(Cbor, WhatReadsAtAllIsTheOneEncodingOfItsValue)
{
    EXPECT_TRUE(rc::check([](Bytes const& input) {
        auto const value = cbor::decode(input);
        if (value) RC_ASSERT(cbor::encode(*value) == input);
    }));
}

TEST(Cbor, FindAnswersForIntegerKeysOfMapsOnly)
{
    auto const map = cbor::map({{number(4), cbor::text("kid")}, {cbor::text("4"), number(9)}});
    EXPECT_EQ(*cbor::find(map, 4), cbor::text("kid"));
    EXPECT_EQ(cbor::find(map, 5), nullptr);
    EXPECT_EQ(cbor::find(number(4), 4), nullptr);
    EXPECT_EQ(*cbor::as<std::string>(cbor::find(map, 4)), "kid");
    EXPECT_EQ(cbor::as<Bytes>(cbor::find(map, 4)), nullptr);
    EXPECT_EQ(cbor::as<Bytes>(nullptr), nullptr);
}
