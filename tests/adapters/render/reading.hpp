#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::render {

/// A picture in grey, one byte a pixel.
struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> grey;

    std::uint8_t at(std::size_t x, std::size_t y) const { return grey.at(y * width + x); }
};

Picture picture_of(std::string_view png);

struct FoundCode {
    std::string text; ///< empty when no code was found
    double side = 0;  ///< of the symbol without its quiet zone, in pixels
    double left = 0;  ///< of its upper left corner
    double top = 0;
};

/// What ZXing finds in the picture.
FoundCode find_code(Picture const& picture);

/// The only page of a PDF at so many dots an inch, drawn by poppler.
Picture page_of(std::string_view pdf, int dots_per_inch);

/// What a program of poppler says about a PDF, as `poppler("pdftotext -layout", pdf, "-")`.
std::string poppler(std::string const& program, std::string_view pdf, std::string const& after = {});

} // namespace etimbre::adapters::render
