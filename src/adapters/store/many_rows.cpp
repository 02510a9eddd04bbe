#include "adapters/store/many_rows.hpp"

namespace etimbre::adapters::store {

std::string with_rows(std::string_view insert, std::size_t rows, std::size_t columns)
{
    std::string text{insert};
    text += " VALUES ";
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column) {
            if (column > 0) text += ", ";
            text.append(":r").append(std::to_string(row)).append("c").append(std::to_string(column));
        }
        text += ")";
    }
    return text;
}

} // namespace etimbre::adapters::store
