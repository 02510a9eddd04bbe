#include "adapters/store/recon_overdue.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_rows.hpp"

#include <cstdint>
#include <cstdlib>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Overdue;

// What was given back as a whole within a day was never settled: then neither sale nor refund is in a file.
// A plus sign says that a column is not to be looked up: there is much of one kind or state, and little in
// the span or of the payment.
constexpr auto select_missing = R"sql(
    SELECT d.kind, d.id, 'MISSING', d.acquirer, d.currency, d.sign * d.amount_minor, d.at_us, d.oid FROM (
        SELECT 'sale' AS kind, p.payment_id AS id, p.acquirer, t.currency, t.amount_minor, 1 AS sign, t.at_us, p.oid,
            p.payment_id, t.at_us AS taken_us, r.at_us AS back_us
        FROM ledger_transfer t JOIN payment p ON p.payment_id = t.source_id
        LEFT JOIN refund b ON b.payment_id = p.payment_id AND +b.state = 'succeeded' AND b.amount_minor = p.amount_minor
        LEFT JOIN ledger_transfer r ON (r.transfer_id = REPLACE('refund:{id}:0', '{id}', b.refund_id)
            OR r.transfer_id = REPLACE('give_back:{id}:0', '{id}', p.payment_id))
        WHERE +t.source_kind = 'capture' AND t.at_us > :from_us AND t.at_us <= :until_us
        UNION ALL
        SELECT 'refund', t.source_id, p.acquirer, t.currency, t.amount_minor, -1, t.at_us, p.oid,
            p.payment_id, c.at_us, CASE WHEN t.amount_minor = p.amount_minor THEN t.at_us END
        FROM ledger_transfer t
        LEFT JOIN refund b ON t.source_kind = 'refund' AND b.refund_id = t.source_id
        JOIN payment p ON p.payment_id = COALESCE(b.payment_id, t.source_id)
        LEFT JOIN ledger_transfer c ON c.transfer_id = REPLACE('capture:{id}:0', '{id}', p.payment_id)
        WHERE +t.source_kind IN ('refund', 'give_back') AND t.at_us > :back_from_us AND t.at_us <= :back_until_us) d
    LEFT JOIN recon_match m ON m.side_kind = d.kind AND m.side_id = d.id
    LEFT JOIN recon_match s ON s.side_kind = 'sale' AND s.side_id = d.payment_id
    LEFT JOIN recon_exception x ON x.subject_kind = d.kind AND x.subject_id = d.id
    WHERE m.file_sha IS NULL AND x.exception_id IS NULL
        AND (s.file_sha IS NOT NULL OR d.back_us IS NULL OR d.back_us - d.taken_us > 86400000000)
        AND d.at_us > (SELECT MIN(f.received_us) - 604800000000 FROM recon_file k
            JOIN settlement_file f ON f.file_sha = k.file_sha WHERE k.acquirer = d.acquirer)
    ORDER BY d.at_us, d.id LIMIT :most)sql";

// Whoever is unknown has a question that is owed (I6): the jobs are few, the payments many.
constexpr auto select_stuck = R"sql(
    SELECT 'payment', p.payment_id, 'STUCK_UNKNOWN', p.acquirer, p.currency, p.amount_minor, t.at_us, p.oid
    FROM job j
    JOIN payment p ON p.payment_id = j.job_key AND p.state = 'unknown'
    JOIN payment_transition t ON t.payment_id = p.payment_id AND t.seq = p.seq
    LEFT JOIN recon_exception x ON x.subject_kind = 'payment' AND x.subject_id = p.payment_id
        AND (x.waits = 1 OR x.checker <> '')
    WHERE j.kind = 'ask_status' AND t.at_us < :before_us AND x.exception_id IS NULL
    ORDER BY t.at_us, p.payment_id LIMIT :most)sql";

constexpr auto select_unpaid = R"sql(
    SELECT 'payout', REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer), '{reference}', p.reference),
        'MISSING', p.acquirer, p.currency, p.net_minor, p.day, p.reference
    FROM recon_payout p
    LEFT JOIN recon_entry e ON e.payout =
        REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer), '{reference}', p.reference)
    LEFT JOIN recon_exception x ON x.subject_kind = 'payout' AND x.subject_id =
        REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer), '{reference}', p.reference)
    WHERE p.state = 'open' AND p.day <= :until AND p.net_minor <> 0 AND e.file_sha IS NULL AND x.exception_id IS NULL
    ORDER BY p.day, p.acquirer, p.reference LIMIT :most)sql";

constexpr auto select_mark = R"sql(
    SELECT at_us FROM recon_mark WHERE name = :name)sql";

constexpr auto insert_mark = R"sql(
    INSERT INTO recon_mark (at_us, name) VALUES (:at_us, :name))sql";

constexpr auto update_mark = R"sql(
    UPDATE recon_mark SET at_us = :at_us WHERE name = :name)sql";

struct Window {
    std::int64_t from_us;
    std::int64_t until_us;
    std::int64_t back_from_us;
    std::int64_t back_until_us;
    std::int64_t most;
};

struct Before {
    std::int64_t at_us;
    std::int64_t most;
};

struct UntilDay {
    std::string day;
    std::int64_t most;
};

struct OverdueRow {
    std::string kind;
    std::string id;
    std::string code;
    std::string acquirer;
    std::string currency;
    std::int64_t minor; ///< signed
    std::int64_t at_us;
    std::string name;
};

struct UnpaidRow {
    std::string kind;
    std::string id;
    std::string code;
    std::string acquirer;
    std::string currency;
    std::int64_t minor;
    std::string day;
    std::string name;
};

struct ByName {
    std::string name;
};

struct At {
    std::int64_t at_us;
};

struct Mark {
    std::int64_t at_us;
    std::string name;
};

std::string detail_of(std::string_view kind, recon::Code code, std::string const& name)
{
    if (code == recon::Code::stuck_unknown) return "the acquirer does not say how it stands, oid " + name;
    if (kind == "payout") return "payout " + name + " is not in the bank";
    return std::string{kind} + " in no file, oid " + name;
}

template <class Row>
Overdue overdue_of(Row& row, std::chrono::sys_days day)
{
    auto const code = meaning_of(recon::code_words, row.code);
    auto detail = detail_of(row.kind, code, row.name);
    return {
        .subject_kind = std::move(row.kind),
        .subject_id = std::move(row.id),
        .code = code,
        .acquirer = std::move(row.acquirer),
        .amount = money_of(std::abs(row.minor), row.currency),
        .sign = row.minor < 0 ? -1 : 1,
        .day = day,
        .detail = std::move(detail),
    };
}

std::vector<Overdue> all_of(std::vector<OverdueRow> rows)
{
    std::vector<Overdue> all;
    for (auto& row : rows)
        all.push_back(
            overdue_of(row, std::chrono::floor<std::chrono::days>(core::instant_of_micros(row.at_us)))
        );
    return all;
}

} // namespace

struct SqlReconOverdue::Statements {
    explicit Statements(soci::session& session)
        : missing{session, select_missing},
          stuck{session, select_stuck},
          unpaid{session, select_unpaid},
          mark{session, select_mark},
          first_mark{session, insert_mark},
          move_mark{session, update_mark}
    {
    }

    Prepared<Window, OverdueRow> missing;
    Prepared<Before, OverdueRow> stuck;
    Prepared<UntilDay, UnpaidRow> unpaid;
    Prepared<ByName, At> mark;
    Prepared<Mark> first_mark;
    Prepared<Mark> move_mark;
};

SqlReconOverdue::SqlReconOverdue(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconOverdue::~SqlReconOverdue() = default;

std::vector<Overdue> SqlReconOverdue::missing(core::Instant from, core::Instant to, std::size_t most)
{
    auto const from_us = core::micros_of(from);
    auto const until_us = core::micros_of(to);
    return all_of(
        statements_->missing.all({from_us, until_us, from_us, until_us, static_cast<std::int64_t>(most)})
    );
}

std::vector<Overdue> SqlReconOverdue::stuck(core::Instant before, std::size_t most)
{
    return all_of(statements_->stuck.all({core::micros_of(before), static_cast<std::int64_t>(most)}));
}

std::vector<Overdue> SqlReconOverdue::unpaid(std::chrono::sys_days until, std::size_t most)
{
    std::vector<Overdue> all;
    for (auto& row : statements_->unpaid.all({core::to_date(until), static_cast<std::int64_t>(most)}))
        all.push_back(overdue_of(row, day_of(row.day)));
    return all;
}

std::optional<core::Instant> SqlReconOverdue::mark(std::string_view name)
{
    auto const row = statements_->mark.one({std::string{name}});
    if (!row) return std::nullopt;
    return core::instant_of_micros(row->at_us);
}

void SqlReconOverdue::set_mark(std::string_view name, core::Instant at)
{
    Mark const row{core::micros_of(at), std::string{name}};
    if (statements_->first_mark.insert(row, Key::primary)) return;
    statements_->move_mark.run(row);
}

} // namespace etimbre::adapters::store
