#pragma once

#include "app/work/back_office.hpp"

#include <soci/soci.h>

namespace etimbre::adapters::store {

/// The back office on one connection.
class SqlBackOffice final : public app::work::BackOffice {
public:
    /// `sql` must outlive it.
    explicit SqlBackOffice(soci::session& sql) : sql_{sql} {}

private:
    soci::session& sql_;
};

} // namespace etimbre::adapters::store
