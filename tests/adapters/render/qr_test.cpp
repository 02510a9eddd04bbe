#include "adapters/render/failure.hpp"
#include "adapters/render/png.hpp"
#include "adapters/render/qr.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::render {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

rc::Gen<std::string> texts()
{
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, QrSymbol::capacity + 1), [](std::size_t length) {
        return rc::gen::container<std::string>(length, rc::gen::elementOf(std::string{alphabet}));
    });
}

TEST(QrSymbol, TheReferenceStampIsReadBackByteForByte)
{
    EXPECT_EQ(find_code(picture_of(png(draw(reference_text)))).text, reference_text);
}

TEST(QrSymbol, EveryTextOfTheAlphabetIsReadBackByteForByte)
{
    EXPECT_TRUE(rc::check([] {
        auto const text = *texts();
        RC_ASSERT(find_code(picture_of(png(draw(text), 3))).text == text);
    }));
}

TEST(QrSymbol, TheLongestTextStillFits)
{
    EXPECT_NO_THROW(draw(std::string(QrSymbol::capacity, 'Z')));
}

TEST(QrSymbol, OneCharacterMoreIsRefusedAndNoLargerCodeIsDrawn)
{
    EXPECT_THROW(draw(std::string(QrSymbol::capacity + 1, 'Z')), RenderFailure);
}

TEST(QrSymbol, TextsThatAreNoStampAreRefused)
{
    for (auto const* const text : {"", "cs1:lower", "CS1:\n", "CS1:\xC3\xA9", "A_B"})
        EXPECT_THROW(draw(text), RenderFailure) << text;
}

} // namespace
} // namespace etimbre::adapters::render
