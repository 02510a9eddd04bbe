#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace etimbre::commands {

/// A table for a terminal: columns as wide as what is in them, two blanks between them.
class TableText {
public:
    enum class Side { left, right };
    struct Column {
        std::string head;
        Side side = Side::left;
    };

    explicit TableText(std::vector<Column> columns);

    /// As many cells as there are columns.
    void add(std::vector<std::string> cells);
    std::string text() const;

private:
    std::string line_of(std::vector<std::string> const& cells, std::vector<std::size_t> const& widths) const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace etimbre::commands
