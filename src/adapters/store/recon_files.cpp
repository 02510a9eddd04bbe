#include "adapters/store/recon_files.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_rows.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Count;
using app::reconcile::Progress;

// A file that was begun is matched to its end, even where another one has taken over from it since: that one
// compares itself with all of it, and so waits.
constexpr auto select_unfinished = R"sql(
    SELECT f.file_sha FROM settlement_file f LEFT JOIN recon_file r ON r.file_sha = f.file_sha
    WHERE ((f.state = 'published' AND (r.file_sha IS NULL OR r.stage <> 'done'))
            OR (f.state = 'superseded' AND r.stage <> 'done'))
        AND (r.file_sha IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM settlement_file b JOIN recon_file p ON p.file_sha = b.file_sha
            WHERE b.superseded_by = f.file_sha AND p.stage <> 'done'))
    ORDER BY f.received_us, f.file_sha LIMIT :most)sql";

constexpr auto select_progress = R"sql(
    SELECT file_sha, acquirer, currency, stage, fees_apart, chunk, last_line, last_entry, at_us
    FROM recon_file WHERE file_sha = :file)sql";

// A file in which nothing stands names no currency. Where no sale carries a fee, fees stand on lines of their
// own, or are kept of the payout.
constexpr auto insert_file = R"sql(
    INSERT INTO recon_file (file_sha, acquirer, currency, stage, fees_apart, chunk, last_line, last_entry, at_us,
        lines_matched, lines_matched_minor, lines_queued, lines_queued_minor,
        entries_matched, entries_matched_minor, entries_queued, entries_queued_minor, replaced_by, withdrawn_to)
    SELECT f.file_sha, f.acquirer, CASE WHEN f.currency = '' THEN 'MAD' ELSE f.currency END, 'entries',
        CASE WHEN EXISTS (SELECT 1 FROM settlement_line l
            WHERE l.file_sha = f.file_sha AND l.kind = 'sale' AND l.fee_minor <> 0) THEN 0 ELSE 1 END,
        0, 0, 0, :at_us, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0
    FROM settlement_file f WHERE f.file_sha = :file AND f.state = 'published'
        AND NOT EXISTS (SELECT 1 FROM settlement_file b JOIN recon_file p ON p.file_sha = b.file_sha
            WHERE b.superseded_by = f.file_sha AND p.stage <> 'done'))sql";

constexpr auto select_before = R"sql(
    SELECT f.file_sha, r.stage FROM settlement_file f LEFT JOIN recon_file r ON r.file_sha = f.file_sha
    WHERE f.superseded_by = :file)sql";

constexpr auto update_replaced = R"sql(
    UPDATE recon_file SET replaced_by = :by_file WHERE file_sha = :file AND replaced_by IS NULL)sql";

// Of two workers that go on from one place, one touches no row.
constexpr auto update_progress = R"sql(
    UPDATE recon_file SET stage = :stage, chunk = :chunk, last_line = :last_line, last_entry = :last_entry, at_us = :at_us
    WHERE file_sha = :file AND stage = :from_stage AND chunk = :from_chunk AND last_line = :from_line
        AND last_entry = :from_entry)sql";

constexpr auto update_lines = R"sql(
    UPDATE recon_file SET lines_matched = lines_matched + :matched, lines_matched_minor = lines_matched_minor + :matched_minor,
        lines_queued = lines_queued + :queued, lines_queued_minor = lines_queued_minor + :queued_minor
    WHERE file_sha = :file)sql";

constexpr auto update_entries = R"sql(
    UPDATE recon_file SET entries_matched = entries_matched + :matched,
        entries_matched_minor = entries_matched_minor + :matched_minor,
        entries_queued = entries_queued + :queued, entries_queued_minor = entries_queued_minor + :queued_minor
    WHERE file_sha = :file)sql";

struct Most {
    std::int64_t most;
};

struct ByFile {
    std::string file;
};

struct FileRow {
    std::string file;
};

struct BeforeRow {
    std::string file;
    std::optional<std::string> stage;
};

struct ProgressRow {
    std::string file;
    std::string acquirer;
    std::string currency;
    std::string stage;
    int fees_apart;
    int chunk;
    std::int64_t last_line;
    std::int64_t last_entry;
    std::int64_t at_us;
};

struct Beginning {
    std::int64_t at_us;
    std::string file;
};

struct Replaced {
    std::string by_file;
    std::string file;
};

struct Move {
    std::string stage;
    int chunk;
    std::int64_t last_line;
    std::int64_t last_entry;
    std::int64_t at_us;
    std::string file;
    std::string from_stage;
    int from_chunk;
    std::int64_t from_line;
    std::int64_t from_entry;
};

struct Counted {
    std::int64_t matched;
    std::int64_t matched_minor;
    std::int64_t queued;
    std::int64_t queued_minor;
    std::string file;
};

Counted counted(std::string_view file, Count const& more)
{
    return {more.matched, more.matched_minor, more.exceptions, more.exceptions_minor, std::string{file}};
}

std::string stage_of(Progress const& progress)
{
    return std::string{recon::word_in(stage_words, progress.stage)};
}

} // namespace

struct SqlReconFiles::Statements {
    explicit Statements(soci::session& session)
        : unfinished{session, select_unfinished},
          progress{session, select_progress},
          begin{session, insert_file},
          before{session, select_before},
          replace{session, update_replaced},
          move{session, update_progress},
          count_lines{session, update_lines},
          count_entries{session, update_entries}
    {
    }

    Prepared<Most, FileRow> unfinished;
    Prepared<ByFile, ProgressRow> progress;
    Prepared<Beginning> begin;
    Prepared<ByFile, BeforeRow> before;
    Prepared<Replaced> replace;
    Prepared<Move> move;
    Prepared<Counted> count_lines;
    Prepared<Counted> count_entries;
};

SqlReconFiles::SqlReconFiles(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlReconFiles::~SqlReconFiles() = default;

std::vector<std::string> SqlReconFiles::unfinished(std::size_t most)
{
    std::vector<std::string> files;
    for (auto& row : statements_->unfinished.all({static_cast<std::int64_t>(most)}))
        files.push_back(std::move(row.file));
    return files;
}

std::optional<Progress> SqlReconFiles::progress(std::string_view file)
{
    auto row = statements_->progress.one({std::string{file}});
    if (!row) return std::nullopt;
    return Progress{
        .file = std::move(row->file),
        .acquirer = std::move(row->acquirer),
        .currency = currency_of(row->currency),
        .stage = meaning_of(stage_words, row->stage),
        .fees_apart = row->fees_apart != 0,
        .chunk = row->chunk,
        .last_line = row->last_line,
        .last_entry = row->last_entry,
        .at = core::instant_of_micros(row->at_us),
    };
}

bool SqlReconFiles::begin(std::string_view file, core::Instant at)
{
    std::string const name{file};
    if (statements_->begin.run({core::micros_of(at), name}) != 1) return false;
    take_over(name, name);
    return true;
}

/// Of those before it, each the latest that was matched: one that was superseded before its turn never is.
void SqlReconFiles::take_over(std::string const& file, std::string const& from_those_before)
{
    for (auto const& before : statements_->before.all({from_those_before})) {
        if (before.stage)
            statements_->replace.run({file, before.file});
        else
            take_over(file, before.file);
    }
}

void SqlReconFiles::move(Progress const& from, Progress const& to)
{
    auto const touched = statements_->move.run({
        stage_of(to),
        to.chunk,
        to.last_line,
        to.last_entry,
        core::micros_of(to.at),
        from.file,
        stage_of(from),
        from.chunk,
        from.last_line,
        from.last_entry,
    });
    if (touched != 1) throw Conflict{"a settlement file was matched by somebody else at the same time"};
}

void SqlReconFiles::count_lines(std::string_view file, Count const& more)
{
    statements_->count_lines.run(counted(file, more));
}

void SqlReconFiles::count_entries(std::string_view file, Count const& more)
{
    statements_->count_entries.run(counted(file, more));
}

} // namespace etimbre::adapters::store
