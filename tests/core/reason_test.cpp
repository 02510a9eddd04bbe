#include "core/reason.hpp"

#include <gtest/gtest.h>

#include <set>

namespace etimbre::core {
namespace {

TEST(Reason, EveryOneHasItsOwnCode)
{
    std::set<std::string_view> codes;
    std::size_t place = 0;
    for (auto const& [reason, code] : reason_codes) {
        EXPECT_EQ(static_cast<std::size_t>(reason), place++) << code;
        EXPECT_EQ(code_of(reason), code);
        EXPECT_TRUE(codes.insert(code).second) << code;
    }
    EXPECT_EQ(static_cast<std::size_t>(Reason::exception_state) + 1, reason_codes.size());
}

} // namespace
} // namespace etimbre::core
