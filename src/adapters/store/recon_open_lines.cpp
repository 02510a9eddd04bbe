#include "adapters/store/recon_open_lines.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_rows.hpp"

#include <cstdint>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::OpenLine;

// Lines in the queue, each with what became of it.
constexpr std::string_view waiting = R"sql(
    SELECT x.file_sha, f.fees_apart, f.acquirer, l.line_no, l.entry_no, l.kind, l.oid, l.acquirer_ref, l.auth_code,
           l.payout_ref, l.currency, l.sign, l.gross_minor, l.fee_minor, l.sold_day, l.booked_day, l.fingerprint
    FROM recon_exception x
    JOIN recon_match m ON m.file_sha = x.file_sha AND m.line_no = x.number
    JOIN settlement_line l ON l.file_sha = x.file_sha AND l.line_no = x.number
    JOIN recon_file f ON f.file_sha = x.file_sha
    WHERE x.waits = 1 AND x.subject_kind = 'line')sql";

// Late, or about nothing.
constexpr std::string_view after_place = R"sql(
        AND (m.code = 'LATE' OR m.side_kind = 'none')
        AND (x.file_sha > :after_file OR (x.file_sha = :same_file AND x.number > :after_line))
    ORDER BY x.file_sha, x.number LIMIT :most)sql";

// A sale that nothing of ours is known to be.
constexpr std::string_view after_code = R"sql(
        AND m.side_kind = 'none' AND m.code = 'UNKNOWN_LINE' AND l.kind = 'sale' AND l.auth_code > :after_code
    ORDER BY l.auth_code, x.file_sha, x.number LIMIT :most)sql";

struct AfterPlace {
    std::string after_file;
    std::string same_file;
    std::int64_t line;
    std::int64_t most;
};

struct AfterCode {
    std::string code;
    std::int64_t most;
};

struct OpenRow {
    std::string file;
    int fees_apart;
    std::string acquirer;
    std::int64_t line_no;
    std::int64_t entry_no;
    std::string kind;
    std::string oid;
    std::string acquirer_ref;
    std::string auth_code;
    std::string payout_ref;
    std::string currency;
    int sign;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::string sold_day;
    std::string booked_day;
    std::string print;
};

OpenLine open_line_of(OpenRow row)
{
    return {
        .file = std::move(row.file),
        .line = line_of({
            row.line_no,
            row.entry_no,
            std::move(row.kind),
            std::move(row.oid),
            std::move(row.acquirer_ref),
            std::move(row.auth_code),
            std::move(row.payout_ref),
            std::move(row.currency),
            row.sign,
            row.gross_minor,
            row.fee_minor,
            std::move(row.sold_day),
            std::move(row.booked_day),
            std::move(row.print),
            std::nullopt,
        }),
        .fees_apart = row.fees_apart != 0,
        .acquirer = std::move(row.acquirer),
    };
}

} // namespace

struct ReconOpenLines::Statements {
    explicit Statements(soci::session& session)
        : after{session, std::string{waiting}.append(after_place)},
          described{session, std::string{waiting}.append(after_code)}
    {
    }

    Prepared<AfterPlace, OpenRow> after;
    Prepared<AfterCode, OpenRow> described;
};

ReconOpenLines::ReconOpenLines(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

ReconOpenLines::~ReconOpenLines() = default;

std::vector<OpenLine> ReconOpenLines::after(std::string_view file, std::int64_t line, std::size_t most)
{
    std::string const after_file{file};
    std::vector<OpenLine> lines;
    for (auto& row : statements_->after.all({after_file, after_file, line, static_cast<std::int64_t>(most)}))
        lines.push_back(open_line_of(std::move(row)));
    return lines;
}

std::vector<OpenLine> ReconOpenLines::described_after(std::string_view code, std::size_t most)
{
    std::vector<OpenLine> lines;
    for (auto& row : statements_->described.all({std::string{code}, static_cast<std::int64_t>(most)}))
        lines.push_back(open_line_of(std::move(row)));
    return lines;
}

} // namespace etimbre::adapters::store
