#include "adapters/settlement/csv_values.hpp"

#include "core/instant.hpp"

#include <string>

namespace etimbre::adapters::settlement {

std::optional<std::chrono::sys_days> day_in_form(std::string_view text, std::string_view form)
{
    if (text.size() < form.size()) return std::nullopt;
    std::string year;
    std::string month;
    std::string day;
    for (std::size_t at = 0; at < form.size(); ++at) {
        auto const c = text[at];
        if (form[at] == 'Y')
            year += c;
        else if (form[at] == 'M')
            month += c;
        else if (form[at] == 'D')
            day += c;
        else if (form[at] != c)
            return std::nullopt;
    }
    return core::from_date(year + '-' + month + '-' + day);
}

} // namespace etimbre::adapters::settlement
