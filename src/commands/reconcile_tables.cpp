#include "commands/reconcile_tables.hpp"

#include "commands/table_text.hpp"
#include "core/money.hpp"

namespace etimbre::commands {
namespace {

namespace reconcile = app::reconcile;
using Side = TableText::Side;

constexpr std::size_t shown_of_a_name = 12;

std::string decimal(std::int64_t minor, core::Currency currency)
{
    return core::to_decimal(core::Money::of_minor(minor, currency));
}

std::string tallies(reconcile::DayReport const& report)
{
    TableText table{
        {{"our books"},
         {"count", Side::right},
         {"sum", Side::right},
         {"matched", Side::right},
         {"matched sum", Side::right}}
    };
    auto const add = [&table](std::string const& name, reconcile::Tally const& tally) {
        table.add(
            {name,
             std::to_string(tally.count),
             decimal(tally.minor, core::mad),
             std::to_string(tally.matched),
             decimal(tally.matched_minor, core::mad)}
        );
    };
    add("sales", report.sales);
    add("refunds", report.refunds);
    add("chargebacks", report.chargebacks);
    return table.text();
}

/// What the file says, what became of it, and whether the two are the same.
void add_proof(
    TableText& table,
    reconcile::FileOfDay const& file,
    std::string const& what,
    std::pair<std::int64_t, std::int64_t> declared,
    reconcile::Count const& of
)
{
    auto const [count, minor] = declared;
    bool const adds_up =
        of.matched + of.exceptions == count && of.matched_minor + of.exceptions_minor == minor;
    table.add(
        {file.file.substr(0, shown_of_a_name),
         file.format,
         file.state,
         what,
         std::to_string(count),
         decimal(minor, file.currency),
         std::to_string(of.matched),
         std::to_string(of.exceptions),
         decimal(of.exceptions_minor, file.currency),
         adds_up && file.state == "done" ? "complete" : "NOT COMPLETE"}
    );
}

std::string files(reconcile::DayReport const& report)
{
    TableText table{
        {{"file"},
         {"format"},
         {"match"},
         {"of"},
         {"declared", Side::right},
         {"sum", Side::right},
         {"matched", Side::right},
         {"exceptions", Side::right},
         {"their sum", Side::right},
         {"proof"}}
    };
    for (auto const& file : report.files) {
        add_proof(table, file, "lines", {file.lines, file.net_minor}, file.of_lines);
        add_proof(table, file, "movements", {file.entries, file.entry_minor}, file.of_entries);
    }
    return table.text();
}

std::string payouts(reconcile::DayReport const& report)
{
    TableText table{
        {{"payout"},
         {"acquirer"},
         {"state"},
         {"lines", Side::right},
         {"reported", Side::right},
         {"banked", Side::right},
         {"cur"}}
    };
    for (auto const& each : report.payouts)
        table.add(
            {each.reference,
             each.acquirer,
             each.state,
             std::to_string(each.lines),
             decimal(each.net_minor, each.currency),
             decimal(each.banked_minor, each.currency),
             std::string{each.currency.name()}}
        );
    return table.text();
}

std::string exceptions(reconcile::DayReport const& report)
{
    TableText table{
        {{"exceptions of the day"}, {"state"}, {"count", Side::right}, {"at stake", Side::right}, {"cur"}}
    };
    for (auto const& each : report.exceptions)
        table.add(
            {each.code,
             each.state,
             std::to_string(each.count),
             decimal(each.minor, each.currency),
             std::string{each.currency.name()}}
        );
    return table.text();
}

/// "3 d 4 h", "5 h", "12 min".
std::string age(core::Instant opened, core::Instant now)
{
    auto const minutes = std::chrono::floor<std::chrono::minutes>(now - opened);
    auto const hours = std::chrono::floor<std::chrono::hours>(minutes);
    auto const days = std::chrono::floor<std::chrono::days>(hours);
    if (days.count() > 0)
        return std::to_string(days.count()) + " d " + std::to_string((hours - days).count()) + " h";
    if (hours.count() > 0) return std::to_string(hours.count()) + " h";
    return std::to_string(minutes.count()) + " min";
}

} // namespace

std::string reconciled_day_table(std::chrono::sys_days day, reconcile::DayReport const& report)
{
    auto text =
        core::to_date(day) + (report.matched() ? "  matched\n\n" : "  NOT MATCHED\n\n") + tallies(report);
    if (!report.files.empty()) text += "\n" + files(report);
    if (!report.payouts.empty()) text += "\n" + payouts(report);
    if (!report.exceptions.empty()) text += "\n" + exceptions(report);
    return text;
}

std::string waiting_table(reconcile::Waiting const& waiting, core::Instant now)
{
    if (waiting.undecided.empty()) return "";
    TableText table{
        {{"waiting of any day"},
         {"count", Side::right},
         {"at stake", Side::right},
         {"cur"},
         {"oldest", Side::right}}
    };
    for (auto const& each : waiting.undecided)
        table.add(
            {std::string{word_of(each.code)},
             std::to_string(each.count),
             decimal(each.minor, each.currency),
             std::string{each.currency.name()},
             age(each.oldest, now)}
        );
    return "\n" + table.text();
}

} // namespace etimbre::commands
