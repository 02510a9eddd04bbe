#pragma once

#include <span>
#include <string>
#include <string_view>

namespace etimbre::bench {

struct BarePassage {
    std::string_view text;
    double size; ///< points
    bool bold;
    double x;     ///< points from the left, of A4
    double y;     ///< points from the top
    double width; ///< points
};

/// What a French stamp says, where and how large: what is written on its paper, by hand for one stamp.
std::span<BarePassage const> passages_of_a_stamp();

/// An A4 page as PDF with these passages in the fonts of the stamp, as the manuals of cairo and pango do it.
std::string bare_page(std::span<BarePassage const> passages);

} // namespace etimbre::bench
