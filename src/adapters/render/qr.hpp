#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

namespace etimbre::adapters::render {

/// The modules of one stamp: always version 11, so that the size of a code says nothing about its stamp.
class QrSymbol {
public:
    static constexpr std::size_t side = 61;      ///< modules, ISO/IEC 18004 version 11
    static constexpr std::size_t quiet = 4;      ///< modules of white on every side
    static constexpr std::size_t capacity = 259; ///< characters of one alphanumeric segment at level Q

    bool dark(std::size_t column, std::size_t row) const { return modules_[row * side + column]; }
    void darken(std::size_t column, std::size_t row) { modules_.set(row * side + column); }

private:
    std::bitset<side * side> modules_;
};

/// Draws the text of a stamp at level Q as one alphanumeric segment.
///
/// Throws RenderFailure for a text that is empty, longer than `QrSymbol::capacity`, or not made of
/// `0-9 A-Z space $%*+-./:` alone.
/// @par Source docs/stamp-format.md, "The code"
QrSymbol draw(std::string_view text);

} // namespace etimbre::adapters::render
