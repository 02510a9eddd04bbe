#include "adapters/render/fonts.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/font_files.hpp"
#include "adapters/render/owned.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

namespace etimbre::adapters::render {

namespace {

using Config = Owned<FcConfig, FcConfigDestroy>;
using Map = Owned<PangoFontMap, g_object_unref>;

Config our_fonts()
{
    Config config{FcConfigCreate()};
    for (auto const& file : font_files())
        if (FcConfigAppFontAddFile(config.get(), reinterpret_cast<FcChar8 const*>(file.c_str())) != FcTrue)
            throw RenderFailure{"The fonts of the stamp cannot be read."};
    return config;
}

Map make_font_map()
{
    static Config const config = our_fonts(); // only read after this, by every thread
    Map map{pango_cairo_font_map_new()};
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
    return map;
}

} // namespace

PangoFontMap* font_map()
{
    thread_local Map const map = make_font_map();
    return map.get();
}

} // namespace etimbre::adapters::render
