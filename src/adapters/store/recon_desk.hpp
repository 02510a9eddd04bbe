#pragma once

#include "adapters/store/job_store.hpp"
#include "adapters/store/ledger_store.hpp"
#include "app/reconcile/ports.hpp"

#include <memory>

namespace etimbre::adapters::store {

/// What settlement files post goes into the one ledger.
class SqlReconLedger final : public app::reconcile::LedgerStore {
public:
    explicit SqlReconLedger(soci::session& session) : ledger_{session} {}

    void post(std::span<domain::ledger::Transfer const> transfers, core::Instant at) override
    {
        ledger_.post(transfers, at);
    }

private:
    SqlLedgerStore ledger_;
};

class SqlReconPayments final : public app::reconcile::PaymentDesk {
public:
    explicit SqlReconPayments(soci::session& session);
    ~SqlReconPayments() override;

    void ask_status(std::string_view payment, core::Instant due) override;
    void freeze(std::string_view payment, core::Instant at) override;
    /// What was frozen for another reason stays so.
    void release(std::string_view payment) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
