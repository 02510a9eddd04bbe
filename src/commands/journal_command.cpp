#include "commands/journal_command.hpp"

#include "adapters/store/database.hpp"
#include "commands/store_place.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <ostream>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;
using What = store::JournalFinding::What;

std::string_view sentence_of(What what)
{
    switch (what) {
    case What::missing:
        return "the books do not have it";
    case What::differs:
        return "the books say something else";
    case What::unknown_kind:
        return "a newer program wrote it; this one cannot compare it";
    }
    return "";
}

std::string_view outcome_of(store::JournalFinding const& finding)
{
    if (finding.mended) return "put back";
    return finding.frozen ? "frozen" : "open";
}

boost::json::object json_of(StreamCheck const& check)
{
    boost::json::array findings;
    for (auto const& each : check.report.findings)
        findings.push_back(boost::json::object{
            {"seq", each.seq},
            {"fact", each.fact},
            {"key", each.key},
            {"what", sentence_of(each.what)},
            {"outcome", outcome_of(each)}
        });
    boost::json::object of{
        {"stream", check.report.stream},
        {"well", is_well(check)},
        {"last", check.last},
        {"records", check.report.records},
        {"facts", check.report.facts},
        {"restored", check.report.restored},
        {"meeting", domain::journal::sentence_of(check.meeting)},
        {"findings", std::move(findings)}
    };
    if (check.report.waits_at) of["waits_at"] = *check.report.waits_at;
    if (check.fault)
        of["fault"] = {
            {"file", check.fault->file.filename().string()},
            {"line", check.fault->line},
            {"why", check.fault->why.detail.text}
        };
    return of;
}

void print_text(StreamCheck const& check, std::ostream& out)
{
    auto const& report = check.report;
    if (check.fault)
        out << "BROKEN    " << check.fault->file.filename().string() << ':' << check.fault->line << "  "
            << check.fault->why.detail.text << '\n';
    if (auto const why = domain::journal::sentence_of(check.meeting); !why.empty())
        out << "APART     " << report.stream << "  " << why << '\n';
    for (auto const& each : report.findings)
        out << (each.mended   ? "PUT BACK  "
                : each.frozen ? "FROZEN    "
                              : "OPEN      ")
            << report.stream << ' ' << each.seq << "  " << each.fact << ' ' << each.key << ": "
            << sentence_of(each.what) << '\n';
    if (report.waits_at)
        out << "WAITING   " << report.stream << ' ' << *report.waits_at
            << "  needs what the journal of another service holds\n";
    out << report.stream << ": " << report.records << " records with " << report.facts << " facts compared";
    if (report.restored > 0) out << ", " << report.restored << " facts restored";
    out << ", " << report.open_findings() << " to look at\n";
}

int print(std::vector<StreamCheck> const& checks, bool json, std::ostream& out)
{
    bool const well = std::ranges::all_of(checks, is_well);
    if (json) {
        boost::json::array streams;
        for (auto const& each : checks) streams.push_back(json_of(each));
        out << boost::json::serialize(
                   boost::json::object{{"result", well ? "well" : "broken"}, {"streams", std::move(streams)}}
               )
            << '\n';
    } else {
        for (auto const& each : checks) print_text(each, out);
        if (checks.empty()) out << "there is no journal yet\n";
    }
    return well ? 0 : 1;
}

auto database(config::Settings const& settings, store::Access access)
{
    return store::open_database(store_place(settings), access);
}

} // namespace

int journal_verify(config::Settings const& settings, core::Instant now, bool json, std::ostream& out)
{
    return print(check_journal(settings, {.mode = JournalMode::look}, now), json, out);
}

int journal_repair(config::Settings const& settings, core::Instant now, bool json, std::ostream& out)
{
    return print(repair_journal(settings, now), json, out);
}

int journal_frozen(config::Settings const& settings, std::ostream& out)
{
    auto const session = database(settings, store::Access::read);
    auto const frozen = store::FrozenStamps{*session}.all();
    for (auto const& [number, reason, since_us] : frozen)
        out << number << "  " << core::to_rfc3339(core::instant_of_micros(since_us)) << "  " << reason
            << '\n';
    out << frozen.size() << " stamps are frozen\n";
    return frozen.empty() ? 0 : 1;
}

int journal_release(config::Settings const& settings, std::string const& number, std::ostream& out)
{
    auto const session = database(settings, store::Access::write);
    bool const was_frozen = store::FrozenStamps{*session}.release(number);
    out << number << (was_frozen ? " can be used again\n" : " was not frozen\n");
    return was_frozen ? 0 : 1;
}

} // namespace etimbre::commands
