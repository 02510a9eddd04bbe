#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Looks for nothing of an acquirer that was posted more than a week before its first file came: nobody was
/// to tell of it.
class SqlReconOverdue final : public app::reconcile::OverdueStore {
public:
    explicit SqlReconOverdue(soci::session& session);
    ~SqlReconOverdue() override;

    std::vector<app::reconcile::Overdue>
    missing(core::Instant from, core::Instant to, std::size_t most) override;
    std::vector<app::reconcile::Overdue> stuck(core::Instant before, std::size_t most) override;
    std::vector<app::reconcile::Overdue> unpaid(std::chrono::sys_days until, std::size_t most) override;
    std::optional<core::Instant> mark(std::string_view name) override;
    void set_mark(std::string_view name, core::Instant at) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
