#include "commands/store_place.hpp"

#include "config/places.hpp"
#include "config/server_address.hpp"

#include <variant>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;

std::filesystem::path path_or_empty(config::Settings const& settings, std::string const& file)
{
    return file.empty() ? std::filesystem::path{} : config::path_of(settings, file);
}

store::MariadbServers servers_of(config::Settings const& settings)
{
    store::MariadbServers place{
        .servers = {},
        .database = settings.store.database,
        .user = settings.store.user,
        .password_file = path_or_empty(settings, settings.store.password_file),
        .ca_file = path_or_empty(settings, settings.store.ca_file),
        .answer_within = settings.store.answer_seconds,
    };
    for (auto const& each : settings.store.servers) {
        auto const address = config::server_address_of(each).value(); // a rule of its key
        place.servers.push_back({address.host, address.port, address.socket});
    }
    return place;
}

} // namespace

store::Place store_place(config::Settings const& settings)
{
    if (settings.store.engine == "mariadb") return store::with_shared_choice(servers_of(settings));
    return store::SqliteFile{config::path_of(settings, settings.store.database_file)};
}

store::Place patient_store_place(config::Settings const& settings)
{
    auto place = store_place(settings);
    if (auto* const servers = std::get_if<store::MariadbServers>(&place))
        servers->answer_within = std::chrono::hours{1};
    return place;
}

} // namespace etimbre::commands
