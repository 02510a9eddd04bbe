#include "domain/stamp/text.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

namespace {

std::string code_of(std::string_view text)
{
    auto const bytes = cose_of(text);
    return std::string{bytes ? "OK" : core::code_of(bytes.error().reason)};
}

} // namespace

TEST(StampText, TheReferenceTextIsMadeFromItsPayloadKeyAndSignature)
{
    EXPECT_EQ(vectors::signed_text(vectors::reference_claims()), vectors::reference_text());
    EXPECT_EQ(cose_of(vectors::reference_text()).value(), vectors::bytes_at(vectors::reference(), "cose"));
}

TEST(StampText, SizeIsAskedFirstThenVersionThenPrefixThenBase45)
{
    EXPECT_EQ(code_of(std::string(260, '?')), "E_SIZE");
    EXPECT_EQ(code_of("CS1:" + std::string(255, '0')), "OK");
    EXPECT_EQ(code_of("CS1:" + std::string(256, '0')), "E_SIZE");
    for (auto const* const text : {"CS2:", "CS9:?", "CSA:", "CSZ:%%%"})
        EXPECT_EQ(code_of(text), "E_VERSION") << text;
    for (auto const* const text :
         {"", "C", "CS1", "CS2", "CS:", "cs1:", "CS0:", "CSa:", "CS10:", "HC1:", " CS1:", "CS1;", "HTTPS://"})
        EXPECT_EQ(code_of(text), "E_PREFIX") << text;
    EXPECT_EQ(code_of("CS1:0"), "E_BASE45");
    EXPECT_EQ(code_of("CS1:"), "OK"); // no bytes: the next step refuses them
}

TEST(StampText, TheLargestStampFitsTheFixedSymbol)
{
    auto claims = vectors::reference_claims();
    claims.service = "ABCDEFGH";
    claims.mission = "ABCDEF";
    claims.amount_minor = 0xFFFFFFFF;
    claims.index = 0xFFFFFFFF;
    claims.issued_at = 4294967294;
    claims.expires_at = 4294967295;
    auto const text = vectors::signed_text(claims);
    EXPECT_LE(text.size(), text_length_max);
    EXPECT_LE(cose_of(text).value().size(), cose_size_max);
    EXPECT_EQ(text.size(), 252U);
    EXPECT_EQ(cose_of(text).value().size(), 165U);
}
