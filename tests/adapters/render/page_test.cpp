#include "adapters/render/page.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using core::Language;
using testing::HasSubstr;

About about(Language language)
{
    return {language, "Stamp 4071", "etimbre.example", core::instant_of_unix(1790000000)};
}

TEST(Page, SaysWhatItIs)
{
    Page page{about(Language::en)};
    page.write("P", {{50, 50, 400}, {"words", Language::en}, {.size = 10}});
    auto const info = poppler("pdfinfo", page.finish());
    EXPECT_THAT(info, HasSubstr("Title:           Stamp 4071"));
    EXPECT_THAT(info, HasSubstr("Author:          etimbre.example"));
    EXPECT_THAT(info, HasSubstr("Tagged:          yes"));
    EXPECT_THAT(info, HasSubstr("(A4)"));
}

TEST(Page, ReadFromTheRightItIsTheMirrorOfItself)
{
    auto const code_at = [](Language language) {
        Page page{about(language)};
        page.write("P", {{50, 20, 400}, {"1770", language}, {.size = 10}});
        page.symbol(draw(reference_text), {60, 100, 138}, "code");
        return find_code(page_of(page.finish(), 144));
    };
    auto const from_left = code_at(Language::fr);
    auto const from_right = code_at(Language::ar);
    ASSERT_EQ(from_left.text, reference_text);
    ASSERT_EQ(from_right.text, reference_text);
    EXPECT_NEAR(from_left.left, 2 * (60 + 4 * 2), 3);
    EXPECT_NEAR(from_right.left, 2 * (Page::width - 60 - 138 + 4 * 2), 3);
    EXPECT_NEAR(from_left.top, 2 * (100 + 4 * 2), 3);
    EXPECT_NEAR(from_left.top, from_right.top, 3);
}

TEST(Page, PassagesOfARowStandOnOneBaseline)
{
    Page page{about(Language::en)};
    Type const small{.size = 8};
    Type const large{.size = 24, .side = Side::end};
    auto const height = page.write_row(
        {{50, 100, 200}, {"Amount", Language::en}, small}, {{250, 100, 200}, {"860", Language::en}, large}
    );
    auto const alone = page.write("P", {{50, 300, 200}, {"860", Language::en}, large});
    EXPECT_DOUBLE_EQ(height, alone);
    auto const lines = poppler("pdftotext -layout", page.finish(), "-");
    EXPECT_THAT(lines, testing::ContainsRegex("Amount +860"));
}

TEST(Page, TheSamePageGivesTheSameBytes)
{
    auto const once = [] {
        Page page{about(Language::es)};
        page.write("H1", {{50, 50, 400}, {"Número", Language::es}, {.size = 10}});
        page.rule({50, 70, 100}, green_ink, 1);
        page.frame({50, 80, 100}, 50);
        return page.finish();
    };
    EXPECT_EQ(once(), once());
}

} // namespace
} // namespace etimbre::adapters::render
