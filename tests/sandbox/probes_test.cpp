#include "in_a_child.hpp"
#include "sandbox/confine.hpp"
#include "sandbox/probes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>

namespace etimbre::sandbox {
namespace {

int possible()
{
    return static_cast<int>(std::ranges::count_if(probes(), [](Probe const& each) {
        return !is_refusal(each.attempt());
    }));
}

TEST(Probes, EachIsRefusedInTheSandbox)
{
    for (auto const& probe : probes())
        EXPECT_EQ(
            in_a_child([&] {
                confine({});
                return is_refusal(probe.attempt()) ? 0 : 1;
            }),
            0
        ) << probe.act;
}

// A judge that finds nothing outside of the sandbox would say nothing inside.
TEST(Probes, MostArePossibleOutside)
{
    auto const all = static_cast<int>(probes().size());
    EXPECT_GE(in_a_child(possible), ::geteuid() == 0 ? all * 3 / 4 : all / 3);
}

TEST(Probes, OnlyTheTwoErrorsOfARefusalAreOne)
{
    EXPECT_TRUE(is_refusal(EPERM));
    EXPECT_TRUE(is_refusal(EACCES));
    for (auto const other : {0, ENOENT, EINVAL, ENOSYS, ECONNREFUSED, EFAULT})
        EXPECT_FALSE(is_refusal(other));
}

} // namespace
} // namespace etimbre::sandbox
