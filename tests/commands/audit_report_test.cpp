#include "commands/audit_report.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using adapters::store::AuditReport;

AuditReport const broken{
    .rules = 2, .leaves = 1, .findings = {{"I5-gap", "Transitions have no gap.", "p \"1\""}}
};

TEST(AnAuditReport, NamesRuleAndRowAndWhatShouldHold)
{
    EXPECT_EQ(
        text_of(broken),
        "BROKEN  I5-gap  p \"1\"\n        should hold: Transitions have no gap.\n"
        "2 rules and 1 leaves of the log checked: 1 findings\n"
    );
}

TEST(AnAuditReport, IsOneLineForAProgram)
{
    EXPECT_EQ(
        json_of(broken),
        R"({"result":"broken","rules":2,"leaves":1,"findings":[{"rule":"I5-gap","should_hold":)"
        R"("Transitions have no gap.","row":"p \"1\""}]})"
        "\n"
    );
    EXPECT_EQ(
        json_of({}),
        R"({"result":"clean","rules":0,"leaves":0,"findings":[]})"
        "\n"
    );
}

} // namespace
} // namespace etimbre::commands
