#include "adapters/store/recon_withdrawn.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_rows.hpp"

#include <algorithm>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::NumberedLine;

constexpr auto select_before = R"sql(
    SELECT file_sha, withdrawn_to, last_line FROM recon_file
    WHERE replaced_by = :file AND withdrawn_to < last_line ORDER BY file_sha LIMIT 1)sql";

constexpr auto update_withdrawn = R"sql(
    UPDATE recon_file SET withdrawn_to = :line WHERE file_sha = :file)sql";

// What only repeats another line was posted by that one; what the revision repeats movement by movement is
// there.
constexpr auto select_withdrawn = R"sql(
    SELECT l.line_no, l.entry_no, l.kind, l.oid, l.acquirer_ref, l.auth_code, l.payout_ref, l.currency, l.sign,
           l.gross_minor, l.fee_minor, l.sold_day, l.booked_day, l.fingerprint, NULL
    FROM settlement_line l
    JOIN recon_match m ON m.file_sha = l.file_sha AND m.line_no = l.line_no
        AND m.side_kind NOT IN ('copy', 'line')
        AND NOT (m.side_kind = 'revision' AND m.side_id LIKE :by_new)
    LEFT JOIN recon_match n ON n.side_kind = 'revision'
        AND n.side_id = REPLACE(REPLACE('{file}:{line}', '{file}', l.file_sha), '{line}', l.line_no)
        AND n.file_sha = :new_file
    WHERE l.file_sha = :file AND l.line_no > :after AND l.line_no <= :last AND n.file_sha IS NULL
        AND NOT (l.entry_no > 0 AND EXISTS (
            SELECT 1 FROM settlement_entry o
            JOIN settlement_entry e ON e.fingerprint = o.fingerprint AND e.occurrence = o.occurrence
            JOIN recon_entry c ON c.file_sha = e.file_sha AND c.entry_no = e.entry_no
            WHERE o.file_sha = l.file_sha AND o.entry_no = l.entry_no AND e.file_sha = :of_new AND c.tier = 'copy'))
    ORDER BY l.line_no LIMIT :most)sql";

struct ByFile {
    std::string file;
};

struct Before {
    std::string file;
    std::int64_t withdrawn_to;
    std::int64_t last_line;
};

struct Withdrawn {
    std::string by_new;
    std::string new_file;
    std::string file;
    std::int64_t after;
    std::int64_t last;
    std::string of_new;
    std::int64_t most;
};

struct LookedFor {
    std::int64_t line;
    std::string file;
};

} // namespace

struct ReconWithdrawn::Statements {
    explicit Statements(soci::session& session)
        : before{session, select_before},
          withdrawn{session, select_withdrawn},
          looked_for{session, update_withdrawn}
    {
    }

    Prepared<ByFile, Before> before;
    Prepared<Withdrawn, LineRow> withdrawn;
    Prepared<LookedFor> looked_for;
};

ReconWithdrawn::ReconWithdrawn(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

ReconWithdrawn::~ReconWithdrawn() = default;

std::string ReconWithdrawn::next_before(std::string_view file)
{
    auto row = statements_->before.one({std::string{file}});
    return row ? std::move(row->file) : std::string{};
}

// How far it has looked is kept in the same transaction, so that no line is found twice.
std::vector<NumberedLine> ReconWithdrawn::of(std::string_view file, std::int64_t looked_at, std::size_t most)
{
    std::vector<NumberedLine> lines;
    std::string const name{file};
    auto const before = statements_->before.one({name});
    if (!before) return lines;
    auto const last = std::min(before->withdrawn_to + looked_at, before->last_line);
    auto rows = statements_->withdrawn.all(
        {name + ":%", name, before->file, before->withdrawn_to, last, name, static_cast<std::int64_t>(most)}
    );
    lines.reserve(rows.size());
    for (auto& row : rows) lines.push_back(line_of(std::move(row)));
    statements_->looked_for.run({lines.size() < most ? last : lines.back().number, before->file});
    return lines;
}

} // namespace etimbre::adapters::store
