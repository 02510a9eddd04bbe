#include "adapters/store/recon_reports.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::CodeOfDay;
using app::reconcile::Count;
using app::reconcile::DayReport;
using app::reconcile::FileOfDay;
using app::reconcile::PayoutOfDay;
using app::reconcile::Tally;

// What our books posted on the day, and how much of it some line is matched to. A plus sign says that the
// kind is not to be looked up: of each there is as much as there are days.
constexpr auto select_posted = R"sql(
    SELECT p.kind, COUNT(*), SUM(p.amount_minor), SUM(CASE WHEN m.file_sha IS NULL THEN 0 ELSE 1 END),
           SUM(CASE WHEN m.file_sha IS NULL THEN 0 ELSE p.amount_minor END)
    FROM (SELECT CASE WHEN t.source_kind = 'capture' THEN 'sale' WHEN t.source_kind = 'chargeback' THEN 'chargeback'
              ELSE 'refund' END AS kind, t.source_id, t.amount_minor
          FROM ledger_transfer t WHERE t.at_us >= :from_us AND t.at_us < :until_us
              AND +t.source_kind IN ('capture', 'refund', 'give_back', 'chargeback')) p
    LEFT JOIN recon_match m ON m.side_kind = p.kind AND m.side_id = p.source_id
    GROUP BY p.kind)sql";

// Of the day, or an acquirer's report of a payout within a week after it that tells of a sale of the day.
// CROSS JOIN, here and below: first the statements of the days, then their lines.
constexpr auto select_files = R"sql(
    SELECT f.file_sha, f.format, f.acquirer, COALESCE(r.stage, 'waiting'),
           CASE WHEN f.currency = '' THEN 'MAD' ELSE f.currency END, f.line_count, f.net_minor,
           f.entry_count, f.credit_minor - f.debit_minor,
           COALESCE(r.lines_matched, 0), COALESCE(r.lines_matched_minor, 0),
           COALESCE(r.lines_queued, 0), COALESCE(r.lines_queued_minor, 0),
           COALESCE(r.entries_matched, 0), COALESCE(r.entries_matched_minor, 0),
           COALESCE(r.entries_queued, 0), COALESCE(r.entries_queued_minor, 0)
    FROM settlement_file f LEFT JOIN recon_file r ON r.file_sha = f.file_sha
    WHERE f.state = 'published' AND (EXISTS (SELECT 1 FROM settlement_statement s
            WHERE s.file_sha = f.file_sha AND s.first_day <= :day AND s.last_day >= :same_day)
        OR EXISTS (SELECT 1 FROM settlement_statement s
            CROSS JOIN settlement_line l ON l.file_sha = s.file_sha AND l.statement_no = s.statement_no
            WHERE s.file_sha = f.file_sha AND s.first_day > :before_paid AND s.first_day <= :week_after
                AND l.sold_day = :sold_day))
    ORDER BY f.received_us, f.file_sha)sql";

// Paid on the day, or for what a file of the day lists: mostly the day after.
constexpr auto select_payouts = R"sql(
    SELECT p.acquirer, p.reference, p.currency, p.state, p.line_count, p.net_minor,
           COUNT(e.entry_no), COALESCE(SUM(e.amount_minor + e.charge_minor), 0)
    FROM recon_payout p
    LEFT JOIN recon_entry e ON e.payout = REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer),
        '{reference}', p.reference)
    WHERE p.day = :day OR (p.acquirer, p.reference) IN (
        SELECT f.acquirer, l.payout_ref
        FROM settlement_statement s CROSS JOIN settlement_file f ON f.file_sha = s.file_sha AND f.state = 'published'
        CROSS JOIN settlement_line l ON l.file_sha = s.file_sha AND l.statement_no = s.statement_no
        WHERE s.first_day <= :same_day AND s.last_day >= :that_day)
    GROUP BY p.acquirer, p.reference, p.currency, p.state, p.line_count, p.net_minor
    ORDER BY p.acquirer, p.reference)sql";

constexpr auto select_exceptions = R"sql(
    SELECT code, state, currency, COUNT(*), SUM(amount_minor) FROM recon_exception
    WHERE day = :day GROUP BY code, state, currency ORDER BY code, state, currency)sql";

struct Span {
    std::int64_t from_us;
    std::int64_t until_us;
};

struct Day {
    std::string day;
};

struct DayOfFiles {
    std::string day;
    std::string same_day;
    std::string before_paid;
    std::string week_after;
    std::string sold_day;
};

struct DayThrice {
    std::string day;
    std::string same_day;
    std::string that_day;
};

struct PostedRow {
    std::string kind;
    std::int64_t count;
    std::int64_t minor;
    std::int64_t matched;
    std::int64_t matched_minor;
};

struct FileRow {
    std::string file;
    std::string format;
    std::string acquirer;
    std::string state;
    std::string currency;
    std::int64_t lines;
    std::int64_t net_minor;
    std::int64_t entries;
    std::int64_t entry_minor;
    std::int64_t lines_matched;
    std::int64_t lines_matched_minor;
    std::int64_t lines_queued;
    std::int64_t lines_queued_minor;
    std::int64_t entries_matched;
    std::int64_t entries_matched_minor;
    std::int64_t entries_queued;
    std::int64_t entries_queued_minor;
};

struct PayoutRow {
    std::string acquirer;
    std::string reference;
    std::string currency;
    std::string state;
    std::int64_t lines;
    std::int64_t net_minor;
    std::int64_t movements;
    std::int64_t banked_minor;
};

struct CodeRow {
    std::string code;
    std::string state;
    std::string currency;
    std::int64_t count;
    std::int64_t minor;
};

FileOfDay file_of(FileRow row)
{
    return {
        .file = std::move(row.file),
        .format = std::move(row.format),
        .acquirer = std::move(row.acquirer),
        .state = std::move(row.state),
        .currency = currency_of(row.currency),
        .lines = row.lines,
        .net_minor = row.net_minor,
        .entries = row.entries,
        .entry_minor = row.entry_minor,
        .of_lines = {row.lines_matched, row.lines_matched_minor, row.lines_queued, row.lines_queued_minor},
        .of_entries =
            {row.entries_matched, row.entries_matched_minor, row.entries_queued, row.entries_queued_minor},
    };
}

PayoutOfDay payout_of(PayoutRow row)
{
    return {
        std::move(row.acquirer),
        std::move(row.reference),
        currency_of(row.currency),
        std::move(row.state),
        row.lines,
        row.net_minor,
        row.movements,
        row.banked_minor,
    };
}

CodeOfDay code_of(CodeRow row)
{
    return {std::move(row.code), std::move(row.state), currency_of(row.currency), row.count, row.minor};
}

} // namespace

struct SqlReconReports::Statements {
    explicit Statements(soci::session& session)
        : posted{session, select_posted},
          files{session, select_files},
          payouts{session, select_payouts},
          exceptions{session, select_exceptions}
    {
    }

    void post(DayReport& report, std::chrono::sys_days date)
    {
        auto const from = core::micros_of(date);
        auto const until = core::micros_of(date + std::chrono::days{1});
        for (auto const& row : posted.all({from, until})) {
            Tally const tally{row.count, row.minor, row.matched, row.matched_minor};
            auto& of = row.kind == "sale"     ? report.sales
                       : row.kind == "refund" ? report.refunds
                                              : report.chargebacks;
            of = tally;
        }
    }

    Prepared<Span, PostedRow> posted;
    Prepared<DayOfFiles, FileRow> files;
    Prepared<DayThrice, PayoutRow> payouts;
    Prepared<Day, CodeRow> exceptions;
};

SqlReconReports::SqlReconReports(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconReports::~SqlReconReports() = default;

DayReport SqlReconReports::day(std::chrono::sys_days date)
{
    DayReport report;
    statements_->post(report, date);
    auto const day = core::to_date(date);
    auto const week_after = core::to_date(date + std::chrono::days{7});
    for (auto& row : statements_->files.all({day, day, day, week_after, day}))
        report.files.push_back(file_of(std::move(row)));
    for (auto& row : statements_->payouts.all({day, day, day}))
        report.payouts.push_back(payout_of(std::move(row)));
    for (auto& row : statements_->exceptions.all({day})) report.exceptions.push_back(code_of(std::move(row)));
    return report;
}

} // namespace etimbre::adapters::store
