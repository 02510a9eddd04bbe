#pragma once

#include "app/closing/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// The ledger for those who read it.
class SqlLedgerBooks final : public app::closing::LedgerBooks {
public:
    explicit SqlLedgerBooks(soci::session& session);
    ~SqlLedgerBooks() override;

    std::vector<app::closing::Turnover> turnover(app::closing::Span const& span) override;
    std::optional<core::Instant> beginning() override;
    std::vector<app::closing::Posted>
    transfers(app::closing::Wanted const& wanted, std::size_t most) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
