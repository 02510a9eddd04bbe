#include "adapters/store/dialect.hpp"

#include "adapters/store/mariadb_dialect.hpp"
#include "adapters/store/sqlite_dialect.hpp"
#include "adapters/store/store_failure.hpp"

namespace etimbre::adapters::store::dialect {

Dialect const& of(soci::session& session)
{
    return session.get_backend_name() == "mysql" ? mariadb : sqlite;
}

void fail_for(Trouble trouble, std::string const& sentence)
{
    switch (trouble) {
    case Trouble::conflict:
        throw Conflict{sentence};
    case Trouble::lost:
        throw ConnectionLost{sentence};
    case Trouble::refused:
        throw RowFault{sentence};
    case Trouble::lasting:
        break;
    }
    throw StoreFailure{sentence};
}

} // namespace etimbre::adapters::store::dialect
