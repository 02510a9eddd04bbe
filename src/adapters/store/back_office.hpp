#pragma once

#include "adapters/store/settlement_store.hpp"
#include "app/work/back_office.hpp"

#include <soci/soci.h>

#include <memory>

namespace etimbre::adapters::store {

struct ReconBooks;      // adapters/store/recon_books.hpp
class SqlEndpointStore; // adapters/store/endpoint_store.hpp
class SqlReconReports;  // adapters/store/recon_reports.hpp
class SqlWaitingStore;  // adapters/store/waiting_store.hpp

/// The back office on one connection. Its statements are prepared when they are asked for first: most
/// sessions never do.
class SqlBackOffice final : public app::work::BackOffice {
public:
    /// `sql` must outlive it.
    explicit SqlBackOffice(soci::session& sql);
    ~SqlBackOffice() override;

    app::settlement::FileStore& settlement() override { return settlement_; }
    app::webhook::EndpointStore& endpoints() override;
    app::reconcile::Books& reconcile() override;
    app::reconcile::ReportStore& day_reports() override;
    app::reconcile::WaitingStore& waiting() override;

private:
    soci::session& sql_;
    SqlSettlementStore settlement_;
    std::unique_ptr<SqlEndpointStore> endpoints_;
    std::unique_ptr<ReconBooks> reconcile_;
    std::unique_ptr<SqlReconReports> day_reports_;
    std::unique_ptr<SqlWaitingStore> waiting_;
};

} // namespace etimbre::adapters::store
