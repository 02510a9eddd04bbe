#include "adapters/render/stamp_press.hpp"

#include "adapters/render/fonts.hpp"
#include "adapters/render/png.hpp"
#include "adapters/render/sheet.hpp"
#include "adapters/render/svg.hpp"

namespace etimbre::adapters::render {

StampPress::StampPress()
{
    font_map();
}

std::string StampPress::svg(std::string_view text) const
{
    return render::svg(draw(text));
}

std::string StampPress::png(std::string_view text) const
{
    return render::png(draw(text));
}

std::string StampPress::pdf(app::stamp::StampSheet const& sheet) const
{
    return lay_out(sheet);
}

} // namespace etimbre::adapters::render
