#include "adapters/est3dgate/acquirer.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"
#include "tls_peer.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::est3dgate {
namespace {

Settings settings()
{
    return {
        .client_id = "600000001",
        .store_key = "KEY",
        .gateway_url = "https://acquirer.example/fim/est3Dgate",
        .api_url = "https://acquirer.example/fim/api",
        .api_name = "api",
        .api_password = "secret",
        .ca_file = "",
        .ok_url = "https://etimbre.example/pay/ok",
        .fail_url = "https://etimbre.example/pay/fail",
        .shop_url = "https://etimbre.example/",
        .callback_url = "https://etimbre.example/pay/callback",
    };
}

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

app::pay::Order an_order(std::string email, std::string name)
{
    return {
        .id = {},
        .quote = {},
        .mission = "CG-PAR",
        .total = mad(86000),
        .payer = {.email = std::move(email), .name = std::move(name)},
        .language = core::Language::fr,
        .created_at = {},
    };
}

app::pay::Payment a_payment(core::Money amount)
{
    app::pay::Payment payment{
        .id = {},
        .order = {},
        .attempt = 1,
        .oid = "ET-1",
        .acquirer = "cmi",
        .state = {},
        .sequence = 0,
        .amount = amount,
        .rnd = "abc",
        .created_at = {},
    };
    return payment;
}

std::string callback(FormFields fields)
{
    fields.emplace_back("HASH", ver3_hash(fields, "KEY"));
    return to_form_body(fields);
}

TEST(Est3dGate, SendsThePayerWithASignedForm)
{
    Est3dGate const gate{settings()};
    auto const form = gate.redirect_form(a_payment(mad(86000)), an_order("x@example.org", "Amína"));
    EXPECT_EQ(form.url, "https://acquirer.example/fim/est3Dgate");
    EXPECT_EQ(only_field(form.fields, "oid"), "ET-1");
    EXPECT_EQ(only_field(form.fields, "amount"), "860.00");
    EXPECT_EQ(only_field(form.fields, "email"), "x@example.org");
    EXPECT_EQ(only_field(form.fields, "BillToName"), "Amina");
    EXPECT_EQ(only_field(form.fields, "HASH"), ver3_hash(form.fields, "KEY"));
}

TEST(Est3dGate, TheSameAttemptMakesTheSameForm)
{
    Est3dGate const gate{settings()};
    auto const order = an_order("x@example.org", "A");
    EXPECT_EQ(
        gate.redirect_form(a_payment(mad(1)), order).fields,
        gate.redirect_form(a_payment(mad(1)), order).fields
    );
}

TEST(Est3dGate, AnAddressThatTheGatewayWouldRewriteIsStoodInFor)
{
    Est3dGate const gate{settings()};
    for (auto const* const email : {"", "documents@example.org"}) {
        auto const form = gate.redirect_form(a_payment(mad(1)), an_order(email, "A"));
        EXPECT_EQ(only_field(form.fields, "email"), "noreply@etimbre.invalid");
    }
}

TEST(Est3dGate, WhatCannotBePaidIsAFailure)
{
    Est3dGate const gate{settings()};
    EXPECT_THROW(gate.redirect_form(a_payment(mad(0)), an_order("x@example.org", "A")), TreasuryFailure);
}

TEST(Est3dGate, WrongSettingsStopTheStart)
{
    EXPECT_NO_THROW(Est3dGate{settings()});
    auto const refuses = [](auto const& change) {
        auto changed = settings();
        change(changed);
        EXPECT_THROW(Est3dGate{changed}, TreasuryFailure);
    };
    refuses([](Settings& in) { in.gateway_url = "http://acquirer.example/"; });
    refuses([](Settings& in) { in.api_url = ""; });
    refuses([](Settings& in) { in.callback_url = "https://etimbre.example/documents/callback"; });
    refuses([](Settings& in) { in.store_key = ""; });
    refuses([](Settings& in) { in.client_id = ""; });
    refuses([](Settings& in) { in.session_timeout_seconds = 0; });
}

TEST(Est3dGate, ReadsACallbackOfItsOwnMerchantNumberOnly)
{
    Est3dGate const gate{settings()};
    FormFields const approved{
        {"oid", "ET-1"},
        {"ProcReturnCode", "00"},
        {"amount", "860"},
        {"currency", "504"},
        {"clientid", "600000001"}
    };
    auto const read = gate.read_callback(callback(approved)).value();
    EXPECT_TRUE(read.approved);
    EXPECT_EQ(read.oid, "ET-1");
    EXPECT_EQ(read.amount, mad(86000));

    auto other = approved;
    other.back().second = "600000002";
    EXPECT_EQ(gate.read_callback(callback(other)).error().reason, core::Reason::acquirer_answer);
    EXPECT_EQ(gate.read_callback("oid=%zz").error().reason, core::Reason::acquirer_answer);
    EXPECT_EQ(gate.read_callback("oid=ET-1&HASH=x").error().reason, core::Reason::hash_mismatch);
    EXPECT_EQ(gate.read_callback("").error().reason, core::Reason::hash_mismatch);
}

TEST(Est3dGate, ABankMayLeaveFieldsOutOfItsHash)
{
    auto with_exclusion = settings();
    with_exclusion.excluded_fields = {"nationalidno"};
    auto const body = callback({{"oid", "ET-1"}}) + "&NATIONALIDNO=7";
    EXPECT_TRUE(Est3dGate{with_exclusion}.read_callback(body));
    EXPECT_FALSE(Est3dGate{settings()}.read_callback(body));
}

TEST(Est3dGate, OperationsSayWhetherTheAcquirerAccepted)
{
    std::string code = "00";
    TlsPeer const peer{[&code](std::string const&) {
        return http_answer(
            "200 OK",
            "<CC5Response><OrderId>ET-1</OrderId><Response>x</Response><ProcReturnCode>" + code +
                "</ProcReturnCode></CC5Response>"
        );
    }};
    auto at_peer = settings();
    at_peer.api_url = peer.url();
    at_peer.ca_file = peer.ca_file();
    Est3dGate gate{at_peer};
    EXPECT_TRUE(gate.capture("ET-1", mad(1)));
    EXPECT_TRUE(gate.release("ET-1"));
    EXPECT_TRUE(gate.give_back("ET-1", mad(1)));
    EXPECT_EQ(gate.ask_status("ET-1").found, app::pay::Found::unclear);
    code = "99";
    EXPECT_FALSE(gate.capture("ET-1", mad(1)));
    EXPECT_FALSE(gate.release("ET-1"));
    EXPECT_FALSE(gate.give_back("ET-1", mad(1)));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
