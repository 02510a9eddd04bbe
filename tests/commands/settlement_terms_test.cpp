#include "commands/settlement_terms.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

config::Acquirer named(std::string const& name, std::vector<std::string> accounts = {})
{
    config::Acquirer acquirer;
    acquirer.name = name;
    acquirer.settlement_accounts = std::move(accounts);
    return acquirer;
}

std::string acquirer_of(std::vector<config::Acquirer> acquirers, std::string_view account)
{
    config::Settings settings;
    settings.acquirers = std::move(acquirers);
    return settlement_terms(settings).acquirer_of(account).value_or("nobody");
}

TEST(SettlementTerms, AnAccountIsOfWhoNamesIt)
{
    std::vector const two{named("cmi", {"MA1", "MA2"}), named("amex", {"FR1"})};
    EXPECT_EQ(acquirer_of(two, "MA2"), "cmi");
    EXPECT_EQ(acquirer_of(two, "FR1"), "amex");
    EXPECT_EQ(acquirer_of(two, "amex"), "amex"); // its report
    EXPECT_EQ(acquirer_of(two, "DE1"), "nobody");
}

TEST(SettlementTerms, OneAcquirerThatNamesNoAccountPaysIntoAll)
{
    EXPECT_EQ(acquirer_of({named("cmi")}, "MA1"), "cmi");
    EXPECT_EQ(acquirer_of({named("cmi", {"MA1"})}, "MA2"), "nobody");
    EXPECT_EQ(acquirer_of({named("cmi"), named("amex", {"FR1"})}, "MA1"), "nobody");
}

TEST(SettlementTerms, AReportIsReadAsTheConfigurationSays)
{
    auto acquirer = named("amex");
    acquirer.settlement_delimiter = ";";
    acquirer.settlement_decimal_mark = ",";
    acquirer.settlement_day_form = "DD/MM/YYYY";
    acquirer.settlement_columns = {"gross=Montant brut", "fee="};
    acquirer.settlement_kinds = {"A=B=sale", "AVOIR=refund"};
    auto const columns = report_of(acquirer);
    EXPECT_EQ(columns.acquirer, "amex");
    EXPECT_EQ(columns.delimiter, ';');
    EXPECT_EQ(columns.decimal_mark, ',');
    EXPECT_EQ(columns.gross, "Montant brut");
    EXPECT_EQ(columns.fee, "");
    EXPECT_EQ(columns.net, "net"); // not named: as by default
    ASSERT_EQ(columns.kinds.size(), 2U);
    EXPECT_EQ(columns.kinds.at("A=B"), domain::settlement::Kind::sale);
}

TEST(SettlementTerms, TheDefaultsAreThoseOfTheReader)
{
    adapters::settlement::CsvColumns const own;
    auto const columns = report_of(named("cmi"));
    EXPECT_EQ(columns.kind, own.kind);
    EXPECT_EQ(columns.acquirer_ref, own.acquirer_ref);
    EXPECT_EQ(columns.payout_ref, own.payout_ref);
    EXPECT_EQ(columns.sold, own.sold);
    EXPECT_EQ(columns.booked, own.booked);
    EXPECT_EQ(columns.kinds, own.kinds);
    EXPECT_EQ(columns.total, own.total);
}

} // namespace
} // namespace etimbre::commands
