#include "commands/settlement_terms.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/settlement/any_reader.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::commands {
namespace {

using adapters::settlement::CsvColumns;
using Accounts = std::map<std::string, std::string, std::less<>>;

std::pair<std::string, std::string> divided(std::string const& pair, std::size_t at)
{
    return {pair.substr(0, at), pair.substr(at + 1)};
}

void name_columns(CsvColumns& columns, std::vector<std::string> const& pairs)
{
    std::map<std::string, std::string*, std::less<>> const ours{
        {"kind", &columns.kind},
        {"oid", &columns.oid},
        {"acquirer_ref", &columns.acquirer_ref},
        {"auth_code", &columns.auth_code},
        {"gross", &columns.gross},
        {"fee", &columns.fee},
        {"net", &columns.net},
        {"currency", &columns.currency},
        {"payout_ref", &columns.payout_ref},
        {"sold", &columns.sold},
        {"booked", &columns.booked},
    };
    for (auto const& pair : pairs) {
        auto const [our_name, its_name] = divided(pair, pair.find('='));
        *ours.at(our_name) = its_name; // a rule of its key
    }
}

Accounts accounts_of(std::vector<config::Acquirer> const& acquirers)
{
    Accounts accounts;
    for (auto const& acquirer : acquirers) {
        accounts[acquirer.name] = acquirer.name; // its report is of no account but its own
        for (auto const& account : acquirer.settlement_accounts) accounts[account] = acquirer.name;
    }
    return accounts;
}

/// Who pays into accounts that nobody names.
std::optional<std::string> heir_of(std::vector<config::Acquirer> const& acquirers)
{
    if (acquirers.size() != 1 || !acquirers.front().settlement_accounts.empty()) return std::nullopt;
    return acquirers.front().name;
}

} // namespace

CsvColumns report_of(config::Acquirer const& acquirer)
{
    CsvColumns columns;
    columns.acquirer = acquirer.name;
    columns.delimiter = acquirer.settlement_delimiter.front();
    columns.decimal_mark = acquirer.settlement_decimal_mark.front();
    columns.day_form = acquirer.settlement_day_form;
    columns.total = acquirer.settlement_total;
    name_columns(columns, acquirer.settlement_columns);
    columns.kinds.clear();
    for (auto const& pair : acquirer.settlement_kinds) {
        auto const [its_word, our_word] = divided(pair, pair.rfind('='));
        columns.kinds[its_word] = domain::settlement::kind_of(our_word).value(); // a rule of its key
    }
    return columns;
}

app::settlement::Terms settlement_terms(config::Settings const& settings)
{
    std::vector<CsvColumns> reports;
    for (auto const& acquirer : settings.acquirers) reports.push_back(report_of(acquirer));
    return {
        .sha256 = adapters::crypto::sha256,
        .currency = core::mad,
        .acquirer_of = [accounts = accounts_of(settings.acquirers),
                        heir = heir_of(settings.acquirers)](std::string_view account
                       ) -> std::optional<std::string> {
            auto const found = accounts.find(account);
            return found == accounts.end() ? heir : std::optional{found->second};
        },
        .reader = [reports](domain::settlement::Sink& sink
                  ) { return std::make_unique<adapters::settlement::AnyReader>(reports, core::mad, sink); },
    };
}

} // namespace etimbre::commands
