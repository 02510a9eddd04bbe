#pragma once

#include "app/reconcile/report.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReconReports final : public app::reconcile::ReportStore {
public:
    explicit SqlReconReports(soci::session& session);
    ~SqlReconReports() override;

    app::reconcile::DayReport day(std::chrono::sys_days date) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
