#include "core/csv_text.hpp"

namespace etimbre::core {
namespace {

constexpr std::string_view first_of_a_formula = "=+-@\t\r\n";
constexpr std::string_view must_be_quoted = ",\"\r\n";

bool could_be_a_formula(std::string_view cell)
{
    return !cell.empty() && first_of_a_formula.contains(cell.front());
}

void append_quoted(std::string& out, std::string_view cell)
{
    out += '"';
    for (char const sign : cell) {
        if (sign == '"') out += '"';
        out += sign;
    }
    out += '"';
}

} // namespace

void CsvText::divide()
{
    if (!line_begins_) out_ += ',';
    line_begins_ = false;
}

CsvText& CsvText::text(std::string_view cell)
{
    divide();
    auto const safe = (could_be_a_formula(cell) ? "'" : "") + std::string{cell};
    if (safe.find_first_of(must_be_quoted) == std::string::npos)
        out_ += safe;
    else
        append_quoted(out_, safe);
    return *this;
}

CsvText& CsvText::number(std::int64_t cell)
{
    divide();
    out_ += std::to_string(cell);
    return *this;
}

void CsvText::end_line()
{
    out_ += "\r\n";
    line_begins_ = true;
}

} // namespace etimbre::core
