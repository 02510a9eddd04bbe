#pragma once

#include "adapters/store/endpoint_store.hpp"
#include "app/work/back_office.hpp"

#include <soci/soci.h>

namespace etimbre::adapters::store {

/// The back office on one connection.
class SqlBackOffice final : public app::work::BackOffice {
public:
    /// `sql` must outlive it.
    explicit SqlBackOffice(soci::session& sql) : endpoints_{sql} {}

    app::webhook::EndpointStore& endpoints() override { return endpoints_; }

private:
    SqlEndpointStore endpoints_;
};

} // namespace etimbre::adapters::store
