#include "domain/fees/csv.hpp"

#include <optional>

namespace etimbre::domain::fees {
namespace {

struct Record {
    std::size_t line;
    std::vector<std::string> cells;
};

class Reader {
public:
    explicit Reader(std::string_view text) : rest_{text}
    {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    /// Nothing at the end of the text.
    std::optional<Record> record()
    {
        if (rest_.empty()) return std::nullopt;
        Record record{.line = line_, .cells = {}};
        do record.cells.push_back(cell());
        while (skip(","));
        if (!skip("\r\n") && !skip("\n") && !rest_.empty())
            throw CsvFailure{line_, "expected a comma or the end of the line after a cell"};
        ++line_;
        return record;
    }

private:
    bool skip(std::string_view token)
    {
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }

    std::string cell() { return skip("\"") ? quoted() : bare(); }

    std::string bare()
    {
        std::string cell{rest_.substr(0, rest_.find_first_of(",\r\n\""))};
        rest_.remove_prefix(cell.size());
        return cell;
    }

    std::string quoted()
    {
        std::string cell;
        auto const first_line = line_;
        while (!rest_.empty()) {
            if (skip("\"\"")) {
                cell += '"';
                continue;
            }
            if (skip("\"")) return cell;
            if (rest_.front() == '\n') ++line_;
            cell += rest_.front();
            rest_.remove_prefix(1);
        }
        throw CsvFailure{first_line, "a quote is never closed"};
    }

    std::string_view rest_;
    std::size_t line_ = 1;
};

CsvRow under(std::vector<std::string> const& header, Record record)
{
    if (record.cells.size() != header.size())
        throw CsvFailure{
            record.line,
            std::to_string(record.cells.size()) + " cells under a header of " + std::to_string(header.size())
        };
    std::map<std::string, std::string, std::less<>> cells;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (!cells.emplace(header[i], std::move(record.cells[i])).second)
            throw CsvFailure{1, "column '" + header[i] + "' is named twice"};
    return {record.line, std::move(cells)};
}

} // namespace

CsvFailure::CsvFailure(std::size_t line, std::string const& problem)
    : std::runtime_error{"line " + std::to_string(line) + ": " + problem}
{
}

CsvRow::CsvRow(std::size_t line, std::map<std::string, std::string, std::less<>> cells)
    : line_{line}, cells_{std::move(cells)}
{
}

std::string const& CsvRow::at(std::string_view column) const
{
    auto const found = cells_.find(column);
    if (found == cells_.end()) fail("there is no column '" + std::string{column} + "'");
    return found->second;
}

void CsvRow::fail(std::string const& problem) const
{
    throw CsvFailure{line_, problem};
}

std::vector<CsvRow> read_csv(std::string_view text)
{
    Reader reader{text};
    auto const header = reader.record();
    if (!header) throw CsvFailure{1, "there is no header"};
    std::vector<CsvRow> rows;
    while (auto record = reader.record()) rows.push_back(under(header->cells, std::move(*record)));
    return rows;
}

} // namespace etimbre::domain::fees
