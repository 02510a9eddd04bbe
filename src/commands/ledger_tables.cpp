#include "commands/ledger_tables.hpp"

#include "commands/table_text.hpp"
#include "core/currency.hpp"
#include "core/money.hpp"
#include "domain/ledger/chart.hpp"

#include <map>

namespace etimbre::commands {
namespace {

namespace closing = app::closing;
using Side = TableText::Side;

std::string amount(std::int64_t minor, std::string_view currency)
{
    auto const of = core::currency_of(currency);
    return of ? core::to_decimal(core::Money::of_minor(minor, *of)) : std::to_string(minor);
}

std::string currency_in(std::string const& account)
{
    auto const known = domain::ledger::account_of(account);
    return known ? known->currency : std::string{};
}

std::string kind_in(std::string const& account)
{
    auto const known = domain::ledger::account_of(account);
    return known ? std::string{word_of(known->kind)} : std::string{};
}

} // namespace

std::vector<closing::Line> sums_of(std::vector<closing::Line> const& lines)
{
    std::map<std::string, closing::Line> sums;
    for (auto const& line : lines) {
        auto& sum = sums[currency_in(line.account)];
        sum.account = currency_in(line.account);
        sum.debits += line.debits;
        sum.credits += line.credits;
    }
    std::vector<closing::Line> all;
    for (auto& [currency, sum] : sums) all.push_back(std::move(sum));
    return all;
}

std::string accounts_table(std::vector<closing::Line> const& lines)
{
    TableText table{
        {{"account"}, {"kind"}, {"debits", Side::right}, {"credits", Side::right}, {"balance", Side::right}}
    };
    for (auto const& line : lines) {
        auto const currency = currency_in(line.account);
        table.add(
            {line.account,
             kind_in(line.account),
             amount(line.debits, currency),
             amount(line.credits, currency),
             amount(line.debits - line.credits, currency)}
        );
    }
    return table.text();
}

std::string totals_table(std::vector<closing::Line> const& lines)
{
    TableText table{
        {{"currency"}, {"debits", Side::right}, {"credits", Side::right}, {"difference", Side::right}}
    };
    for (auto const& sum : sums_of(lines))
        table.add(
            {sum.account,
             amount(sum.debits, sum.account),
             amount(sum.credits, sum.account),
             amount(sum.debits - sum.credits, sum.account)}
        );
    return "\n" + table.text();
}

std::string transfers_table(std::vector<closing::Posted> const& transfers)
{
    TableText table{{{"posted at"}, {"transfer"}, {"debit"}, {"credit"}, {"amount", Side::right}, {"cur"}}};
    for (auto const& each : transfers)
        table.add(
            {core::to_rfc3339(each.at),
             each.id,
             each.debit,
             each.credit,
             amount(each.amount_minor, each.currency),
             each.currency}
        );
    return table.text();
}

std::string day_table(closing::Statement const& statement)
{
    TableText moved{{{"account"}, {"debit", Side::right}, {"credit", Side::right}, {"balance", Side::right}}};
    for (auto const& line : statement.lines) {
        auto const currency = currency_in(line.account);
        moved.add(
            {line.account,
             amount(line.debit, currency),
             amount(line.credit, currency),
             amount(line.debits - line.credits, currency)}
        );
    }
    TableText remitted{
        {{"post"},
         {"receipt", Side::right},
         {"chancery", Side::right},
         {"service", Side::right},
         {"total", Side::right},
         {"cur"}}
    };
    auto all = closing::remittances_of(statement);
    for (auto& total : closing::totals_of(all)) all.push_back(std::move(total));
    for (auto const& each : all)
        remitted.add(
            {each.mission.empty() ? "all posts" : each.mission,
             amount(each.parts[0], each.currency),
             amount(each.parts[1], each.currency),
             amount(each.parts[2], each.currency),
             amount(each.total(), each.currency),
             each.currency}
        );
    return core::to_date(statement.day) + "  feed " + std::to_string(statement.feed_seq) + "  log " +
           std::to_string(statement.log_size) + "\nhash " + statement.hash + "\n\n" + moved.text() + "\n" +
           remitted.text();
}

} // namespace etimbre::commands
