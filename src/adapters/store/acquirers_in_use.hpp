#pragma once

#include <soci/soci.h>

#include <map>
#include <string>

namespace etimbre::adapters::store {

/// How many payments there are, by acquirer, about which it must still be asked or told something: those in
/// progress, and those whose money is being given back.
std::map<std::string, int> acquirers_in_use(soci::session& session);

} // namespace etimbre::adapters::store
