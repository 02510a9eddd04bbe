#include "commands/db_command.hpp"
#include "commands/exposed_command.hpp"
#include "commands/keys_rotation.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

struct ExposedCommand : testing::Test {
    TempKeys state;
    std::ostringstream out;
    std::ostringstream err;

    ExposedCommand()
    {
        std::filesystem::path const root{PROJECT_ROOT};
        std::ostringstream quiet;
        state.init();
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             state.at().now},
            quiet
        );
    }
    int ask(ExposedOptions const& options)
    {
        return keys_exposed(state.settings(), state.at(), options, out, err);
    }
};

TEST_F(ExposedCommand, WithoutStampsNoneIsExposed)
{
    auto const kid = state.kids().front();
    EXPECT_EQ(ask({.kid = kid}), 0);
    EXPECT_EQ(out.str(), "0 stamps of " + kid + " from index 0 on\n");
}

TEST_F(ExposedCommand, TheCutOfTheKeyIsWhereItBegins)
{
    auto const kid = state.kids().front();
    keys_retire(state.at(), kid, 41, out, err);
    ask({.kid = kid});
    EXPECT_THAT(out.str(), HasSubstr("from index 41 on"));
    ask({.kid = kid, .from = 7});
    EXPECT_THAT(out.str(), HasSubstr("from index 7 on"));
}

TEST_F(ExposedCommand, WhatIsNoKidIsUsage)
{
    EXPECT_EQ(ask({.kid = "first"}), 2);
    EXPECT_THAT(err.str(), HasSubstr("16 hexadecimal"));
}

} // namespace
} // namespace etimbre::commands
