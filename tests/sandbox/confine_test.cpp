#include "in_a_child.hpp"
#include "sandbox/confine.hpp"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <fstream>
#include <thread>

namespace etimbre::sandbox {
namespace {

TEST(Confine, LeavesNoCoreFileOfItsMemory)
{
    EXPECT_EQ(
        in_a_child([] {
            keep_memory_private();
            rlimit core{1, 1};
            ::getrlimit(RLIMIT_CORE, &core);
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): so is prctl
            return static_cast<int>(core.rlim_max) + ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
        }),
        0
    );
}

TEST(Confine, AThreadStartedLaterIsConfinedAndWorks)
{
    EXPECT_EQ(
        in_a_child([] {
            confine({.read = {"/usr"}, .write = {}, .listen = {}, .connect = {}});
            bool opened = true;
            std::thread{[&] { opened = std::ifstream{"/etc/hostname"}.is_open(); }}.join();
            return opened ? 1 : 0;
        }),
        0
    );
}

} // namespace
} // namespace etimbre::sandbox
