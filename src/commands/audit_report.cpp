#include "commands/audit_report.hpp"

#include <boost/json.hpp>

#include <sstream>

namespace etimbre::commands {

std::string text_of(adapters::store::AuditReport const& report)
{
    std::ostringstream out;
    for (auto const& [rule, sentence, row] : report.findings)
        out << "BROKEN  " << rule << "  " << row << "\n        should hold: " << sentence << '\n';
    out << report.rules << " rules and " << report.leaves << " leaves of the log checked: "
        << (report.findings.empty() ? "nothing is broken"
                                    : std::to_string(report.findings.size()) + " findings")
        << '\n';
    return std::move(out).str();
}

std::string json_of(adapters::store::AuditReport const& report)
{
    boost::json::array findings;
    for (auto const& [rule, sentence, row] : report.findings)
        findings.push_back(boost::json::object{{"rule", rule}, {"should_hold", sentence}, {"row", row}});
    return boost::json::serialize(boost::json::object{
               {"result", report.findings.empty() ? "clean" : "broken"},
               {"rules", report.rules},
               {"leaves", report.leaves},
               {"findings", std::move(findings)},
           }) +
           '\n';
}

} // namespace etimbre::commands
