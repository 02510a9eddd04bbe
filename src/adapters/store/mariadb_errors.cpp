#include "adapters/store/mariadb_errors.hpp"

#include <algorithm>
#include <array>

namespace etimbre::adapters::store::dialect {
namespace {

constexpr unsigned duplicate_entry = 1062;

// 1213 also stands for a transaction that lost to one of another Galera node, at any statement or at COMMIT.
constexpr std::array conflicts{
    1020U, // ER_CHECKREAD: changed since our snapshot
    1205U, // ER_LOCK_WAIT_TIMEOUT
    1213U, // ER_LOCK_DEADLOCK
    1412U, // ER_TABLE_DEF_CHANGED: a migration since our snapshot
};

constexpr std::array losses{
    1047U, // ER_UNKNOWN_COM_ERROR: this Galera node is not ready, or outside of the primary component
    1053U, // ER_SERVER_SHUTDOWN
    1077U, // ER_NORMAL_SHUTDOWN
    1079U, // ER_SHUTDOWN_COMPLETE
    1158U, // ER_NET_READ_ERROR
    1159U, // ER_NET_READ_INTERRUPTED
    1160U, // ER_NET_ERROR_ON_WRITE
    1161U, // ER_NET_WRITE_INTERRUPTED
    1180U, // ER_ERROR_DURING_COMMIT: nobody says whether it happened
    1290U, // ER_OPTION_PREVENTS_STATEMENT: read_only, as a server that was taken out of service
    1927U, // ER_CONNECTION_KILLED
    2002U, // CR_CONNECTION_ERROR
    2003U, // CR_CONN_HOST_ERROR
    2006U, // CR_SERVER_GONE_ERROR
    2012U, // CR_SERVER_HANDSHAKE_ERR
    2013U, // CR_SERVER_LOST
    2026U, // CR_SSL_CONNECTION_ERROR
    2055U, // CR_SERVER_LOST_EXTENDED
};

constexpr std::array refusals{
    1048U, // ER_BAD_NULL_ERROR
    duplicate_entry,
    1216U, // ER_NO_REFERENCED_ROW
    1217U, // ER_ROW_IS_REFERENCED
    1264U, // ER_WARN_DATA_OUT_OF_RANGE
    1265U, // WARN_DATA_TRUNCATED
    1366U, // ER_TRUNCATED_WRONG_VALUE_FOR_FIELD
    1406U, // ER_DATA_TOO_LONG
    1451U, // ER_ROW_IS_REFERENCED_2
    1452U, // ER_NO_REFERENCED_ROW_2
    1690U, // ER_DATA_OUT_OF_RANGE: a sum that is too large
    4025U, // ER_CONSTRAINT_FAILED: CHECK
};

constexpr std::array made_already{
    1050U, // ER_TABLE_EXISTS_ERROR
    1060U, // ER_DUP_FIELDNAME
    1061U, // ER_DUP_KEYNAME
    1091U, // ER_CANT_DROP_FIELD_OR_KEY
};

// Their messages name tables, columns, keys, users and hosts, and nothing that a row holds.
constexpr std::array discreet{
    1040U, // too many connections
    1044U, // access denied to the database
    1045U, // access denied
    1049U, // no such database
    1054U, // unknown column
    1114U, // table is full
    1142U, // command denied
    1146U, // no such table
    1193U, // unknown system variable
    1227U, // a privilege is missing
    1451U, // foreign key of another row
    1452U, // foreign key
    1698U, // access denied
    1792U, // a transaction that only reads
    4025U, // CHECK
};

template <std::size_t Size>
bool holds(std::array<unsigned, Size> const& codes, unsigned code)
{
    return std::ranges::find(codes, code) != codes.end();
}

bool is_of_the_client(unsigned code)
{
    return code >= 2000 && code < 3000;
}

} // namespace

std::optional<Key> mariadb_taken_key(unsigned code, std::string_view message)
{
    if (code != duplicate_entry) return std::nullopt;
    return message.ends_with(" for key 'PRIMARY'") ? Key::primary : Key::unique;
}

Trouble mariadb_trouble(unsigned code)
{
    if (holds(conflicts, code)) return Trouble::conflict;
    if (holds(losses, code)) return Trouble::lost;
    if (holds(refusals, code)) return Trouble::refused;
    return Trouble::lasting;
}

bool mariadb_is_made_already(unsigned code)
{
    return holds(made_already, code);
}

std::string mariadb_words(unsigned code, std::string_view message)
{
    auto words = "error " + std::to_string(code);
    if (is_of_the_client(code) || holds(discreet, code) || holds(conflicts, code) || holds(losses, code))
        words += ": " + std::string{message};
    return words;
}

} // namespace etimbre::adapters::store::dialect
