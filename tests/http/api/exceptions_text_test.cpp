#include "http/api/exceptions_text.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

using testing::HasSubstr;
namespace recon = domain::reconciliation;

auto const opened = core::instant_of_unix(1'790'000'000);
auto const now = opened + std::chrono::hours{2};

app::reconcile::Exception sample()
{
    app::reconcile::Exception exception;
    exception.id = std::string(32, 'a');
    exception.subject_kind = "line";
    exception.subject_id = "f:1";
    exception.code = recon::Code::unknown_line;
    exception.acquirer = "cmi";
    exception.amount = core::Money::of_minor(9920, core::mad);
    exception.account = "suspense:MAD";
    exception.residue_minor = -9920;
    exception.day = core::from_date("2026-09-21").value();
    exception.detail = "=nothing of ours";
    exception.file = "f";
    exception.number = 1;
    exception.opened = opened;
    return exception;
}

TEST(ExceptionsText, AnExceptionSaysWhatIsAtStakeWhereItWaitsAndHowOldItIs)
{
    auto const said = boost::json::parse(exceptions_json({sample()}, "next", now)).as_object();
    auto const& item = said.at("items").at(0);
    EXPECT_EQ(said.at("next_cursor").as_string(), "next");
    EXPECT_EQ(item.at("code").as_string(), "UNKNOWN_LINE");
    EXPECT_EQ(item.at("state").as_string(), "open");
    EXPECT_EQ(item.at("age_seconds").as_int64(), 7200);
    EXPECT_EQ(item.at("waiting").at("amount_minor").as_string(), "-9920");
    EXPECT_EQ(item.at("line").as_int64(), 1);
    EXPECT_TRUE(item.at("proposed_by").is_null());
}

TEST(ExceptionsText, WhatStandsInNoFileHasNoLine)
{
    auto exception = sample();
    exception.file.clear();
    exception.account.clear();
    auto const said = boost::json::parse(exception_json(exception, {}, now)).as_object();
    EXPECT_TRUE(said.at("settlement_id").is_null());
    EXPECT_TRUE(said.at("line").is_null());
    EXPECT_TRUE(said.at("account").is_null());
}

TEST(ExceptionsText, OneIsShownWithEachStepOfItsLife)
{
    app::reconcile::HistoryStep const first{
        std::string(32, 'a'), 1, "", "open", "open", "files", "nothing of ours", -9920, opened
    };
    auto const said = boost::json::parse(exception_json(sample(), {first}, now)).as_object();
    auto const& step = said.at("history").at(0);
    EXPECT_TRUE(step.at("from").is_null());
    EXPECT_EQ(step.at("by").as_string(), "files");
    EXPECT_EQ(step.at("moved").at("amount_minor").as_string(), "-9920");
}

TEST(ExceptionsText, AsCsvNoCellIsAFormula)
{
    auto const text = exceptions_csv({sample()}, now);
    EXPECT_THAT(
        text, HasSubstr("exception_id,code,state,subject_kind,subject_id,acquirer,day,currency,exponent")
    );
    EXPECT_THAT(text, HasSubstr("MAD,2,9920,suspense:MAD,-9920,'=nothing of ours,,,,"));
    EXPECT_THAT(text, HasSubstr(",7200\r\n"));
}

} // namespace
} // namespace etimbre::http::api
