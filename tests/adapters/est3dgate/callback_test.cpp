#include "adapters/est3dgate/callback.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace etimbre::adapters::est3dgate {
namespace {

constexpr auto store_key = "KEY_0001";

FormFields approved_fields()
{
    return {
        {"ReturnOid", "ET-1"},
        {"oid", "ET-1"},
        {"amount", "860.00"},
        {"currency", "504"},
        {"ProcReturnCode", "00"},
        {"Response", "Approved"},
        {"TransId", "26327AbCd1"},
        {"AuthCode", "123456"},
        {"HostRefNum", "632712345678"},
        {"ErrMsg", ""},
        {"EXTRA.CARDBRAND", "VISA"},
        {"BillToName", "AMINA & FILS"},
        {"clientid", "600000001"},
        {"encoding", "UTF-8"},
    };
}

FormFields with_hash(FormFields fields, char const* name = "HASH")
{
    auto const hash = ver3_hash(fields, store_key);
    fields.emplace_back(name, hash);
    return fields;
}

void set(FormFields& fields, std::string const& name, std::string const& value)
{
    std::ranges::find(fields, name, &FormField::first)->second = value;
}

core::Result<Notice> read(FormFields const& fields)
{
    return read_notice(fields, store_key);
}

TEST(Callback, AnApprovalIsReadExactly)
{
    auto const notice = read(with_hash(approved_fields())).value();
    EXPECT_EQ(notice.callback.oid, "ET-1");
    EXPECT_EQ(notice.callback.amount, core::Money::of_minor(86000, core::mad));
    EXPECT_TRUE(notice.callback.approved);
    EXPECT_EQ(notice.callback.return_code, "00");
    EXPECT_EQ(notice.callback.transaction_id, "26327AbCd1");
    EXPECT_EQ(notice.callback.auth_code, "123456");
    EXPECT_EQ(notice.host_ref_num, "632712345678");
    EXPECT_EQ(notice.client_id, "600000001");
}

TEST(Callback, TheHashFieldMayBeWrittenThreeWays)
{
    for (auto const* const name : {"HASH", "hash", "Hash"})
        EXPECT_TRUE(read(with_hash(approved_fields(), name)));
}

TEST(Callback, AnyChangedValueIsRefused)
{
    for (auto const& field : approved_fields()) {
        if (field.first == "encoding") continue;
        auto fields = with_hash(approved_fields());
        set(fields, field.first, field.second + "1");
        EXPECT_EQ(read(fields).error().reason, core::Reason::hash_mismatch) << field.first;
    }
}

TEST(Callback, NoHashOrSeveralAreRefused)
{
    EXPECT_EQ(read(approved_fields()).error().reason, core::Reason::hash_mismatch);
    auto twice = with_hash(approved_fields());
    twice.emplace_back("hash", twice.back().second);
    EXPECT_EQ(read(twice).error().reason, core::Reason::hash_mismatch);
}

/// What public plugins do wrong, over `approved_fields()` and the right key; made by another program.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> hashes_by_wrong_recipes{{
    {"SHA-256 of the same text", "/tu5CiBheYsg/j4S9cZLFVbivBUFQKgf9az+QjepmGQ="},
    {"HMAC", "ZrW5GpNrZFkwZbgXusKLIagGiyH7rJSmXuWt4vp0aWSYZAq/XkUUKt+JS9J9fShWLzc7p2ZHSZKCwLE4SBxXZQ=="},
    {"capitals first",
     "akcqd9xWrj4o7Ik4b9VESor8OI3EIk8A4R1z5aUh9WPV664oTCMUE57E//kjHHanhGX3npuqY2j3TsvvihRmXQ=="},
    {"encoding too",
     "XQ5J7ZtCrA50eHVMsbiJEdNm8VYyrw6yw1bS/Wo+ByrmXuQLtkhl+zmB/9TfpSkAbyo9ul8Uy+k2QMTtkufSCg=="},
    {"no empty values",
     "eJ7GbyVAJZY1z50FXIociQQc9fEEs4+Ew3GD7KKHj/c5vKj5e+enqoVCeUyifOh9uD7In/3ddIyV0GVCyU83mg=="},
    {"hexadecimal in Base64",
     "ZjAxYzkwNTg0MTIyMGY0NTdiNGYwODZjYjVmMTliZWZlOWJlZWEzNWVjOWZkNmRmMjM1ZDNmNjhhMzAwODdmMWUyMjQzOWYxNGQ4Mzl"
     "kZmNlOGFkZWM2MmQxMTMyZjAzYjc4NzQ2MzNmZDc4MjBkYTM5ZTc2ZDViZjUwYmM5ZjE="},
    {"version 2: some values, nothing between them", "7WaLnMf4guWe9IW2OxIWQ1yDIiQ="},
}};

TEST(Callback, AHashByAnotherRecipeIsRefused)
{
    for (auto const& [recipe, hash] : hashes_by_wrong_recipes) {
        auto fields = approved_fields();
        fields.emplace_back("HASH", hash);
        EXPECT_EQ(read(fields).error().reason, core::Reason::hash_mismatch) << recipe;
    }
}

TEST(Callback, AFieldNeverSeenBeforeEntersTheHash)
{
    auto fields = approved_fields();
    fields.emplace_back("EXTRA.BRANDNEW", "x|y\\z");
    EXPECT_TRUE(read(with_hash(fields)));
}

TEST(Callback, ValuesMayArriveEscapedForHtml)
{
    auto fields = with_hash(approved_fields());
    set(fields, "BillToName", "AMINA &amp; FILS\n");
    set(fields, "amount", "860&#46;00");
    EXPECT_EQ(read(fields)->callback.amount, core::Money::of_minor(86000, core::mad));
}

TEST(Callback, ValuesHashedAsTheyArePostedMayLookEscaped)
{
    auto fields = approved_fields();
    set(fields, "BillToName", "A &amp; B ");
    EXPECT_TRUE(read(with_hash(fields)));
}

TEST(Callback, WithoutReturnCodeItIsARefusalThatLeavesTheOrderOpen)
{
    auto const notice = read(with_hash({{"oid", "ET-1"}, {"Response", "Declined"}, {"rnd", "zz8"}})).value();
    EXPECT_FALSE(notice.callback.approved);
    EXPECT_EQ(notice.callback.return_code, "");
    EXPECT_FALSE(notice.callback.amount);
}

TEST(Callback, OnlyTwoZerosApprove)
{
    for (auto const* const code : {"", "0", "000", "05", "51", "99", "OO"}) {
        auto fields = approved_fields();
        set(fields, "ProcReturnCode", code);
        EXPECT_FALSE(read(with_hash(fields))->callback.approved) << code;
    }
}

TEST(Callback, AnUnreadableAmountOrAnotherCurrencyIsNoAmount)
{
    for (auto const* const amount :
         {"",
          "0",
          "-1.00",
          "860,00",
          "1 000.00",
          "860.001",
          "1e3",
          "+860",
          "8600000000000000000000",
          "860.",
          ".5"}) {
        auto fields = approved_fields();
        set(fields, "amount", amount);
        EXPECT_FALSE(read(with_hash(fields))->callback.amount) << amount;
    }
    for (auto const* const currency : {"", "978", "MAD", "0504"}) {
        auto fields = approved_fields();
        set(fields, "currency", currency);
        EXPECT_FALSE(read(with_hash(fields))->callback.amount) << currency;
    }
}

TEST(Callback, WholeDirhamsNeedNoDecimals)
{
    auto fields = approved_fields();
    set(fields, "amount", "860");
    EXPECT_EQ(read(with_hash(fields))->callback.amount, core::Money::of_minor(86000, core::mad));
}

TEST(Callback, AFieldPostedTwiceIsRefused)
{
    auto fields = approved_fields();
    fields.emplace_back("amount", "1.00");
    EXPECT_EQ(read(with_hash(fields)).error().reason, core::Reason::acquirer_answer);
}

TEST(Callback, ItMustNameOneOrder)
{
    auto fields = approved_fields();
    set(fields, "ReturnOid", "ET-2");
    EXPECT_EQ(read(with_hash(fields)).error().reason, core::Reason::acquirer_answer);
    set(fields, "ReturnOid", "");
    EXPECT_TRUE(read(with_hash(fields)));
    set(fields, "oid", "");
    EXPECT_EQ(read(with_hash(fields)).error().reason, core::Reason::acquirer_answer);
}

TEST(Callback, WhateverIsPostedWithoutTheKeyIsRefused)
{
    EXPECT_TRUE(rc::check([](FormFields const& fields) { RC_ASSERT(!read(fields)); }));
    EXPECT_TRUE(rc::check([](FormFields fields, std::string const& key) {
        RC_PRE(key != store_key);
        fields.emplace_back("HASH", ver3_hash(fields, key));
        RC_ASSERT(!read(fields));
    }));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
