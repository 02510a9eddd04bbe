#pragma once

#include "adapters/store/dialect.hpp"

namespace etimbre::adapters::store::dialect {

extern Dialect const mariadb;

} // namespace etimbre::adapters::store::dialect
