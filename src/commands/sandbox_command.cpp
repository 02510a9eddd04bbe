#include "commands/sandbox_command.hpp"

#include "commands/sandbox_plan.hpp"
#include "sandbox/confine.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/probes.hpp"
#include "telemetry/log.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

namespace etimbre::commands {
namespace {

std::string in_one_line(std::vector<std::string> const& parts)
{
    std::string line;
    for (auto const& part : parts) line += (line.empty() ? "" : ", ") + part;
    return line;
}

bool is_refused(sandbox::Probe const& probe, std::ostream& out)
{
    auto const error = probe.attempt();
    bool const refused = sandbox::is_refusal(error);
    out << (refused ? "refused   " : "POSSIBLE  ") << probe.act << ": "
        << (error == 0 ? std::string{"done"} : std::generic_category().message(error)) << '\n';
    return refused;
}

} // namespace

void enter_sandbox(config::Settings const& settings)
{
    sandbox::keep_memory_private();
    if (settings.service.sandbox == "off") {
        telemetry::log(telemetry::Level::warning, "sandbox_off");
        return;
    }
    auto const missing = in_one_line(sandbox::confine(sandbox_plan(settings)));
    if (missing.empty()) {
        telemetry::log(telemetry::Level::info, "sandbox_entered");
        return;
    }
    if (settings.service.sandbox == "required")
        throw sandbox::SandboxFailure{
            "[service] sandbox is \"required\", and this machine cannot limit: " + missing
        };
    telemetry::log(telemetry::Level::warning, "sandbox_incomplete", {{"missing", missing}});
}

int self_test_sandbox(config::Settings const& settings, std::ostream& out)
{
    enter_sandbox(settings);
    auto const all = sandbox::probes();
    auto const refused =
        std::ranges::count_if(all, [&](sandbox::Probe const& each) { return is_refused(each, out); });
    out << refused << " of " << all.size() << " refused\n";
    return refused == static_cast<std::ptrdiff_t>(all.size()) ? 0 : 1;
}

} // namespace etimbre::commands
