#include "commands/contracts.hpp"

#include "adapters/est3dgate/acquirer.hpp"
#include "commands/acquirer_contract.hpp"
#include "commands/measured_acquirer.hpp"
#include "config/failure.hpp"
#include "config/rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace etimbre::commands {
namespace {

using adapters::est3dgate::Est3dGate;
using config::ConfigFailure;
using domain::payment::AcquirerTerms;

std::string table_of(std::string_view acquirer)
{
    return "[acquirers." + std::string{acquirer} + "]";
}

AcquirerTerms terms_of(config::Acquirer const& acquirer, domain::fees::Catalogue const& catalogue)
{
    AcquirerTerms terms{
        acquirer.name,
        acquirer.missions,
        config::moment_of(acquirer.valid_from),
        config::moment_of(acquirer.valid_until),
    };
    for (auto const& mission : terms.missions)
        if (catalogue.mission(mission) == nullptr)
            throw ConfigFailure{
                table_of(acquirer.name) + " missions has '" + mission + "', which is no post's code"
            };
    if (terms.valid_from && terms.valid_until && *terms.valid_until <= *terms.valid_from)
        throw ConfigFailure{table_of(acquirer.name) + " valid_until must be later than valid_from"};
    return terms;
}

/// "https://pay.example" of "https://pay.example/fim/est3Dgate".
std::string origin_of(std::string_view url)
{
    auto const host = url.find("://") + 3;
    return std::string{url.substr(0, url.find('/', host))};
}

/// Writes down whose key this is.
void claim(std::map<std::string, std::string>& name_of_key, std::string const& key, std::string const& name)
{
    auto const [held, is_new] = name_of_key.emplace(key, name);
    if (is_new) return;
    throw ConfigFailure{
        table_of(held->second) + " and " + table_of(name) +
        " have the same store key, by which callbacks are told " +
        "apart; one contract is one table, whose addresses can be changed in place"
    };
}

void require_an_order(std::vector<app::pay::Contract> const& all)
{
    for (auto one = all.begin(); one != all.end(); ++one)
        for (auto other = one + 1; other != all.end(); ++other)
            if (compete(one->terms, other->terms))
                throw ConfigFailure{
                    table_of(one->terms.name) + " and " + table_of(other->terms.name) +
                    " may take the same payments and began at the same moment; give the one that is to "
                    "take " +
                    "them a later valid_from, or each its missions"
                };
}

void require_all(std::map<std::string, int> const& in_use, config::Settings const& settings)
{
    for (auto const& [name, payments] : in_use) {
        if (std::ranges::find(settings.acquirers, name, &config::Acquirer::name) != settings.acquirers.end())
            continue;
        throw ConfigFailure{
            "payments in progress (" + std::to_string(payments) + ") belong to the acquirer '" + name +
            "', which is not configured: write " + table_of(name) +
            " again; a valid_until that is over keeps " + "it from new payments"
        };
    }
}

} // namespace

app::pay::Acquirers contracts(
    config::Settings const& settings,
    domain::fees::Catalogue const& catalogue,
    std::map<std::string, int> const& in_use,
    telemetry::Metrics& metrics
)
{
    std::vector<app::pay::Contract> all;
    std::map<std::string, std::string> name_of_key;
    for (auto const& acquirer : settings.acquirers) {
        auto contract = acquirer_contract(settings, acquirer);
        claim(name_of_key, contract.store_key, acquirer.name);
        auto gateway = std::make_unique<Est3dGate>(std::move(contract));
        all.push_back(
            {terms_of(acquirer, catalogue),
             origin_of(acquirer.gateway_url),
             std::make_unique<MeasuredAcquirer>(std::move(gateway), acquirer.name, metrics)}
        );
    }
    require_an_order(all);
    require_all(in_use, settings);
    return {std::move(all), settings.payments.expire_after_minutes};
}

} // namespace etimbre::commands
