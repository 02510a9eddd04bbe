#include "adapters/store/despite_conflicts.hpp"
#include "adapters/store/store_failure.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(DespiteConflicts, ATransactionThatLostToAnotherIsRunAgain)
{
    int runs = 0;
    run_despite_conflicts([&] {
        if (++runs < 4) throw Conflict{"another was quicker"};
    });
    EXPECT_EQ(runs, 4);
}

TEST(DespiteConflicts, AnyOtherFailureIsNotTriedAgain)
{
    int runs = 0;
    auto const fails = [&] {
        ++runs;
        throw StoreFailure{"the disk is full"};
    };
    EXPECT_THROW(run_despite_conflicts(fails), StoreFailure);
    EXPECT_EQ(runs, 1);
}

} // namespace
} // namespace etimbre::adapters::store
