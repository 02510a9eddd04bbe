#pragma once

#include "domain/fees/catalogue.hpp"

#include <soci/soci.h>

namespace etimbre::adapters::store {

/// What fees are computed from, as the tables hold it, in the order in which it was loaded.
domain::fees::Catalogue read_catalogue(soci::session& session);

/// Makes the tables hold `catalogue`, in one transaction. False, and nothing is written, when they do
/// already.
bool load_seeds(soci::session& session, domain::fees::Catalogue const& catalogue);

} // namespace etimbre::adapters::store
