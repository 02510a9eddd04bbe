#include "commands/sandbox_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

/// What is given up is given up for ever: in a process of its own.
int self_test_with(std::string const& sandbox)
{
    TempState const state;
    auto const child = ::fork();
    if (child == 0) {
        auto settings = state.settings();
        settings.service.sandbox = sandbox;
        std::ostringstream out;
        ::_exit(self_test_sandbox(settings, out));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

TEST(SandboxCommand, TheSelfTestPassesInTheSandbox)
{
    EXPECT_EQ(self_test_with("available"), 0);
    EXPECT_EQ(self_test_with("required"), 0);
}

TEST(SandboxCommand, TheSelfTestFindsThatThereIsNone)
{
    EXPECT_EQ(self_test_with("off"), 1);
}

} // namespace
} // namespace etimbre::commands
