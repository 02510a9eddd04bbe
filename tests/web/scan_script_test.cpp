#include "web/assets.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(ScanScript, ItIsSmallMakesNoCodeOfTextAndKnowsNoOtherSite)
{
    EXPECT_LT(scan_script().size(), 5'000U);
    for (auto const* const word : {"eval", "innerHTML", "document.write", "Function(", "http"})
        EXPECT_FALSE(scan_script().contains(word)) << word;
}

} // namespace
} // namespace etimbre::web
