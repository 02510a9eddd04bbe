#include "adapters/settlement/xml_stream.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

using domain::settlement::Objection;

struct Echo final : XmlStream::Listener {
    Objection begin(std::string_view name, std::string_view currency, bool& wants_text) override
    {
        said += '<' + std::string{name} + (currency.empty() ? "" : " " + std::string{currency}) + '>';
        wants_text = name != "skipped";
        return {};
    }
    Objection end(std::string_view text) override
    {
        said += std::string{text} + "</>";
        return {};
    }
    std::string path() const override { return "here"; }
    std::string said;
};

std::string fault_of(std::string const& text)
{
    Echo echo;
    XmlStream stream{echo};
    auto fault = stream.read(text);
    if (!fault) fault = stream.finish();
    return fault ? std::to_string(fault->line) + ' ' + std::string{fault->what.text} : echo.said;
}

TEST(XmlStream, SaysElementsAndTheirText)
{
    EXPECT_EQ(fault_of("<n:a><b Ccy='MAD'> 1 </b></n:a>"), "<a><b MAD>1</></>");
    EXPECT_EQ(fault_of("<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>"), "<a>\xE2\x82\xAC</>");
}

TEST(XmlStream, RefusesWhatIsNotXml)
{
    EXPECT_EQ(fault_of("<a>\n<b></a>"), "2 an end tag that is not of the element that is open");
    EXPECT_EQ(fault_of("<a>\n"), "2 the file ends before its last element does");
    EXPECT_EQ(fault_of(""), "1 the file ends before its last element does");
    EXPECT_EQ(fault_of("<a>&b;</a>"), "1 an entity that XML does not have");
    EXPECT_EQ(fault_of("<?xml version='1.0' encoding='EBCDIC'?><a/>"), "1 an encoding that is not known");
    EXPECT_EQ(
        fault_of("<a>\xFF</a>"), "1 not well-formed XML, or a character that its encoding does not have"
    );
}

TEST(XmlStream, RefusesADocumentType)
{
    EXPECT_EQ(fault_of("<!DOCTYPE a><a/>"), "1 a document type declaration");
}

TEST(XmlStream, RefusesWhatIsTooDeepOrTooLong)
{
    std::string deep;
    for (int at = 0; at < 65; ++at) deep += "<a>";
    EXPECT_EQ(fault_of(deep), "1 elements within elements, more than 64 deep");
    EXPECT_EQ(fault_of("<a>" + std::string(5000, 'x')), "1 a text of more than 4096 bytes");
    EXPECT_EQ(fault_of("<skipped>" + std::string(5000, 'x') + "</skipped>"), "<skipped></>");
}

TEST(XmlStream, AnEndlessTokenIsNotKept)
{
    Echo echo;
    XmlStream stream{echo};
    std::string const piece(65'536, 'x');
    auto fault = stream.read("<a><!--");
    int pieces = 0;
    while (!fault && pieces < 16'384) {
        fault = stream.read(piece);
        ++pieces;
    }
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->what.text, "a tag or a comment of more than a megabyte");
    EXPECT_LT(pieces, 64) << "not more than four megabytes";
}

} // namespace
} // namespace etimbre::adapters::settlement
