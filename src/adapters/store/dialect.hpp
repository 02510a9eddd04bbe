#pragma once

#include <soci/soci.h>

#include <cstddef>
#include <optional>
#include <string_view>

/// The few words and codes by which database engines differ. Everything else is SQL that they share.
namespace etimbre::adapters::store::dialect {

/// Takes the write lock at once: a transaction that reads first and writes later would be refused in the
/// middle.
inline constexpr std::string_view begin_writing = "BEGIN IMMEDIATE";
/// A snapshot from the first read on.
inline constexpr std::string_view begin_reading = "BEGIN";
inline constexpr std::string_view commit = "COMMIT";
inline constexpr std::string_view rollback = "ROLLBACK";

/// Which key of a table refused a row.
enum class Key { primary, unique };

/// The key because of which the session's latest statement failed; nothing where it failed for another
/// reason.
std::optional<Key> taken_key(soci::session& session);

/// Lets go of the locks of a statement whose rows were not all fetched.
void finish(soci::statement& statement);

std::size_t parameters_of(soci::statement& statement);
std::size_t columns_of(soci::statement& statement);

} // namespace etimbre::adapters::store::dialect
