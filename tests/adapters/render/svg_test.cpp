#include "adapters/render/outline.hpp"
#include "adapters/render/svg.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

namespace etimbre::adapters::render {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Svg, HasAtMostEightKilobytesForAnyText)
{
    EXPECT_TRUE(rc::check([] {
        auto const text = *rc::gen::container<std::string>(
            QrSymbol::capacity,
            rc::gen::elementOf(std::string{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"})
        );
        RC_ASSERT(svg(draw(text)).size() <= 8192U);
    }));
}

TEST(Svg, SpeaksToAScreenReader)
{
    auto const image = svg(draw(reference_text), "Stamp 4071 <&>");
    EXPECT_THAT(image, HasSubstr("role=\"img\""));
    EXPECT_THAT(image, HasSubstr("<title>Stamp 4071 &lt;&amp;></title>"));
}

TEST(Svg, NamesNothingOutsideItself)
{
    auto image = svg(draw(reference_text));
    constexpr std::string_view name_of_the_format = "xmlns=\"http://www.w3.org/2000/svg\"";
    image.erase(image.find(name_of_the_format), name_of_the_format.size());
    for (auto const* const word : {"http", "href", "url(", "script", "style", "<!"})
        EXPECT_THAT(image, Not(HasSubstr(word)));
}

TEST(Svg, IsBlackOnWhiteWithAQuietZoneOfFourModules)
{
    auto const image = svg(draw(reference_text));
    EXPECT_THAT(image, HasSubstr("viewBox=\"0 0 69 69\""));
    EXPECT_THAT(image, HasSubstr("<path fill=\"#fff\" d=\"M0 0h69v69H0z\"/>"));
    EXPECT_THAT(image, HasSubstr("<path d=\"m4 4h7v7h-7m")); // the upper left finder begins behind the zone
}

/// Walks the path as a viewer does, and answers the corners it comes to, in modules of the symbol.
std::vector<Outline> walked(std::string const& image)
{
    static std::regex const step{R"(m(-?\d+)[ ]?(-?\d+)|([hv])(-?\d+))"};
    auto const path = image.substr(image.rfind(" d=\""));
    std::vector<Outline> outlines;
    Corner at{-4, -4};
    for (std::sregex_iterator each{path.begin(), path.end(), step}, end; each != end; ++each) {
        auto const& match = *each;
        if (match[1].matched) {
            at = {at.x + std::stoi(match[1]), at.y + std::stoi(match[2])};
            outlines.emplace_back();
        } else {
            (match[3] == "h" ? at.x : at.y) += std::stoi(match[4]);
        }
        outlines.back().push_back(at);
    }
    return outlines;
}

TEST(Svg, ItsPathFollowsTheOutlinesOfTheSymbol)
{
    auto const symbol = draw(reference_text);
    auto const expected = outlines(symbol);
    auto const found = walked(svg(symbol));
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_TRUE(std::ranges::equal(found[i], expected[i], [](Corner one, Corner other) {
            return one.x == other.x && one.y == other.y;
        })) << i;
}

} // namespace
} // namespace etimbre::adapters::render
