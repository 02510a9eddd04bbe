#include "domain/settlement/occurrences.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace etimbre::domain::settlement {
namespace {

TEST(Occurrences, AgreeWithAMap)
{
    Occurrences counted;
    std::map<Fingerprint, std::int32_t> slow;
    std::mt19937_64 chance{7};
    for (int turn = 0; turn < 20'000; ++turn) {
        Fingerprint print{};
        print[0] = static_cast<std::uint8_t>(chance() % 7); // many that begin alike
        print[9] = static_cast<std::uint8_t>(chance() % 256);
        print[15] = static_cast<std::uint8_t>(chance() % 11);
        ASSERT_EQ(counted.count(print), ++slow[print]);
    }
}

} // namespace
} // namespace etimbre::domain::settlement
