#include "adapters/est3dgate/xml_tree.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::est3dgate {
namespace {

TEST(XmlTree, ReadsElementsAndText)
{
    auto const root =
        parse_xml("<a x='1'> t <b>1 &lt; 2 &#233;</b><!-- c --><c><d><![CDATA[<&>]]></d></c></a>").value();
    EXPECT_EQ(root.name, "a");
    EXPECT_EQ(root.text_of("b"), "1 < 2 é");
    EXPECT_EQ(root.child("c")->text_of("d"), "<&>");
    EXPECT_EQ(root.child("none"), nullptr);
    EXPECT_EQ(root.text_of("none"), "");
}

TEST(XmlTree, TheGatewaysTurkishEncodingIsRead)
{
    auto const root =
        parse_xml("<?xml version=\"1.0\" encoding=\"iso-8859-9\"?><a>\xdd\xde\xd0\xfd\xfe\xf0\xe9</a>");
    EXPECT_EQ(root.value().text, "İŞĞışğé");
    EXPECT_EQ(parse_xml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xdd</a>")->text, "Ý");
    EXPECT_FALSE(parse_xml("<?xml version=\"1.0\" encoding=\"windows-1256\"?><a/>"));
}

TEST(XmlTree, DocumentTypesAndEntitiesAreRefused)
{
    for (auto const* const message : {
             "<!DOCTYPE a><a/>",
             "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
             "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
             "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>",
             "<a>&unknown;</a>",
         })
        EXPECT_FALSE(parse_xml(message)) << message;
}

TEST(XmlTree, WhatIsNotWellFormedIsRefused)
{
    for (auto const* const message :
         {"",
          " ",
          "text",
          "<a>",
          "<a></b>",
          "<a/><b/>",
          "<a>\xff</a>",
          "<a>\x01</a>",
          "<a b=1/>",
          "<html><br></html>"})
        EXPECT_FALSE(parse_xml(message)) << message;
}

TEST(XmlTree, DepthCountAndSizeAreBounded)
{
    auto const nested = [](int depth) {
        std::string open;
        std::string close;
        for (int i = 0; i < depth; ++i) {
            open += "<a>";
            close += "</a>";
        }
        return open + close;
    };
    EXPECT_TRUE(parse_xml(nested(8)));
    EXPECT_FALSE(parse_xml(nested(9)));

    auto const wide = [](int count) {
        std::string xml = "<r>";
        for (int i = 1; i < count; ++i) xml += "<e" + std::to_string(i) + "/>";
        return xml + "</r>";
    };
    EXPECT_TRUE(parse_xml(wide(500)));
    EXPECT_FALSE(parse_xml(wide(501)));

    EXPECT_TRUE(parse_xml("<a>" + std::string(200'000, 'x') + "</a>"));
    EXPECT_FALSE(parse_xml("<a>" + std::string(262'144, 'x') + "</a>"));
}

TEST(XmlTree, ANameGivenTwiceIsRefused)
{
    EXPECT_FALSE(parse_xml("<a><TRANS_STAT>A</TRANS_STAT><TRANS_STAT>C</TRANS_STAT></a>"));
}

TEST(XmlTree, AnyTextSurvivesEscaping)
{
    EXPECT_TRUE(rc::check([](std::string const& text) {
        std::string printable;
        for (char const c : text)
            if (c >= ' ' && c <= '~') printable += c;
        RC_ASSERT(parse_xml("<a>" + xml_escaped(printable) + "</a>").value().text == printable);
    }));
    EXPECT_EQ(xml_escaped("\x01<&"), "?&lt;&amp;");
}

TEST(XmlTree, NoBytesBreakTheReader)
{
    EXPECT_TRUE(rc::check([](std::string const& bytes) { (void)parse_xml("<a>" + bytes + "</a>"); }));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
