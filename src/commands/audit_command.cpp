#include "commands/audit_command.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/audit.hpp"
#include "adapters/store/database.hpp"
#include "commands/keys_places.hpp"
#include "config/places.hpp"

#include <boost/json.hpp>

#include <ostream>

namespace etimbre::commands {
namespace {

void print_json(adapters::store::AuditReport const& report, std::ostream& out)
{
    boost::json::array findings;
    for (auto const& [rule, sentence, row] : report.findings)
        findings.push_back(boost::json::object{{"rule", rule}, {"should_hold", sentence}, {"row", row}});
    out << boost::json::serialize(boost::json::object{
               {"result", report.findings.empty() ? "clean" : "broken"},
               {"rules", report.rules},
               {"leaves", report.leaves},
               {"findings", std::move(findings)},
           })
        << '\n';
}

void print_text(adapters::store::AuditReport const& report, std::ostream& out)
{
    for (auto const& [rule, sentence, row] : report.findings)
        out << "BROKEN  " << rule << "  " << row << "\n        should hold: " << sentence << '\n';
    out << report.rules << " rules and " << report.leaves << " leaves of the log checked: "
        << (report.findings.empty() ? "nothing is broken"
                                    : std::to_string(report.findings.size()) + " findings")
        << '\n';
}

} // namespace

int audit(config::Settings const& settings, bool json, std::ostream& out)
{
    auto const database = config::path_of(settings, settings.store.database_file);
    auto const session = adapters::store::open_database(database, adapters::store::Access::read);
    auto const trust = config::path_of(settings, settings.keys.trust_directory);
    auto const report = adapters::store::audit(
        *session, adapters::crypto::sha256, keys_ever_listed(trust, settings.service.issuer)
    );
    json ? print_json(report, out) : print_text(report, out);
    return report.findings.empty() ? 0 : 1;
}

} // namespace etimbre::commands
