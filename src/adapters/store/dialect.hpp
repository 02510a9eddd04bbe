#pragma once

#include <soci/soci.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The few words and codes by which database engines differ. Everything else is SQL that they share.
namespace etimbre::adapters::store::dialect {

inline constexpr std::string_view commit = "COMMIT";
inline constexpr std::string_view rollback = "ROLLBACK";

/// Which key of a table refused a row.
enum class Key { primary, unique };

/// What is to be done about a statement that failed.
enum class Trouble {
    lasting,  ///< nothing: tried again it would fail again
    conflict, ///< run the whole transaction again
    lost,     ///< connect again
    refused,  ///< nothing, but what does not touch these rows goes on
};

/// One engine's own. The functions look at the session's or the statement's latest call.
struct Dialect {
    /// Of a transaction that writes.
    std::string_view begin_writing;
    /// Of one that only reads, all of it on one snapshot.
    std::string_view begin_reading;
    /// Counts the tables of the name :name.
    std::string_view count_tables;
    /// Whether a statement that defines tables commits what was before it, and itself.
    bool definitions_commit;

    /// The key because of which the session's latest statement failed; nothing where it failed for another
    /// reason.
    std::optional<Key> (*taken_key)(soci::session& session);
    Trouble (*trouble)(soci::session& session);
    /// Whether its transaction is open, as the engine said last; costs nothing.
    bool (*in_transaction)(soci::session& session);
    /// What the engine said, without any value of any row.
    std::string (*words_of)(soci::session& session, soci::soci_error const& error);
    /// Lets go of the locks of a statement whose rows were not all fetched.
    void (*finish)(soci::statement& statement);
    std::size_t (*parameters_of)(soci::statement& statement);
    /// Nothing where only the server knows, when the statement is run.
    std::optional<std::size_t> (*columns_of)(soci::statement& statement);
};

Dialect const& of(soci::session& session);

/// Throws the StoreFailure of that kind.
[[noreturn]] void fail_for(Trouble trouble, std::string const& sentence);

} // namespace etimbre::adapters::store::dialect
