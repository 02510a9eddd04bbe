#include "adapters/store/columns.hpp"

#include "core/currency.hpp"

#include <charconv>

namespace etimbre::adapters::store {
namespace {

template <class Number>
Number number_of(std::string_view digits)
{
    Number number{};
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size())
        throw RowFault{"a row holds a date that is none"};
    return number;
}

} // namespace

core::Currency currency_of(std::string_view code)
{
    auto const currency = core::currency_of(code);
    if (!currency) throw RowFault{"a row holds a currency that ISO 4217 does not know"};
    return *currency;
}

core::Money money_of(std::int64_t minor, std::string_view currency)
{
    return core::Money::of_minor(minor, currency_of(currency));
}

std::chrono::sys_days day_of(std::string_view date)
{
    if (date.size() != 10 || date[4] != '-' || date[7] != '-')
        throw RowFault{"a row holds a date that is none"};
    std::chrono::year_month_day const day{
        std::chrono::year{number_of<int>(date.substr(0, 4))},
        std::chrono::month{number_of<unsigned>(date.substr(5, 2))},
        std::chrono::day{number_of<unsigned>(date.substr(8, 2))}
    };
    if (!day.ok()) throw RowFault{"a row holds a date that is none"};
    return day;
}

core::Bytes bytes_of(std::string_view hex)
{
    auto bytes = core::from_hex(hex);
    if (!bytes) throw RowFault{"a row holds bytes that are not hexadecimal"};
    return *std::move(bytes);
}

} // namespace etimbre::adapters::store
