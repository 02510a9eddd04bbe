#include "domain/stamp/base45.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

namespace {

std::string code_of(std::string_view text)
{
    auto const bytes = from_base45(text);
    return std::string{bytes ? "OK" : core::code_of(bytes.error().reason)};
}

} // namespace

TEST(Base45, TheExamplesOfRfc9285AreWrittenAndRead)
{
    auto const examples = vectors::read_vectors("rfc9285.json").as_object();
    for (auto const& row : examples.at("encode").as_array()) {
        std::string_view const plain = row.as_array().at(0).as_string();
        std::string_view const coded = row.as_array().at(1).as_string();
        EXPECT_EQ(to_base45(core::as_bytes(plain)), coded);
        EXPECT_EQ(core::as_text(from_base45(coded).value()), plain);
    }
    for (auto const& row : examples.at("decode").as_array()) {
        std::string_view const coded = row.as_array().at(0).as_string();
        std::string_view const plain = row.as_array().at(1).as_string();
        EXPECT_EQ(core::as_text(from_base45(coded).value()), plain);
    }
    for (auto const& row : examples.at("reject").as_array())
        EXPECT_EQ(code_of(row.as_string()), "E_BASE45") << row;
}

TEST(Base45, TheLargestGroupsAreReadAndTheNextOnesRefused)
{
    EXPECT_EQ(from_base45("FGW").value(), (core::Bytes{0xFF, 0xFF}));
    EXPECT_EQ(code_of("GGW"), "E_BASE45");
    EXPECT_EQ(from_base45("U5").value(), core::Bytes{0xFF});
    EXPECT_EQ(code_of("V5"), "E_BASE45");
    EXPECT_EQ(from_base45("").value(), core::Bytes{});
}

TEST(Base45, OnlyItsOwnCharactersAreRead)
{
    for (int each = 0; each < 256; ++each) {
        auto const character = static_cast<char>(each);
        auto const known = std::string_view{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"}.find(character
                           ) != std::string_view::npos;
        EXPECT_EQ(from_base45(std::string{character} + "00").has_value(), known) << each;
    }
}

TEST(Base45, WhatWasWrittenReadsBackTheSame)
{
    EXPECT_TRUE(rc::check([](core::Bytes const& bytes) {
        RC_ASSERT(from_base45(to_base45(bytes)).value() == bytes);
    }));
}

TEST(Base45, WhatReadsIsTheOneTextOfItsBytes)
{
    EXPECT_TRUE(rc::check([] {
        auto const text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"})
        );
        auto const bytes = from_base45(text);
        if (bytes) RC_ASSERT(to_base45(*bytes) == text);
    }));
}
