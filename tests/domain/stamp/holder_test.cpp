#include "domain/stamp/holder.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

namespace {

std::string canonical(std::string_view issuer, std::string_view number)
{
    auto const document = canonical_document(issuer, number);
    return document ? *document : std::string{core::code_of(document.error().reason)};
}

HmacSha256 hmac()
{
    return [](core::ByteView message) {
        return adapters::crypto::hmac_sha256(vectors::bytes_at(vectors::stamps(), "hb_key"), message);
    };
}

} // namespace

TEST(HolderBinding, TheReferenceStampIsBoundToItsHolder)
{
    std::string_view const document = vectors::stamps().at("holder").as_string();
    auto const claims = vectors::reference_claims();
    EXPECT_EQ(holder_binding(hmac(), claims.number, document), claims.holder);
    EXPECT_EQ(canonical("xyz", "123 456 789"), document);
}

TEST(HolderBinding, AnotherDocumentOrAnotherStampGivesAnotherBinding)
{
    auto const claims = vectors::reference_claims();
    EXPECT_NE(holder_binding(hmac(), claims.number, "XYZ|123456788"), claims.holder);
    EXPECT_NE(holder_binding(hmac(), claims.number, "XYA|123456789"), claims.holder);
    EXPECT_NE(holder_binding(hmac(), "1000000000000053", "XYZ|123456789"), claims.holder);
}

TEST(HolderBinding, OneDocumentHasOneFormHoweverItIsTyped)
{
    for (auto const* const typed :
         {"AB123456",
          "ab123456",
          "AB 123 456",
          "AB-123.456",
          "AB/123456",
          "AB123456<<<",
          "\u200EAB123456\u200F",
          "AB\u00A0123\u202F456",
          "\uFF21\uFF22\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16",
          "\uFF41\uFF42123456",
          "AB\u0661\u0662\u0663\u0664\u0665\u0666",
          "AB\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6",
          "AB\u2013123456"})
        EXPECT_EQ(canonical("MAR", typed), "MAR|AB123456") << typed;
    EXPECT_EQ(canonical("mar", "1"), "MAR|1");
    EXPECT_EQ(canonical("\uFF2D\uFF21\uFF32", "1"), "MAR|1");
}

TEST(HolderBinding, WhatCannotBeFoldedIsRefusedAndNotDropped)
{
    for (auto const* const typed :
         {"",
          "   ",
          "<<<",
          "\u00C9123456",
          "\u0410B123456",
          "AB|123456",
          "AB_123456",
          "AB\u2460",
          "AB\u00B2",
          "\u0623123456",
          "AB\xff",
          "AB123456789012345678901234"})
        EXPECT_EQ(canonical("MAR", typed), "E_HOLDER") << typed;
    for (auto const* const issuer : {"", "MA", "MARO", "M4R", "\u0623\u0628\u062A", "MA|"})
        EXPECT_EQ(canonical(issuer, "AB123456"), "E_HOLDER") << issuer;
}
