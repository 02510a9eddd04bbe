#include "adapters/store/back_office.hpp"

#include "adapters/store/endpoint_store.hpp"
#include "adapters/store/recon_books.hpp"
#include "adapters/store/recon_reports.hpp"
#include "adapters/store/waiting_store.hpp"

namespace etimbre::adapters::store {

SqlBackOffice::SqlBackOffice(soci::session& sql) : sql_{sql}, settlement_{sql} {}

SqlBackOffice::~SqlBackOffice() = default;

app::webhook::EndpointStore& SqlBackOffice::endpoints()
{
    if (!endpoints_) endpoints_ = std::make_unique<SqlEndpointStore>(sql_);
    return *endpoints_;
}

app::reconcile::Books& SqlBackOffice::reconcile()
{
    if (!reconcile_) reconcile_ = std::make_unique<ReconBooks>(sql_);
    return reconcile_->books;
}

app::reconcile::ReportStore& SqlBackOffice::day_reports()
{
    if (!day_reports_) day_reports_ = std::make_unique<SqlReconReports>(sql_);
    return *day_reports_;
}

app::reconcile::WaitingStore& SqlBackOffice::waiting()
{
    if (!waiting_) waiting_ = std::make_unique<SqlWaitingStore>(sql_);
    return *waiting_;
}

} // namespace etimbre::adapters::store
