#include "adapters/est3dgate/entities.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::est3dgate {
namespace {

TEST(Entities, KnownReferencesAreDecoded)
{
    EXPECT_EQ(decode_entities("a&amp;b&lt;c&gt;d&quot;e&#39;f"), "a&b<c>d\"e'f");
    EXPECT_EQ(decode_entities("&#233;&#xe9;&#xE9;&#X1F600;"), "ééé😀");
    EXPECT_EQ(decode_entities("&#1571;&#1605;"), "أم");
}

TEST(Entities, OnePassOnly)
{
    EXPECT_EQ(decode_entities("&amp;lt;"), "&lt;");
}

TEST(Entities, WhatIsNoReferenceStays)
{
    for (auto const* const text :
         {"&",
          "&&",
          "&;",
          "&eacute;",
          "&#;",
          "&#x;",
          "&#xzz;",
          "&#12a;",
          "&#-1;",
          "&# 39;",
          "& amp;",
          "&amp",
          "&#0;",
          "&#xd800;",
          "&#x110000;",
          "&#99999999999;",
          "a & b; c"})
        EXPECT_EQ(decode_entities(text), text);
}

TEST(Entities, TextWithoutAmpersandIsUntouched)
{
    EXPECT_TRUE(rc::check([](std::string const& text) {
        RC_PRE(text.find('&') == std::string::npos);
        RC_ASSERT(decode_entities(text) == text);
    }));
}

TEST(Entities, DecodingUndoesTheGatewaysEscaping)
{
    EXPECT_TRUE(rc::check([](std::string const& text) {
        std::string escaped;
        for (char const c : text) {
            if (c == '&')
                escaped += "&amp;";
            else if (c == '<')
                escaped += "&lt;";
            else if (c == '\'')
                escaped += "&#39;";
            else if (c == '"')
                escaped += "&quot;";
            else
                escaped += c;
        }
        RC_ASSERT(decode_entities(escaped) == text);
    }));
}

TEST(DecodedValue, DropsTheFinalNewlineAndTrims)
{
    EXPECT_EQ(decoded_value("Approved\n"), "Approved");
    EXPECT_EQ(decoded_value("  A &amp; B \r\n"), "A & B");
    EXPECT_EQ(decoded_value("\n"), "");
    EXPECT_EQ(decoded_value("a\nb"), "a\nb");
}

} // namespace
} // namespace etimbre::adapters::est3dgate
