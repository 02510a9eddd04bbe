#include "adapters/store/place.hpp"

#include "adapters/store/server_choice.hpp"

namespace etimbre::adapters::store {

std::string Server::name() const
{
    if (is_local()) return "unix:" + socket.string();
    auto const shown = host.contains(':') ? "[" + host + "]" : host;
    return shown + ":" + std::to_string(port);
}

Place with_shared_choice(Place place)
{
    if (auto* const servers = std::get_if<MariadbServers>(&place))
        servers->choice = std::make_shared<ServerChoice>();
    return place;
}

} // namespace etimbre::adapters::store
