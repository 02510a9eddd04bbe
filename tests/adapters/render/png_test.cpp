#include "adapters/render/failure.hpp"
#include "adapters/render/png.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::render {
namespace {

constexpr std::size_t all = QrSymbol::side + 2 * QrSymbol::quiet;

TEST(Png, ShowsEveryModuleAsASquareOfTheScale)
{
    auto const symbol = draw(reference_text);
    for (std::size_t const scale : {1U, 3U, 8U, 13U}) {
        auto const picture = picture_of(png(symbol, scale));
        ASSERT_EQ(picture.width, all * scale);
        ASSERT_EQ(picture.height, all * scale);
        for (std::size_t y = 0; y < picture.height; ++y)
            for (std::size_t x = 0; x < picture.width; ++x) {
                auto const column = x / scale - QrSymbol::quiet;
                auto const row = y / scale - QrSymbol::quiet;
                bool const dark = column < QrSymbol::side && row < QrSymbol::side && symbol.dark(column, row);
                ASSERT_EQ(picture.at(x, y), dark ? 0 : 255) << x << ' ' << y;
            }
    }
}

TEST(Png, IsOneBitOfGreyAPixel)
{
    auto const file = png(draw(reference_text));
    ASSERT_GT(file.size(), 26U);
    EXPECT_EQ(file.substr(0, 8), "\x89PNG\r\n\x1A\n");
    EXPECT_EQ(file[24], 1);
    EXPECT_EQ(file[25], 0);
    EXPECT_LT(file.size(), 3000U);
}

TEST(Png, RefusesScalesThatNobodyReads)
{
    auto const symbol = draw(reference_text);
    EXPECT_THROW(png(symbol, 0), RenderFailure);
    EXPECT_THROW(png(symbol, 65), RenderFailure);
}

} // namespace
} // namespace etimbre::adapters::render
