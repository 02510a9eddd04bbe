#include "web/scanner.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(Scanner, WhereThereIsOneItIsWholeAndFetchesNothingByItself)
{
    auto const* const here = scanner();
    if (here == nullptr) return; // built without
    EXPECT_TRUE(here->engine.text.starts_with(std::string_view{"\0asm", 4}));
    EXPECT_TRUE(here->engine.path.ends_with(".wasm"));
    EXPECT_TRUE(here->engine.squeezed.starts_with("\x1F\x8B"));
    EXPECT_LT(here->engine.squeezed.size(), 450'000U);
    EXPECT_TRUE(here->script.text.starts_with("var ZXingWASM"));
    EXPECT_LT(here->script.squeezed.size(), 16'000U);
}

} // namespace
} // namespace etimbre::web
