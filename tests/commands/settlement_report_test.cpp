#include "commands/settlement_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using app::settlement::State;
using testing::HasSubstr;
using testing::StartsWith;

ImportedFile imported(State state)
{
    ImportedFile of{.name = "a.xml", .view = {}};
    of.view.file.state = state;
    of.view.file.sha = std::string(64, 'a');
    of.view.file.summary = {
        .format = "camt.053", .acquirer = "cmi", .currency = "MAD", .entries = {2, 500, 0, 100}
    };
    return of;
}

TEST(SettlementReport, AFileThatCountsIsSummedUp)
{
    auto of = imported(State::published);
    of.view.statements.resize(3);
    of.view.statements[0].revision = 1;
    of.view.statements[1].revision = 2;
    auto const text = text_of(of, false);
    EXPECT_THAT(text, StartsWith("a.xml: published  camt.053 of cmi\n  id aaaa"));
    EXPECT_THAT(text, HasSubstr("2 entries: credits 5.00 MAD, debits 1.00 MAD"));
    EXPECT_THAT(text, HasSubstr("1 new, 1 revised, 1 copied"));
}

TEST(SettlementReport, OneOfAKindIsNotMany)
{
    auto of = imported(State::published);
    of.view.file.summary.entries = {1, 500, 0, 0};
    of.view.file.summary.lines.count = 1;
    EXPECT_THAT(text_of(of, false), HasSubstr("  1 entry: credits"));
    EXPECT_THAT(text_of(of, false), HasSubstr("  1 line: gross"));
}

TEST(SettlementReport, ARefusedOneSaysWhere)
{
    auto of = imported(State::rejected);
    of.view.file.error = {"not a date", 7, ""};
    EXPECT_THAT(text_of(of, true), HasSubstr("would be rejected"));
    EXPECT_THAT(text_of(of, true), HasSubstr("refused at line 7: not a date"));
    of.was_there = true;
    EXPECT_THAT(text_of(of, true), HasSubstr("taken in before, rejected"));
}

TEST(SettlementReport, TheJsonIsThatOfTheRouteAndMore)
{
    auto const text = json_of(imported(State::published), true);
    EXPECT_THAT(
        text, StartsWith(R"({"file":"a.xml","was_there":false,"dry_run":true,"settlement_id":"aaaa)")
    );
    EXPECT_THAT(text, HasSubstr(R"("statements":[],"more_statements":false,"exceptions":null})"));
}

TEST(SettlementReport, WhatWaitsOfAMatchedFileIsNamed)
{
    auto of = imported(State::published);
    EXPECT_THAT(text_of(of, false), testing::Not(HasSubstr("exceptions")));
    of.exceptions.emplace();
    EXPECT_THAT(text_of(of, false), HasSubstr("  exceptions: none\n"));
    using domain::reconciliation::Code;
    of.exceptions = {
        {Code::duplicate_line, core::mad, 1, 85'312, {}}, {Code::unknown_line, core::mad, 2, 10'000, {}}
    };
    EXPECT_THAT(
        text_of(of, false),
        HasSubstr("  exceptions: 1 DUPLICATE_LINE 853.12 MAD, 2 UNKNOWN_LINE 100.00 MAD\n")
    );
    EXPECT_THAT(
        json_of(of, false), HasSubstr(R"("exceptions":[{"code":"DUPLICATE_LINE","count":1,"amount":{)")
    );
}

} // namespace
} // namespace etimbre::commands
