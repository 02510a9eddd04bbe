#include "adapters/store/ledger_books.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::closing::Posted;
using app::closing::Span;
using app::closing::Turnover;
using app::closing::Wanted;

constexpr auto sum_debits = R"sql(
    SELECT debit, SUM(amount_minor) FROM ledger_transfer
    WHERE at_us >= :from_us AND at_us < :until_us GROUP BY debit ORDER BY debit)sql";

constexpr auto sum_credits = R"sql(
    SELECT credit, SUM(amount_minor) FROM ledger_transfer
    WHERE at_us >= :from_us AND at_us < :until_us GROUP BY credit ORDER BY credit)sql";

constexpr auto select_first = R"sql(
    SELECT at_us FROM ledger_transfer ORDER BY at_us LIMIT 1)sql";

constexpr auto select_transfers = R"sql(
    SELECT transfer_id, source_kind, source_id, debit, credit, amount_minor, currency, mission, part, at_us
    FROM ledger_transfer
    WHERE at_us >= :from_us AND at_us < :until_us AND at_us >= :after_us
        AND (at_us > :same_us OR transfer_id > :after_id)
        AND (:any_account = '' OR debit = :debited OR credit = :credited)
        AND (:any_mission = '' OR mission = :mission)
    ORDER BY at_us, transfer_id LIMIT :most)sql";

struct Between {
    std::int64_t from_us;
    std::int64_t until_us;
};

struct Sum {
    std::string account;
    std::int64_t minor;
};

struct At {
    std::int64_t at_us;
};

struct Question {
    std::int64_t from_us;
    std::int64_t until_us;
    std::int64_t after_us;
    std::int64_t same_us;
    std::string after_id;
    std::string any_account;
    std::string debited;
    std::string credited;
    std::string any_mission;
    std::string mission;
    std::int64_t most;
};

struct TransferRow {
    std::string transfer_id;
    std::string source_kind;
    std::string source_id;
    std::string debit;
    std::string credit;
    std::int64_t amount_minor;
    std::string currency;
    std::string mission;
    std::string part;
    std::int64_t at_us;
};

Posted posted(TransferRow row)
{
    return {
        std::move(row.transfer_id),
        std::move(row.source_kind),
        std::move(row.source_id),
        std::move(row.debit),
        std::move(row.credit),
        row.amount_minor,
        std::move(row.currency),
        std::move(row.mission),
        std::move(row.part),
        core::instant_of_micros(row.at_us),
    };
}

Between between(Span const& span)
{
    return {core::micros_of(span.from), core::micros_of(span.until)};
}

} // namespace

struct SqlLedgerBooks::Statements {
    explicit Statements(soci::session& session)
        : debits{session, sum_debits},
          credits{session, sum_credits},
          first{session, select_first},
          transfers{session, select_transfers}
    {
    }

    Prepared<Between, Sum> debits;
    Prepared<Between, Sum> credits;
    Prepared<Nothing, At> first;
    Prepared<Question, TransferRow> transfers;
};

SqlLedgerBooks::SqlLedgerBooks(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlLedgerBooks::~SqlLedgerBooks() = default;

std::vector<Turnover> SqlLedgerBooks::turnover(Span const& span)
{
    std::vector<Turnover> moved;
    for (auto& row : statements_->debits.all(between(span)))
        moved.push_back({std::move(row.account), row.minor, 0});
    for (auto& row : statements_->credits.all(between(span)))
        moved.push_back({std::move(row.account), 0, row.minor});
    return moved;
}

std::optional<core::Instant> SqlLedgerBooks::beginning()
{
    auto const row = statements_->first.one({});
    return row ? std::optional{core::instant_of_micros(row->at_us)} : std::nullopt;
}

std::vector<Posted> SqlLedgerBooks::transfers(Wanted const& wanted, std::size_t most)
{
    auto const span = between(wanted.span);
    auto const after_us = core::micros_of(wanted.after);
    std::vector<Posted> page;
    for (auto& row : statements_->transfers.all(
             {span.from_us,
              span.until_us,
              after_us,
              after_us,
              wanted.after_id,
              wanted.account,
              wanted.account,
              wanted.account,
              wanted.mission,
              wanted.mission,
              static_cast<std::int64_t>(most)}
         ))
        page.push_back(posted(std::move(row)));
    return page;
}

} // namespace etimbre::adapters::store
