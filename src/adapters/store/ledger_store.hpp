#pragma once

#include "app/pay/ports.hpp"
#include "app/stamp/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// The one ledger behind both ports.
class SqlLedgerStore final : public app::pay::LedgerStore, public app::stamp::LedgerStore {
public:
    explicit SqlLedgerStore(soci::session& session);
    ~SqlLedgerStore() override;

    void post(std::span<domain::ledger::Transfer const> transfers, core::Instant at) override;
    /// The same for what may stand there already.
    void post_missing(std::span<domain::ledger::Transfer const> transfers, core::Instant at);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
