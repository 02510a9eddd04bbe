#include "app/reconcile/report.hpp"

#include <algorithm>

namespace etimbre::app::reconcile {
namespace {

bool is_undecided(CodeOfDay const& each)
{
    return each.state == "open" || each.state == "proposed";
}

} // namespace

bool FileOfDay::complete() const
{
    return state == "done" && of_lines.matched + of_lines.exceptions == lines &&
           of_lines.matched_minor + of_lines.exceptions_minor == net_minor &&
           of_entries.matched + of_entries.exceptions == entries &&
           of_entries.matched_minor + of_entries.exceptions_minor == entry_minor;
}

bool DayReport::matched() const
{
    return std::ranges::all_of(files, &FileOfDay::complete) && sales.count == sales.matched &&
           std::ranges::all_of(payouts, [](PayoutOfDay const& each) { return each.state == "settled"; }) &&
           std::ranges::none_of(exceptions, is_undecided);
}

} // namespace etimbre::app::reconcile
