#include "adapters/est3dgate/form.hpp"
#include "adapters/est3dgate/form_body.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::est3dgate {
namespace {

FormInput an_input()
{
    return {
        .client_id = "600000001",
        .store_key = "KEY|0001",
        .gateway_url = "https://acquirer.example/fim/est3Dgate",
        .oid = "ET-2026-000001-1",
        .amount = core::Money::of_minor(86000, core::mad),
        .email = " x@example.org ",
        .bill_to_name = "Amína Exemple",
        .language = core::Language::es,
        .ok_url = "https://etimbre.example/pay/ok",
        .fail_url = "https://etimbre.example/pay/fail",
        .shop_url = "https://etimbre.example/",
        .callback_url = "https://etimbre.example/pay/callback",
        .rnd = "a1b2c3",
    };
}

core::Reason refusal_of(FormInput const& input)
{
    return signed_form(input).error().reason;
}

TEST(SignedForm, PreAuthorisesDirhamsOnTheHostedPage)
{
    auto const form = signed_form(an_input()).value();
    EXPECT_EQ(form.method, "POST");
    EXPECT_EQ(form.url, "https://acquirer.example/fim/est3Dgate");
    for (auto const& [name, value] : FormFields{
             {"storetype", "3D_PAY_HOSTING"},
             {"trantype", "PreAuth"},
             {"amount", "860.00"},
             {"currency", "504"},
             {"hashAlgorithm", "ver3"},
             {"encoding", "UTF-8"},
             {"CallbackResponse", "true"},
             {"AutoRedirect", "true"},
             {"BillToName", "Amina Exemple"},
             {"sessiontimeout", "1800"},
         })
        EXPECT_EQ(only_field(form.fields, name), value) << name;
}

TEST(SignedForm, HashIsOverTheFieldsAsTheyArePosted)
{
    auto form = signed_form(an_input()).value();
    auto const hash = form.fields.back();
    EXPECT_EQ(hash.first, "HASH");
    EXPECT_EQ(hash.second, ver3_hash(form.fields, "KEY|0001"));
    EXPECT_EQ(only_field(form.fields, "email"), "x@example.org");
}

TEST(SignedForm, TheGatewaySpeaksThreeLanguages)
{
    auto input = an_input();
    EXPECT_EQ(only_field(signed_form(input)->fields, "lang"), "en");
    input.language = core::Language::ar;
    EXPECT_EQ(only_field(signed_form(input)->fields, "lang"), "ar");
}

TEST(SignedForm, TheRewrittenWordIsRefused)
{
    auto input = an_input();
    input.callback_url = "https://etimbre.example/Documents/callback";
    EXPECT_EQ(refusal_of(input), core::Reason::fields);
    input = an_input();
    input.email = "documents@example.org";
    EXPECT_EQ(refusal_of(input), core::Reason::fields);
}

TEST(SignedForm, OnlyDirhamsAboveZero)
{
    auto input = an_input();
    input.amount = core::Money::of_minor(0, core::mad);
    EXPECT_EQ(refusal_of(input), core::Reason::amount);
    input.amount = core::Money::of_minor(100, core::Currency{{'E', 'U', 'R'}, 2});
    EXPECT_EQ(refusal_of(input), core::Reason::currency_mismatch);
}

TEST(SignedForm, NamesAndTimesHaveBounds)
{
    for (auto const* const oid : {"", "a b", "a/b", "é"}) {
        auto input = an_input();
        input.oid = oid;
        EXPECT_EQ(refusal_of(input), core::Reason::fields) << oid;
    }
    for (int const seconds : {29, 2701}) {
        auto input = an_input();
        input.session_timeout_seconds = seconds;
        EXPECT_EQ(refusal_of(input), core::Reason::fields) << seconds;
    }
}

} // namespace
} // namespace etimbre::adapters::est3dgate
