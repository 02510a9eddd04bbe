#include "adapters/store/recon_lines.hpp"

#include "adapters/store/many_rows.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_expected.hpp"
#include "adapters/store/recon_open_lines.hpp"
#include "adapters/store/recon_rows.hpp"
#include "adapters/store/recon_withdrawn.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Match;
using app::reconcile::NumberedLine;
using app::reconcile::OpenLine;

// A line of a report stands beneath no movement: nothing is looked up for it.
constexpr auto select_after = R"sql(
    SELECT l.line_no, l.entry_no, l.kind, l.oid, l.acquirer_ref, l.auth_code, l.payout_ref, l.currency, l.sign,
           l.gross_minor, l.fee_minor, l.sold_day, l.booked_day, l.fingerprint, c.entry_no
    FROM settlement_line l
    LEFT JOIN recon_entry c ON c.file_sha = l.file_sha AND c.entry_no = NULLIF(l.entry_no, 0) AND c.tier = 'copy'
    WHERE l.file_sha = :file AND l.line_no > :after ORDER BY l.line_no LIMIT :most)sql";

// The keys decide: a line is matched once, and a side has one line.
constexpr auto insert_match = R"sql(
    INSERT INTO recon_match (file_sha, line_no, side_kind, side_id, tier, code))sql";

constexpr auto insert_chunk = R"sql(
    INSERT INTO recon_chunk (file_sha, chunk, first_line, last_line, line_count, net_minor, fee_minor, at_us)
    VALUES (:file, :chunk, :first_line, :last_line, :line_count, :net_minor, :fee_minor, :at_us))sql";

constexpr auto update_match = R"sql(
    UPDATE recon_match SET side_kind = :side_kind, side_id = :side_id, tier = :tier, code = :code
    WHERE file_sha = :file AND line_no = :line)sql";

constexpr auto select_side = R"sql(
    SELECT file_sha, line_no, side_kind, side_id, tier, code
    FROM recon_match WHERE side_kind = :side_kind AND side_id = :side_id)sql";

struct After {
    std::string file;
    std::int64_t line;
    std::int64_t most;
};

struct MatchRow {
    std::string file;
    std::int64_t line;
    std::string side_kind;
    std::string side_id;
    std::string tier;
    std::string code;
};

struct Correction {
    std::string side_kind;
    std::string side_id;
    std::string tier;
    std::string code;
    std::string file;
    std::int64_t line;
};

struct ChunkRow {
    std::string file;
    int chunk;
    std::int64_t first_line;
    std::int64_t last_line;
    std::int64_t line_count;
    std::int64_t net_minor;
    std::int64_t fee_minor;
    std::int64_t at_us;
};

struct Side {
    std::string kind;
    std::string id;
};

MatchRow row_of(Match const& match)
{
    return {
        match.file,
        match.line,
        match.side_kind,
        match.side_id,
        std::string{word_of(match.tier)},
        std::string{word_of(match.code)},
    };
}

Match match_of(MatchRow row)
{
    return {
        std::move(row.file),
        row.line,
        std::move(row.side_kind),
        std::move(row.side_id),
        meaning_of(recon::tier_words, row.tier),
        meaning_of(recon::code_words, row.code),
    };
}

} // namespace

struct SqlReconLines::Statements {
    explicit Statements(soci::session& session)
        : after{session, select_after},
          expected{session},
          open{session},
          keep{session, insert_match},
          keep_chunk{session, insert_chunk},
          correct{session, update_match},
          of_side{session, select_side},
          withdrawn{session}
    {
    }

    Prepared<After, LineRow> after;
    ReconExpected expected;
    /// What `after` read last: lines of a published file never change.
    LineRange read{};
    LineKinds kinds_read{};
    ReconOpenLines open;
    ManyRows<MatchRow> keep;
    Prepared<ChunkRow> keep_chunk;
    Prepared<Correction> correct;
    Prepared<Side, MatchRow> of_side;
    ReconWithdrawn withdrawn;
};

SqlReconLines::SqlReconLines(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlReconLines::~SqlReconLines() = default;

std::vector<NumberedLine> SqlReconLines::after(std::string_view file, std::int64_t line, std::size_t most)
{
    std::vector<NumberedLine> lines;
    auto& [of_file, from, until] = statements_->read = {std::string{file}, line, line};
    auto& kinds = statements_->kinds_read = {};
    for (auto& row : statements_->after.all({of_file, from, static_cast<std::int64_t>(most)})) {
        until = row.line_no;
        if (!kinds.kinds.contains(row.kind)) kinds.kinds.insert(row.kind);
        kinds.by_reference = kinds.by_reference || !row.acquirer_ref.empty();
        lines.push_back(line_of(std::move(row)));
    }
    return lines;
}

std::vector<recon::Expectation>
SqlReconLines::expected(std::string_view file, std::int64_t after, std::int64_t last)
{
    LineRange const wanted{std::string{file}, after, last};
    if (wanted == statements_->read) return statements_->expected.of(wanted, statements_->kinds_read);
    return statements_->expected.of(wanted);
}

std::vector<OpenLine>
SqlReconLines::open(std::string_view after_file, std::int64_t after_line, std::size_t most)
{
    return statements_->open.after(after_file, after_line, most);
}

std::vector<OpenLine> SqlReconLines::described_lines(std::string_view after_code, std::size_t most)
{
    return statements_->open.described_after(after_code, most);
}

std::vector<recon::Expectation>
SqlReconLines::described(std::string_view acquirer, std::string_view auth_code)
{
    return statements_->expected.described(acquirer, auth_code);
}

void SqlReconLines::keep(std::span<Match const> matches)
{
    std::vector<MatchRow> rows;
    rows.reserve(matches.size());
    for (auto const& match : matches) rows.push_back(row_of(match));
    statements_->keep.insert(rows);
}

void SqlReconLines::keep(app::reconcile::Chunk const& chunk)
{
    statements_->keep_chunk.run(
        {chunk.file,
         chunk.number,
         chunk.first_line,
         chunk.last_line,
         chunk.lines,
         chunk.net_minor,
         chunk.fee_minor,
         core::micros_of(chunk.at)}
    );
}

void SqlReconLines::correct(Match const& match)
{
    auto row = row_of(match);
    auto const touched = statements_->correct.run(
        {std::move(row.side_kind),
         std::move(row.side_id),
         std::move(row.tier),
         std::move(row.code),
         std::move(row.file),
         row.line}
    );
    if (touched != 1) throw RowFault{"a line that was never matched cannot be corrected"};
}

std::optional<Match> SqlReconLines::of_side(std::string_view kind, std::string_view id)
{
    auto row = statements_->of_side.one({std::string{kind}, std::string{id}});
    if (!row) return std::nullopt;
    return match_of(*std::move(row));
}

std::string SqlReconLines::superseded_by(std::string_view file)
{
    return statements_->withdrawn.next_before(file);
}

std::vector<NumberedLine>
SqlReconLines::withdrawn(std::string_view file, std::int64_t looked_at, std::size_t most)
{
    return statements_->withdrawn.of(file, looked_at, most);
}

} // namespace etimbre::adapters::store
