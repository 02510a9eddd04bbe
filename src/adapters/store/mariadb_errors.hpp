#pragma once

#include "adapters/store/dialect.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What MariaDB's error numbers mean to us; this file alone knows them. Numbers from 2000 to 2999 are the
/// client library's (errmsg.h of Connector/C), the others the server's (mysqld_error.h).
namespace etimbre::adapters::store::dialect {

/// The key named at the end of "Duplicate entry '…' for key 'PRIMARY'"; nothing for another error.
std::optional<Key> mariadb_taken_key(unsigned code, std::string_view message);

Trouble mariadb_trouble(unsigned code);

/// Whether a definition failed because what it was to make is there already, or what it was to drop is gone.
bool mariadb_is_made_already(unsigned code);

/// The server's sentence where it cannot hold a value of a row, else the number alone.
std::string mariadb_words(unsigned code, std::string_view message);

} // namespace etimbre::adapters::store::dialect
