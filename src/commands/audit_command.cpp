#include "commands/audit_command.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/database.hpp"
#include "commands/audit_report.hpp"
#include "commands/keys_places.hpp"
#include "commands/store_place.hpp"
#include "config/places.hpp"

#include <ostream>

namespace etimbre::commands {

adapters::store::AuditReport audit(config::Settings const& settings)
{
    auto const session =
        adapters::store::open_database(patient_store_place(settings), adapters::store::Access::read);
    auto const trust = config::path_of(settings, settings.keys.trust_directory);
    return adapters::store::audit(
        *session, adapters::crypto::sha256, keys_ever_listed(trust, settings.service.issuer)
    );
}

int audit(config::Settings const& settings, bool json, std::ostream& out)
{
    auto const report = audit(settings);
    out << (json ? json_of(report) : text_of(report));
    return report.findings.empty() ? 0 : 1;
}

} // namespace etimbre::commands
