#pragma once

namespace etimbre::app::webhook {
class EndpointStore; // app/webhook/ports.hpp
}
namespace etimbre::app::reconcile {
struct Books;       // app/reconcile/ports.hpp
class ReportStore;  // app/reconcile/report.hpp
class WaitingStore; // app/reconcile/waiting.hpp
} // namespace etimbre::app::reconcile
namespace etimbre::app::settlement {
class FileStore; // app/settlement/ports.hpp
}

namespace etimbre::app::work {

/// What one transaction may touch besides orders, payments and stamps: files of acquirer and bank, what they
/// are matched with, and whom the feed is delivered to. Each is asked for by who needs it, so that nobody
/// else is built anew when it changes.
class BackOffice {
public:
    BackOffice() = default;
    virtual ~BackOffice() = default;
    BackOffice(BackOffice const&) = delete;
    BackOffice& operator=(BackOffice const&) = delete;

    /// Whom the feed is delivered to.
    virtual webhook::EndpointStore& endpoints() = 0;
    /// Files held against our books.
    virtual reconcile::Books& reconcile() = 0;
    /// What is shown of a day.
    virtual reconcile::ReportStore& day_reports() = 0;
    /// What waits for somebody, whatever day it is of.
    virtual reconcile::WaitingStore& waiting() = 0;
    /// Files of acquirer and bank, as they come in.
    virtual settlement::FileStore& settlement() = 0;
};

} // namespace etimbre::app::work
