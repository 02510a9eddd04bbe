#include "adapters/est3dgate/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::est3dgate {
namespace {

std::optional<char32_t> first_of(std::string_view text)
{
    return take_code_point(text);
}

TEST(Utf8, EveryScalarValueIsWrittenAndReadBack)
{
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        std::string text;
        append_utf8(text, code);
        std::string_view rest{text};
        ASSERT_EQ(take_code_point(rest), code);
        ASSERT_TRUE(rest.empty());
    }
}

TEST(Utf8, BoundariesHaveTheLengthsOfTheStandard)
{
    for (auto const& [code, length] : std::initializer_list<std::pair<char32_t, std::size_t>>{
             {0x7f, 1}, {0x80, 2}, {0x7ff, 2}, {0x800, 3}, {0xffff, 3}, {0x10000, 4}, {0x10ffff, 4}
         }) {
        std::string text;
        append_utf8(text, code);
        EXPECT_EQ(text.size(), length) << static_cast<std::uint32_t>(code);
    }
}

TEST(Utf8, OverlongFormsSurrogatesAndTornSequencesAreNoCodePoint)
{
    for (auto const* const bytes :
         {"\x80",
          "\xc0\x80",
          "\xc1\xbf",
          "\xe0\x80\x80",
          "\xe0\x9f\xbf",
          "\xed\xa0\x80",
          "\xf0\x80\x80\x80",
          "\xf4\x90\x80\x80",
          "\xf8\x88\x80\x80\x80",
          "\xff",
          "\xc3",
          "\xe2\x82",
          "\xc3("})
        EXPECT_FALSE(first_of(bytes)) << bytes;
}

TEST(Utf8, AWrongByteIsPassedOverAlone)
{
    std::string_view text = "\xc3(\xc3\xa9";
    EXPECT_FALSE(take_code_point(text));
    EXPECT_EQ(take_code_point(text), U'(');
    EXPECT_EQ(take_code_point(text), U'é');
}

TEST(Utf8, AnyBytesComeToAnEnd)
{
    EXPECT_TRUE(rc::check([](std::string const& bytes) {
        std::string_view rest{bytes};
        while (!rest.empty()) {
            auto const before = rest.size();
            (void)take_code_point(rest);
            RC_ASSERT(rest.size() < before);
        }
    }));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
