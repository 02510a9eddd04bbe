#include "adapters/store/figure_store.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

using app::work::Figures;

constexpr auto select_owed = R"sql(
    SELECT kind, COUNT(*), MIN(due_us) FROM job GROUP BY kind)sql";

// The states that hold few rows; an index leads to them, so the millions that are at their end cost nothing.
constexpr auto select_payments = R"sql(
    SELECT state, COUNT(*) FROM payment
    WHERE state IN ('created', 'redirected', 'authorised', 'capturing', 'unknown',
                    'voiding', 'refunding', 'expiring', 'conflicted')
    GROUP BY state)sql";

constexpr auto select_refunds = R"sql(
    SELECT state, COUNT(*), MIN(created_us) FROM refund
    WHERE state IN ('requested', 'awaiting_approval', 'sending', 'submitted', 'unknown', 'declined', 'failed')
    GROUP BY state)sql";

constexpr auto select_paid_without_stamps = R"sql(
    SELECT COUNT(*)
    FROM (SELECT order_id FROM order_paid ORDER BY at_us DESC LIMIT 1000) latest
    WHERE NOT EXISTS (SELECT 1 FROM stamp WHERE stamp.order_id = latest.order_id))sql";

struct OwedRow {
    std::string kind;
    std::int64_t waiting;
    std::int64_t oldest_us;
};

struct StateRow {
    std::string state;
    std::int64_t count;
};

struct RefundsRow {
    std::string state;
    std::int64_t count;
    std::int64_t oldest_us;
};

struct CountRow {
    std::int64_t count;
};

} // namespace

struct SqlFigureStore::Statements {
    explicit Statements(soci::session& session)
        : owed{session, select_owed},
          payments{session, select_payments},
          refunds{session, select_refunds},
          paid_without_stamps{session, select_paid_without_stamps}
    {
    }

    Prepared<Nothing, OwedRow> owed;
    Prepared<Nothing, StateRow> payments;
    Prepared<Nothing, RefundsRow> refunds;
    Prepared<Nothing, CountRow> paid_without_stamps;
};

SqlFigureStore::SqlFigureStore(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlFigureStore::~SqlFigureStore() = default;

Figures SqlFigureStore::read()
{
    Figures figures;
    for (auto const& row : statements_->owed.all({}))
        if (auto const kind = app::jobs::kind_of(row.kind))
            figures.owed.push_back({*kind, row.waiting, core::instant_of_micros(row.oldest_us)});
    for (auto const& row : statements_->payments.all({}))
        figures.payments.push_back({domain::payment::state_of(row.state), row.count});
    for (auto const& row : statements_->refunds.all({}))
        figures.refunds.push_back(
            {domain::refund::state_of(row.state), row.count, core::instant_of_micros(row.oldest_us)}
        );
    if (auto const found = statements_->paid_without_stamps.one({}))
        figures.paid_without_stamps = found->count;
    return figures;
}

} // namespace etimbre::adapters::store
