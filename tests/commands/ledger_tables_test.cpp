#include "commands/ledger_tables.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using app::closing::Line;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<Line> const lines{{"prepaid:MAD", 0, 0, 800, 1600}, {"receivable:cmi:MAD", 0, 0, 1600, 800}};

TEST(LedgerTables, AmountsAreWrittenAsPeopleWriteThem)
{
    EXPECT_THAT(
        accounts_table(lines), HasSubstr("prepaid:MAD         liability    8.00    16.00    -8.00\n")
    );
    EXPECT_THAT(totals_table(lines), HasSubstr("MAD        24.00    24.00        0.00\n"));
}

TEST(LedgerTables, EachCurrencyIsAddedUpForItself)
{
    EXPECT_THAT(sums_of(lines), ElementsAre(Line{"MAD", 0, 0, 2400, 2400}));
}

TEST(LedgerTables, ADayShowsWhatMovedAndWhatIsRemitted)
{
    app::closing::Statement statement;
    statement.day = std::chrono::year{2026} / 11 / 30;
    statement.hash = "abc";
    statement.lines = {{"revenue:chancery:CG-PAR:MAD", 0, 80000, 0, 80000}};
    auto const text = day_table(statement);
    EXPECT_THAT(text, HasSubstr("2026-11-30  feed 0  log 0\nhash abc\n"));
    EXPECT_THAT(text, HasSubstr("all posts"));
    EXPECT_THAT(text, HasSubstr("800.00"));
}

TEST(LedgerTables, ATransferIsOneLine)
{
    app::closing::Posted transfer;
    transfer.id = "capture:p:0";
    transfer.debit = "receivable:cmi:MAD";
    transfer.currency = "MAD";
    transfer.amount_minor = 86000;
    EXPECT_THAT(transfers_table({transfer}), HasSubstr("capture:p:0"));
    EXPECT_THAT(transfers_table({transfer}), HasSubstr("860.00"));
}

} // namespace
} // namespace etimbre::commands
