#pragma once

#include "adapters/store/database.hpp"

namespace etimbre::adapters::store {

/// A session on the server at hand, or on the next of the list that answers and can serve. Over TCP the
/// connection is encrypted and the server's certificate verified, host and all. Throws ConnectionLost, with
/// what was wrong with each, when there is none.
std::unique_ptr<soci::session> open_mariadb(MariadbServers const& place, Access access);

} // namespace etimbre::adapters::store
