#include "commands/table_text.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::commands {
namespace {

/// Characters, not bytes; what stands in these tables is one column wide each.
std::size_t width_of(std::string const& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char each) {
        return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
    }));
}

} // namespace

TableText::TableText(std::vector<Column> columns) : columns_{std::move(columns)} {}

void TableText::add(std::vector<std::string> cells)
{
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

std::string TableText::text() const
{
    std::vector<std::string> heads;
    std::vector<std::size_t> widths;
    for (auto const& column : columns_) {
        heads.push_back(column.head);
        widths.push_back(width_of(column.head));
    }
    for (auto const& row : rows_)
        for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], width_of(row[at]));
    auto text = line_of(heads, widths);
    for (auto const& row : rows_) text += line_of(row, widths);
    return text;
}

std::string
TableText::line_of(std::vector<std::string> const& cells, std::vector<std::size_t> const& widths) const
{
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        std::string const blanks(widths[at] - width_of(cells[at]), ' ');
        if (at > 0) line += "  ";
        line += columns_[at].side == Side::right ? blanks + cells[at] : cells[at] + blanks;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

} // namespace etimbre::commands
