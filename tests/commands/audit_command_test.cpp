#include "adapters/store/database.hpp"
#include "commands/audit_command.hpp"
#include "commands/db_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

struct AuditCommand : ::testing::Test {
    TempKeys state;
    std::ostringstream out;

    AuditCommand()
    {
        std::ostringstream quiet;
        state.init();
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             core::instant_of_unix(1'790'000'000)},
            quiet
        );
    }
    void damage()
    {
        auto const session = adapters::store::open_database(
            adapters::store::SqliteFile{state.path() / "etimbre.db"}, adapters::store::Access::write
        );
        *session << "UPDATE log_head SET size = 7 WHERE log_name = 'issue'";
    }
};

TEST_F(AuditCommand, AHealthyDatabaseAnswersZero)
{
    EXPECT_EQ(audit(state.settings(), false, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("nothing is broken"));
}

TEST_F(AuditCommand, ABrokenRuleAnswersOneAndIsNamedWithItsRow)
{
    damage();
    EXPECT_EQ(audit(state.settings(), false, out), 1);
    EXPECT_THAT(out.str(), HasSubstr("BROKEN  I17-size  issue"));
}

TEST_F(AuditCommand, InJsonItSaysTheSame)
{
    damage();
    EXPECT_EQ(audit(state.settings(), true, out), 1);
    EXPECT_THAT(out.str(), HasSubstr(R"("result":"broken")"));
    EXPECT_THAT(out.str(), HasSubstr(R"("rule":"I17-size")"));
}

} // namespace
} // namespace etimbre::commands
