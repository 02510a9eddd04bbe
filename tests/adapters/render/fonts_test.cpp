#include "adapters/render/fonts.hpp"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <thread>

namespace etimbre::adapters::render {
namespace {

TEST(FontMap, IsMadeOncePerThreadAndNeverShared)
{
    auto* const here = font_map();
    EXPECT_EQ(font_map(), here);
    PangoFontMap* there = nullptr;
    std::thread{[&] { there = font_map(); }}.join();
    EXPECT_NE(there, nullptr);
    EXPECT_NE(there, here);
}

TEST(FontMap, KnowsTheFamiliesOfTheStampAndNoOther)
{
    PangoFontFamily** list = nullptr;
    int count = 0;
    pango_font_map_list_families(font_map(), &list, &count);
    std::string found;
    for (auto* const family : std::span{list, static_cast<std::size_t>(count)}) {
        std::string const name{pango_font_family_get_name(family)};
        if (name.starts_with("Noto"))
            found += name + ';';
        else
            EXPECT_TRUE(name == "Sans" || name == "Serif" || name == "Monospace" || name == "System-ui")
                << name;
    }
    g_free(static_cast<void*>(list));
    EXPECT_TRUE(found == "Noto Sans;Noto Naskh Arabic;" || found == "Noto Naskh Arabic;Noto Sans;") << found;
}

} // namespace
} // namespace etimbre::adapters::render
