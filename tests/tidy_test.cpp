#include "house/rules.hpp"

#include <gtest/gtest.h>

namespace etimbre::house {
namespace {

TEST(House, IsTidy)
{
    auto const breaches = breaches_in(PROJECT_ROOT);
    for (auto const& breach : breaches) ADD_FAILURE() << breach;
}

} // namespace
} // namespace etimbre::house
