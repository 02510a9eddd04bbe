#include "adapters/store/ledger_store.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto insert_transfer = R"sql(
    INSERT INTO ledger_transfer (transfer_id, source_kind, source_id, leg, debit, credit,
                                 currency, amount_minor, mission, part, at_us)
    VALUES (:transfer_id, :source_kind, :source_id, :leg, :debit, :credit,
            :currency, :amount_minor, :mission, :part, :at_us))sql";

struct TransferRow {
    std::string transfer_id;
    std::string source_kind;
    std::string source_id;
    int leg;
    std::string debit;
    std::string credit;
    std::string currency;
    std::int64_t amount_minor;
    std::string mission;
    std::string part;
    std::int64_t at_us;
};

TransferRow row_of(domain::ledger::Transfer const& transfer, core::Instant at)
{
    return {
        .transfer_id = transfer.id,
        .source_kind = transfer.source_kind,
        .source_id = transfer.source_id,
        .leg = transfer.leg,
        .debit = transfer.debit,
        .credit = transfer.credit,
        .currency = std::string{transfer.amount.currency().name()},
        .amount_minor = transfer.amount.minor(),
        .mission = transfer.mission,
        .part = transfer.part,
        .at_us = core::micros_of(at)
    };
}

} // namespace

struct SqlLedgerStore::Statements {
    explicit Statements(soci::session& session) : post{session, insert_transfer} {}

    Prepared<TransferRow> post;
};

SqlLedgerStore::SqlLedgerStore(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlLedgerStore::~SqlLedgerStore() = default;

void SqlLedgerStore::post(std::span<domain::ledger::Transfer const> transfers, core::Instant at)
{
    for (auto const& transfer : transfers) statements_->post.run(row_of(transfer, at));
}

void SqlLedgerStore::post_missing(std::span<domain::ledger::Transfer const> transfers, core::Instant at)
{
    for (auto const& transfer : transfers)
        statements_->post.insert(row_of(transfer, at)); // taken: it is there
}

} // namespace etimbre::adapters::store
