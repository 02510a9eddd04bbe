#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/ledger_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'790'000'000); // 2026-09-21
}

struct LedgerCommand : ::testing::Test {
    TempKeys state;
    std::ostringstream out;
    std::ostringstream err;

    LedgerCommand()
    {
        std::ostringstream quiet;
        state.init();
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             clock_of_tests()},
            quiet
        );
        auto const session = adapters::store::open_database(
            adapters::store::SqliteFile{state.path() / "etimbre.db"}, adapters::store::Access::write
        );
        *session
            << "INSERT INTO ledger_transfer VALUES ('capture:p:0', 'capture', 'p', 0, 'receivable:cmi:MAD', "
               "'prepaid:MAD', 'MAD', 86000, '', '', 1789800000000000)"; // 2026-09-19
    }
};

TEST_F(LedgerCommand, AccountsAndBalanceAreShownInEveryForm)
{
    EXPECT_EQ(ledger_accounts(state.settings(), clock_of_tests, Form::table, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("860.00"));
    EXPECT_EQ(ledger_accounts(state.settings(), clock_of_tests, Form::csv, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("prepaid:MAD,liability"));
    EXPECT_EQ(ledger_trial_balance(state.settings(), clock_of_tests(), Form::json, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("\"totals\":["));
}

TEST_F(LedgerCommand, TransfersAreFoundByDay)
{
    EXPECT_EQ(ledger_transfers(state.settings(), {"", "", "2026-09-19"}, Form::csv, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("capture:p:0"));
    std::ostringstream other;
    ledger_transfers(state.settings(), {"", "", "2026-09-18"}, Form::csv, other);
    EXPECT_THAT(other.str(), testing::Not(HasSubstr("capture:p:0")));
    EXPECT_THROW(ledger_transfers(state.settings(), {"", "", "x"}, Form::csv, other), std::invalid_argument);
}

TEST_F(LedgerCommand, DaysThatAreOverAreClosedOnceAndExported)
{
    EXPECT_EQ(ledger_export(state.settings(), clock_of_tests, "2026-09-19", Form::csv, out, err), 1);
    EXPECT_EQ(ledger_close(state.settings(), clock_of_tests, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("closed 2026-09-19"));
    EXPECT_THAT(out.str(), HasSubstr("closed 2026-09-20"));
    EXPECT_THAT(out.str(), testing::Not(HasSubstr("closed 2026-09-21")));
    std::ostringstream again;
    ledger_close(state.settings(), clock_of_tests, again);
    EXPECT_EQ(again.str(), "nothing to close\n");
    EXPECT_EQ(ledger_export(state.settings(), clock_of_tests, "2026-09-19", Form::json, out, err), 0);
    EXPECT_THAT(out.str(), HasSubstr("\"statement\":\""));
    EXPECT_EQ(ledger_export(state.settings(), clock_of_tests, "2026-09-19", Form::table, out, err), 0);
}

} // namespace
} // namespace etimbre::commands
