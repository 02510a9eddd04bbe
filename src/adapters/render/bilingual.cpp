#include "adapters/render/bilingual.hpp"

#include <algorithm>

namespace etimbre::adapters::render {

Cell Bilingual::cell(Box box, Said const& said, Type const& type) const
{
    return {box, {said.first, language_, said.second}, type};
}

double Bilingual::write(Page& page, char const* role, Box box, Said const& said, Type const& type) const
{
    auto const first = page.write(role, own(box, said.first, type));
    if (said.second.empty() || said.second == said.first) return first;
    Type const quiet{
        .size = std::max(type.size * 0.6, 7.5), .colour = quiet_ink, .side = type.side, .lines = type.lines
    };
    Box const under{box.x, box.y + first, box.width};
    return first + page.write("P", {under, {said.second, core::Language::fr}, quiet});
}

} // namespace etimbre::adapters::render
