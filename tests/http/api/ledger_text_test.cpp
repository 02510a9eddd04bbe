#include "http/api/ledger_text.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

using app::closing::Line;

std::vector<Line> const lines{{"prepaid:MAD", 0, 100, 800, 1600}, {"receivable:cmi:MAD", 100, 0, 1600, 800}};

TEST(LedgerText, AnAccountSaysItsKindItsSidesAndItsBalance)
{
    EXPECT_EQ(
        accounts_json({{"revenue:chancery:CG-PAR:MAD", 0, 0, 0, 80000}}, "x"),
        R"({"items":[{"account":"revenue:chancery:CG-PAR:MAD","kind":"income","part":"chancery",)"
        R"("mission":"CG-PAR","acquirer":null,)"
        R"("debits":{"amount_minor":"0","currency":"MAD","exponent":2},)"
        R"("credits":{"amount_minor":"80000","currency":"MAD","exponent":2},)"
        R"("balance":{"amount_minor":"-80000","currency":"MAD","exponent":2}}],"next_cursor":"x"})"
    );
}

TEST(LedgerText, ATrialBalanceAddsUpEachCurrency)
{
    auto const text = trial_balance_json(lines, core::instant_of_unix(1'800'000'000));
    EXPECT_TRUE(text.starts_with(R"({"at":"2027-01-15T08:00:00Z","items":[)")) << text;
    EXPECT_TRUE(text.ends_with(R"("totals":[{"debits":{"amount_minor":"2400","currency":"MAD","exponent":2},)"
                               R"("credits":{"amount_minor":"2400","currency":"MAD","exponent":2},)"
                               R"("balance":{"amount_minor":"0","currency":"MAD","exponent":2}}]})")
    ) << text;
}

TEST(LedgerText, AnAccountThatIsNotInTheChartIsAFailure)
{
    EXPECT_THROW(accounts_json({{"gold:MAD", 0, 0, 1, 0}}, ""), std::logic_error);
}

TEST(LedgerText, CsvHasOneLineAnAccount)
{
    EXPECT_EQ(
        accounts_csv(lines),
        "account,kind,part,mission,acquirer,currency,exponent,debits_minor,credits_minor,balance_minor\r\n"
        "prepaid:MAD,liability,,,,MAD,2,800,1600,-800\r\n"
        "receivable:cmi:MAD,asset,,,cmi,MAD,2,1600,800,800\r\n"
    );
}

TEST(LedgerText, NoCellOfATransferIsRunByASpreadsheet)
{
    app::closing::Posted transfer;
    transfer.id = "=cmd()";
    transfer.currency = "MAD";
    transfer.amount_minor = 5;
    EXPECT_NE(transfers_csv({transfer}).find("\r\n'=cmd(),"), std::string::npos);
    EXPECT_NE(transfers_json({transfer}, "").find(R"("next_cursor":null)"), std::string::npos);
}

TEST(LedgerText, AStatementRemitsEachPartOfEachPost)
{
    app::closing::Statement statement;
    statement.day = std::chrono::year{2026} / 11 / 30;
    statement.feed_hash = statement.previous_hash = statement.hash = std::string(64, 'a');
    statement.lines = {{"revenue:service:CG-PAR:MAD", 0, 6000, 0, 6000}};
    auto const json = statement_json(statement, "sig");
    EXPECT_NE(json.find(R"("day":"2026-11-30")"), std::string::npos);
    EXPECT_NE(
        json.find(R"("remittance":[{"mission":"CG-PAR","parts":{"receipt":{"amount_minor":"0")"),
        std::string::npos
    );
    EXPECT_NE(json.find(R"("statement":"sig")"), std::string::npos);
    EXPECT_EQ(
        statement_csv(statement),
        "day,account,kind,part,mission,acquirer,currency,exponent,debit_minor,credit_minor,debits_minor,"
        "credits_minor,balance_minor\r\n"
        "2026-11-30,revenue:service:CG-PAR:MAD,income,service,CG-PAR,,MAD,2,0,6000,0,6000,-6000\r\n"
    );
}

} // namespace
} // namespace etimbre::http::api
