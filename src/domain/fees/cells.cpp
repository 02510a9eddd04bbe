#include "domain/fees/cells.hpp"

#include "core/instant.hpp"

#include <algorithm>
#include <charconv>

namespace etimbre::domain::fees {
namespace {

bool is_code(std::string_view text, Length length)
{
    return text.size() >= length.least && text.size() <= length.most &&
           std::ranges::all_of(text, [](char each) {
               return (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') || each == '-';
           });
}

} // namespace

std::string const& code(CsvRow const& row, std::string_view column, Length length)
{
    auto const& text = row.at(column);
    if (!is_code(text, length)) row.fail("'" + text + "' is not a " + std::string{column});
    return text;
}

std::string const& filled(CsvRow const& row, std::string_view column)
{
    auto const& text = row.at(column);
    if (text.empty()) row.fail(std::string{column} + " is empty");
    return text;
}

core::Names names(CsvRow const& row, std::string const& kind)
{
    return {
        .ar = filled(row, kind + "_ar"),
        .fr = filled(row, kind + "_fr"),
        .en = filled(row, kind + "_en"),
        .es = filled(row, kind + "_es")
    };
}

core::Currency currency(CsvRow const& row)
{
    auto const known = core::currency_of(row.at("currency"));
    if (!known) row.fail("'" + row.at("currency") + "' is not a currency of ISO 4217");
    return *known;
}

std::chrono::sys_days day(CsvRow const& row, std::string_view column)
{
    auto const known = core::from_date(row.at(column));
    if (!known) row.fail(std::string{column} + " is not a date like 2026-11-23");
    return *known;
}

std::optional<std::int64_t> number(CsvRow const& row, std::string_view column, std::int64_t most)
{
    auto const& text = row.at(column);
    if (text.empty()) return std::nullopt;
    std::int64_t value = -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const plain = error == std::errc{} && std::to_string(value) == text;
    if (!plain || value < 0 || value > most)
        row.fail(std::string{column} + " is not a whole number from 0 to " + std::to_string(most));
    return value;
}

} // namespace etimbre::domain::fees
