#include "adapters/render/outline.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>

namespace etimbre::adapters::render {
namespace {

constexpr auto side = QrSymbol::side;

rc::Gen<QrSymbol> symbols()
{
    auto const modules = rc::gen::container<std::vector<bool>>(side * side, rc::gen::arbitrary<bool>());
    return rc::gen::map(modules, [](std::vector<bool> const& dark) {
        QrSymbol symbol;
        for (std::size_t i = 0; i < dark.size(); ++i)
            if (dark[i]) symbol.darken(i % side, i / side);
        return symbol;
    });
}

/// How often the outlines run around the middle of each module: the slow definition of a filled path.
std::vector<int> windings(std::vector<Outline> const& outlines)
{
    std::vector<int> winding(side * side, 0);
    for (auto const& outline : outlines)
        for (std::size_t i = 0; i < outline.size(); ++i) {
            auto const from = outline[i];
            auto const to = outline[(i + 1) % outline.size()];
            auto const down = to.y > from.y;
            for (int y = std::min(from.y, to.y); y < std::max(from.y, to.y); ++y)
                for (auto x = std::size_t(from.x); x < side; ++x)
                    winding[std::size_t(y) * side + x] += down ? -1 : 1;
        }
    return winding;
}

TEST(Outline, EnclosesExactlyTheDarkModulesOfAnySymbol)
{
    EXPECT_TRUE(rc::check([] {
        auto const symbol = *symbols();
        auto const winding = windings(outlines(symbol));
        for (std::size_t i = 0; i < winding.size(); ++i)
            RC_ASSERT(winding[i] == (symbol.dark(i % side, i / side) ? 1 : 0));
    }));
}

TEST(Outline, TurnsAtEveryCorner)
{
    EXPECT_TRUE(rc::check([] {
        for (auto const& outline : outlines(*symbols()))
            for (std::size_t i = 0; i < outline.size(); ++i) {
                auto const from = outline[i];
                auto const to = outline[(i + 1) % outline.size()];
                bool const level = i % 2 == 0;
                RC_ASSERT((from.y == to.y) == level);
                RC_ASSERT((from.x == to.x) == !level);
            }
    }));
}

TEST(Outline, AnEmptySymbolHasNone)
{
    EXPECT_TRUE(outlines(QrSymbol{}).empty());
}

} // namespace
} // namespace etimbre::adapters::render
