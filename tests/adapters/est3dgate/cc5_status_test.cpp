#include "adapters/est3dgate/cc5_status.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::est3dgate {
namespace {

using app::pay::Found;

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

core::Result<app::pay::StatusAnswer> status_of(std::string const& xml)
{
    return read_status(parse_answer(xml).value(), "ET-1");
}

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

TEST(Cc5Status, EveryWordOfTheGatewayHasItsMeaning)
{
    for (auto const& [word, found] : std::initializer_list<std::pair<char const*, Found>>{
             {"D", Found::refused},
             {"ERR", Found::refused},
             {"A", Found::authorised},
             {"C", Found::captured},
             {"S", Found::captured},
             {"PN", Found::pending},
             {"CNCL", Found::released},
             {"V", Found::released},
             {"R", Found::needs_reversal},
             {"", Found::unclear},
             {"XX", Found::unclear},
             {"c", Found::unclear},
         })
        EXPECT_EQ(status_of(status_answer(word, "86000"))->found, found) << word;
}

TEST(Cc5Status, AmountsAreMinorUnits)
{
    auto const captured = status_of(status_answer("C", "101")).value();
    EXPECT_EQ(captured.captured, mad(101));
    EXPECT_EQ(captured.authorised, mad(86000));
    auto const authorised = status_of(status_answer("A", "")).value();
    EXPECT_FALSE(authorised.captured);
    EXPECT_EQ(status_of(status_answer("S", ""))->captured, mad(86000));
    EXPECT_FALSE(status_of(status_answer("C", ""))->captured);
}

TEST(Cc5Status, TheRecordsOwnNamesAreRead)
{
    auto const status = status_of(status_answer("C", "86000")).value();
    EXPECT_EQ(status.names.transaction_id, "26327AbCd1");
    EXPECT_EQ(status.names.auth_code, "P90325");
}

TEST(Cc5Status, TheNameOfTheRecordIsPreferredToThatOfTheAnswer)
{
    auto xml = status_answer("C", "86000");
    xml.insert(xml.find("<TRANS_STAT>"), "<TRANS_ID>26327Other</TRANS_ID>");
    EXPECT_EQ(status_of(xml)->names.transaction_id, "26327Other");
}

TEST(Cc5Status, AnAmountThatIsNoWholeNumberIsRefused)
{
    for (auto const* const amount : {"860.00", "-1", "1e3", "86000x", "99999999999999999999"})
        EXPECT_EQ(status_of(status_answer("C", amount)).error().reason, core::Reason::acquirer_answer)
            << amount;
}

TEST(Cc5Status, ALaterRefundMeansTheMoneyIsNoLongerHeld)
{
    EXPECT_EQ(status_of(status_answer("C", "86000", "C"))->found, Found::released);
}

TEST(Cc5Status, NothingIsFoundOnlyWhenTheGatewaySaysSo)
{
    auto const none =
        "<CC5Response><ErrMsg>No record found for ET-1</ErrMsg><ProcReturnCode>99</ProcReturnCode>"
        "<Response>Declined</Response><OrderId></OrderId><TransId></TransId><Extra><NUMCODE>0</NUMCODE>"
        "<ORDERSTATUS>ORD_ID:\tCHARGE_TYPE_CD:\tTRANS_STAT:</ORDERSTATUS></Extra></CC5Response>";
    EXPECT_EQ(status_of(none)->found, Found::nothing);

    auto const wrong_password =
        "<CC5Response><ErrMsg>User is not authenticated</ErrMsg><ProcReturnCode>99</ProcReturnCode>"
        "<Response>Error</Response><OrderId>ET-1</OrderId></CC5Response>";
    EXPECT_EQ(status_of(wrong_password)->found, Found::unclear);
}

TEST(Cc5Status, AnAnswerAboutAnotherOrderIsRefused)
{
    EXPECT_FALSE(read_status(parse_answer(status_answer("C", "86000")).value(), "ET-2"));
    EXPECT_FALSE(status_of(
        "<CC5Response><ProcReturnCode>00</ProcReturnCode><Response>Approved</Response></CC5Response>"
    ));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
