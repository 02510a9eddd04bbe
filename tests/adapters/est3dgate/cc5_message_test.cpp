#include "adapters/est3dgate/cc5_message.hpp"
#include "adapters/est3dgate/xml_tree.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::est3dgate {
namespace {

ApiUser const user{"api<user>", "p&w", "600000001"};

/// An answer as the gateway writes it, tabs and empty elements included.
std::string
status_answer(std::string const& state, std::string const& captured, std::string const& charge = "S")
{
    return "<?xml version=\"1.0\" encoding=\"ISO-8859-9\"?>\n<CC5Response>\n  <ErrMsg>Record(s) found for "
           "ET-1</ErrMsg>\n"
           "  <ProcReturnCode>00</ProcReturnCode>\n  <Response>Approved</Response>\n  "
           "<OrderId>ET-1</OrderId>\n"
           "  <TransId>26327AbCd1</TransId>\n  <Extra>\n    <AUTH_CODE>P90325</AUTH_CODE>\n    "
           "<CAPTURE_AMT>" +
           captured + "</CAPTURE_AMT>\n    <CHARGE_TYPE_CD>" + charge +
           "</CHARGE_TYPE_CD>\n    <NUMCODE>0</NUMCODE>\n    <ORDERSTATUS>ORD_ID:ET-1\tTRANS_STAT:" + state +
           "</ORDERSTATUS>\n    <ORD_ID>ET-1</ORD_ID>\n    <ORIG_TRANS_AMT>86000</ORIG_TRANS_AMT>\n    "
           "<TRANS_STAT>" +
           state + "</TRANS_STAT>\n  </Extra>\n</CC5Response>";
}

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

TEST(Cc5Request, CarriesEscapedNamesAndADecimalTotal)
{
    auto const xml = operation_request(user, {"PostAuth", "ET-1", mad(86005)});
    auto const root = parse_xml(xml).value();
    EXPECT_EQ(root.name, "CC5Request");
    EXPECT_EQ(root.text_of("Name"), "api<user>");
    EXPECT_EQ(root.text_of("Password"), "p&w");
    EXPECT_EQ(root.text_of("ClientId"), "600000001");
    EXPECT_EQ(root.text_of("OrderId"), "ET-1");
    EXPECT_EQ(root.text_of("Type"), "PostAuth");
    EXPECT_EQ(root.text_of("Total"), "860.05");
    EXPECT_EQ(root.text_of("Currency"), "504");
}

TEST(Cc5Request, AQuestionNamesNoOperation)
{
    auto const root = parse_xml(status_request(user, "ET-1")).value();
    EXPECT_EQ(root.child("Type"), nullptr);
    EXPECT_EQ(root.child("Extra")->text_of("ORDERSTATUS"), "QUERY");
}

TEST(Cc5Answer, IsReadWithItsExtras)
{
    auto const answer = parse_answer(status_answer("C", "86000")).value();
    EXPECT_TRUE(answer.approved());
    EXPECT_EQ(answer.order_id, "ET-1");
    EXPECT_EQ(answer.err_msg, "Record(s) found for ET-1");
    EXPECT_EQ(answer.trans_id, "26327AbCd1");
    EXPECT_EQ(answer.extra_value("CAPTURE_AMT"), "86000");
    EXPECT_EQ(answer.extra_value("NONE"), "");
}

TEST(Cc5Answer, AnotherRootIsRefused)
{
    EXPECT_FALSE(parse_answer("<html><body>502</body></html>"));
    EXPECT_FALSE(parse_answer("<CC5Request/>"));
    EXPECT_FALSE(parse_answer("gateway timeout"));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
