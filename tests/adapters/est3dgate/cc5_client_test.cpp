#include "adapters/est3dgate/cc5_client.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"
#include "adapters/est3dgate/xml_tree.hpp"
#include "tls_peer.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::est3dgate {
namespace {

using app::pay::Found;

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

Cc5Client client_of(TlsPeer const& peer)
{
    return {{"api", "secret", "600000001"}, {.url = peer.url(), .ca_file = peer.ca_file()}};
}

/// The CC5Request inside a whole HTTP request.
XmlElement request_in(std::string const& http)
{
    auto const fields = parse_form_body(http.substr(http.find("\r\n\r\n") + 4)).value();
    return parse_xml(only_field(fields, "DATA").value()).value();
}

std::string operation_answer(std::string const& oid, std::string const& code)
{
    return http_answer(
        "200 OK",
        "<CC5Response><OrderId>" + oid + "</OrderId><Response>" + (code == "00" ? "Approved" : "Error") +
            "</Response><ProcReturnCode>" + code + "</ProcReturnCode></CC5Response>"
    );
}

TEST(Cc5Client, AsksForTheStatusOfOneOrder)
{
    TlsPeer const peer{[](std::string const& http) {
        auto const request = request_in(http);
        EXPECT_EQ(request.text_of("Password"), "secret");
        return http_answer(
            "200 OK",
            "<CC5Response><ProcReturnCode>00</ProcReturnCode><Response>Approved</Response><OrderId>" +
                std::string{request.text_of("OrderId")} +
                "</OrderId><Extra><TRANS_STAT>C</TRANS_STAT><ORIG_TRANS_AMT>86000</ORIG_TRANS_AMT>"
                "<CAPTURE_AMT>86000</CAPTURE_AMT></Extra></CC5Response>"
        );
    }};
    auto const status = client_of(peer).order_status("ET-1");
    EXPECT_EQ(status.found, Found::captured);
    EXPECT_EQ(status.captured, mad(86000));
}

TEST(Cc5Client, AsksForTheHistoryOfOneOrder)
{
    TlsPeer const peer{[](std::string const& http) {
        auto const request = request_in(http);
        EXPECT_EQ(request.child("Extra")->text_of("ORDERHISTORY"), "QUERY");
        return http_answer(
            "200 OK",
            "<CC5Response><ProcReturnCode>00</ProcReturnCode><OrderId>" +
                std::string{request.text_of("OrderId")} +
                "</OrderId><Extra><TRXCOUNT>2</TRXCOUNT><TRX1>C\tC\t4000\t4000\t\t\t\t\t\t00\tT2</TRX1>"
                "<TRX2>S\tC\t86000\t86000\t\t\t\t\t\t00\tT1</TRX2></Extra></CC5Response>"
        );
    }};
    auto const history = client_of(peer).order_history("ET-1");
    EXPECT_EQ(history.captured, mad(86000));
    EXPECT_EQ(history.given_back, mad(4000));
}

TEST(Cc5Client, EachOperationNamesItselfAndItsAmount)
{
    std::vector<std::string> asked;
    TlsPeer const peer{[&asked](std::string const& http) {
        auto const request = request_in(http);
        asked.push_back(std::string{request.text_of("Type")} + " " + std::string{request.text_of("Total")});
        return operation_answer("ET-1", "00");
    }};
    auto const client = client_of(peer);
    EXPECT_TRUE(client.post_auth("ET-1", mad(86000)).approved());
    EXPECT_TRUE(client.void_transaction("ET-1").approved());
    EXPECT_TRUE(client.credit("ET-1", mad(1)).approved());
    EXPECT_EQ(asked, (std::vector<std::string>{"PostAuth 860.00", "Void ", "Credit 0.01"}));
}

TEST(Cc5Client, ARefusedOperationIsAnAnswer)
{
    TlsPeer const peer{[](std::string const&) { return operation_answer("ET-1", "99"); }};
    EXPECT_FALSE(client_of(peer).post_auth("ET-1", mad(1)).approved());
}

TEST(Cc5Client, WhatCannotBeUnderstoodIsAFailure)
{
    for (auto const& answer : {
             http_answer("503 Service Unavailable", ""),
             http_answer("200 OK", "<html>busy</html>"),
             http_answer("200 OK", ""),
             operation_answer("ET-2", "00"),
             operation_answer("", "00"),
         }) {
        TlsPeer const peer{[&answer](std::string const&) { return answer; }};
        EXPECT_THROW(client_of(peer).post_auth("ET-1", mad(1)), TreasuryFailure) << answer;
        EXPECT_THROW(client_of(peer).order_status("ET-1"), TreasuryFailure) << answer;
    }
}

} // namespace
} // namespace etimbre::adapters::est3dgate
