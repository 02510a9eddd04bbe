#include "adapters/render/typesetting.hpp"
#include "adapters/render/words.hpp"
#include "sheets.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace etimbre::adapters::render {
namespace {

using core::Language;

class Typesetting : public testing::Test {
protected:
    Layout lay(std::string_view text, Language language, Type const& type, double width = 200)
    {
        return lay_out(cairo_.get(), {{0, 0, width}, {text, language}, type}, read_from_right(language));
    }

    Owned<cairo_surface_t, cairo_surface_destroy> surface_{
        cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr)
    };
    Owned<cairo_t, cairo_destroy> cairo_{cairo_create(surface_.get())};
};

TEST_F(Typesetting, EveryLetterOfTheReferenceDataHasAShape)
{
    for (auto const* const name : {"/seeds/missions.csv", "/seeds/tariff.csv"}) {
        std::ifstream file{std::string{PROJECT_ROOT} + name};
        ASSERT_TRUE(file) << name;
        for (std::string line; std::getline(file, line);)
            for (bool const bold : {false, true})
                EXPECT_EQ(
                    pango_layout_get_unknown_glyphs_count(
                        lay(line, Language::ar, {.size = 9, .bold = bold}).get()
                    ),
                    0
                ) << line;
    }
}

TEST_F(Typesetting, EveryWordOfASheetHasAShape)
{
    for (auto const language : languages) {
        auto const& words = words_in(language);
        std::string text{"\u00A0\u202F"};
        for (auto const word : {words.title, words.how_to_use, words.how_to_check, words.how_to_change})
            text.append(word);
        for (auto const month : words.months) text.append(month);
        auto const layout = lay(text, language, {.size = 9});
        EXPECT_EQ(pango_layout_get_unknown_glyphs_count(layout.get()), 0);
    }
}

TEST_F(Typesetting, ALetterOutsideTheFontsWouldBeNoticed)
{
    EXPECT_GT(pango_layout_get_unknown_glyphs_count(lay("漢", Language::en, {.size = 9}).get()), 0);
}

TEST_F(Typesetting, AShortTextKeepsItsSize)
{
    auto const ten = lay("Paris", Language::fr, {.size = 10, .lines = 1});
    auto const twenty = lay("Paris", Language::fr, {.size = 20, .lines = 1});
    EXPECT_NEAR(height_of(twenty.get()), 2 * height_of(ten.get()), 0.1);
}

TEST_F(Typesetting, ALongTextShrinksBeforeItIsCut)
{
    std::string const longer = "Consulat général du Royaume du Maroc";
    auto const shrunk = lay(longer, Language::fr, {.size = 12, .lines = 1});
    EXPECT_EQ(pango_layout_get_line_count(shrunk.get()), 1);
    EXPECT_FALSE(pango_layout_is_ellipsized(shrunk.get()));

    auto const cut = lay(longer + longer + longer, Language::fr, {.size = 12, .lines = 1});
    EXPECT_EQ(pango_layout_get_line_count(cut.get()), 1);
    EXPECT_TRUE(pango_layout_is_ellipsized(cut.get()));
    EXPECT_GT(height_of(cut.get()), height_of(lay("x", Language::fr, {.size = 7.5}).get()));
}

TEST_F(Typesetting, NoWordIsWiderThanItsBox)
{
    auto const layout = lay(std::string(300, 'w'), Language::en, {.size = 12, .lines = 3});
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    EXPECT_LE(width, 200 * PANGO_SCALE);
    EXPECT_LE(pango_layout_get_line_count(layout.get()), 3);
}

TEST_F(Typesetting, ATailFollowsOnTheSameLine)
{
    Cell const cell{{0, 0, 200}, {"رسم الخدمة", Language::ar, "Prestation"}, {.size = 9, .lines = 1}};
    auto const layout = lay_out(cairo_.get(), cell, true);
    EXPECT_EQ(std::string{pango_layout_get_text(layout.get())}, "رسم الخدمة\u2002Prestation");
    EXPECT_EQ(pango_layout_get_line_count(layout.get()), 1);
}

} // namespace
} // namespace etimbre::adapters::render
