#include "adapters/store/settlement_store.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/settlement_chunks.hpp"
#include "adapters/store/settlement_revisions.hpp"
#include "adapters/store/settlement_rows.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

using app::settlement::File;
using app::settlement::State;

constexpr auto insert_file = R"sql(
    INSERT INTO settlement_file (file_sha, format, acquirer, state, size_bytes, message_id, currency, uploaded_by,
        received_us, decided_us, declared_count, declared_minor, entry_count, credit_minor, debit_minor,
        line_count, gross_minor, fee_minor, net_minor, superseded_by, error, error_line, error_element)
    VALUES (:file_sha, :format, :acquirer, :state, :size_bytes, :message_id, :currency, :uploaded_by,
        :received_us, :decided_us, :declared_count, :declared_minor, :entry_count, :credit_minor, :debit_minor,
        :line_count, :gross_minor, :fee_minor, :net_minor, :superseded_by, :error, :error_line, :error_element))sql";

constexpr auto select_file = R"sql(
    SELECT file_sha, format, acquirer, state, size_bytes, message_id, currency, uploaded_by,
        received_us, decided_us, declared_count, declared_minor, entry_count, credit_minor, debit_minor,
        line_count, gross_minor, fee_minor, net_minor, superseded_by, error, error_line, error_element
    FROM settlement_file WHERE file_sha = :file_sha)sql";

constexpr auto select_page = R"sql(
    SELECT file_sha, format, acquirer, state, size_bytes, message_id, currency, uploaded_by,
        received_us, decided_us, declared_count, declared_minor, entry_count, credit_minor, debit_minor,
        line_count, gross_minor, fee_minor, net_minor, superseded_by, error, error_line, error_element
    FROM settlement_file
    WHERE (state = :state OR :any_state = 1)
        AND (received_us < :before_us OR (received_us = :same_us AND file_sha < :last))
    ORDER BY received_us DESC, file_sha DESC LIMIT :most)sql";

constexpr auto select_counts = R"sql(
    SELECT state, COUNT(*) FROM settlement_file GROUP BY state)sql";

// Each names the state before it: who comes second touches no row.
constexpr auto update_parsed = R"sql(
    UPDATE settlement_file SET state = 'parsed', format = :format, acquirer = :acquirer, message_id = :message_id,
        currency = :currency, declared_count = :declared_count, declared_minor = :declared_minor,
        entry_count = :entry_count, credit_minor = :credit_minor, debit_minor = :debit_minor,
        line_count = :line_count, gross_minor = :gross_minor, fee_minor = :fee_minor, net_minor = :net_minor
    WHERE file_sha = :file_sha AND state = 'received')sql";

constexpr auto update_published = R"sql(
    UPDATE settlement_file SET state = 'published', decided_us = :at_us
    WHERE file_sha = :file_sha AND state = 'parsed')sql";

constexpr auto update_rejected = R"sql(
    UPDATE settlement_file SET state = 'rejected', format = :format, acquirer = :acquirer,
        message_id = :message_id, currency = :currency, error = :error, error_line = :error_line,
        error_element = :error_element, decided_us = :at_us
    WHERE file_sha = :file_sha AND state = 'received')sql";

constexpr auto update_superseded = R"sql(
    UPDATE settlement_file SET state = 'superseded', superseded_by = :superseded_by
    WHERE file_sha = :file_sha AND state = 'published')sql";

struct OfFile {
    std::string file_sha;
};

struct PageRow {
    std::string state;
    int any_state;
    std::int64_t before_us;
    std::int64_t same_us;
    std::string last;
    std::int64_t most;
};

struct StateRow {
    std::string state;
    std::int64_t count;
};

struct ParsedRow {
    std::string format;
    std::string acquirer;
    std::string message_id;
    std::string currency;
    std::optional<std::int64_t> declared_count;
    std::optional<std::int64_t> declared_minor;
    std::int64_t entry_count;
    std::int64_t credit_minor;
    std::int64_t debit_minor;
    std::int64_t line_count;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::int64_t net_minor;
    std::string file_sha;
};

struct PublishedRow {
    std::int64_t at_us;
    std::string file_sha;
};

struct RejectedRow {
    std::string format;
    std::string acquirer;
    std::string message_id;
    std::string currency;
    std::string error;
    std::int64_t error_line;
    std::string error_element;
    std::int64_t at_us;
    std::string file_sha;
};

struct SupersededRow {
    std::string superseded_by;
    std::string file_sha;
};

} // namespace

struct SqlSettlementStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_file},
          find{session, select_file},
          page{session, select_page},
          counts{session, select_counts},
          parsed{session, update_parsed},
          published{session, update_published},
          rejected{session, update_rejected},
          superseded{session, update_superseded},
          revisions{session},
          chunks{session}
    {
    }

    Prepared<SettlementFileRow> insert;
    Prepared<OfFile, SettlementFileRow> find;
    Prepared<PageRow, SettlementFileRow> page;
    Prepared<Nothing, StateRow> counts;
    Prepared<ParsedRow> parsed;
    Prepared<PublishedRow> published;
    Prepared<RejectedRow> rejected;
    Prepared<SupersededRow> superseded;
    SettlementRevisions revisions;
    SettlementChunks chunks;
};

SqlSettlementStore::SqlSettlementStore(soci::session& session) : session_{session} {}

SqlSettlementStore::~SqlSettlementStore() = default;

SqlSettlementStore::Statements& SqlSettlementStore::prepared()
{
    if (!statements_) statements_ = std::make_unique<Statements>(session_);
    return *statements_;
}

bool SqlSettlementStore::receive(File const& file)
{
    return prepared().insert.insert(row_of(file), Key::primary);
}

std::optional<File> SqlSettlementStore::find(std::string_view sha)
{
    auto const row = prepared().find.one({std::string{sha}});
    if (!row) return std::nullopt;
    return file_of(*row);
}

std::vector<File> SqlSettlementStore::list(app::settlement::Listing const& listing)
{
    std::vector<File> files;
    auto const before = core::micros_of(listing.before);
    PageRow page{
        listing.state ? std::string{word_of(*listing.state)} : std::string{},
        listing.state ? 0 : 1,
        before,
        before,
        listing.last,
        static_cast<std::int64_t>(listing.most)
    };
    for (auto const& row : prepared().page.all(std::move(page))) files.push_back(file_of(row));
    return files;
}

std::vector<std::pair<State, std::int64_t>> SqlSettlementStore::counts()
{
    std::vector<std::pair<State, std::int64_t>> counts;
    for (auto const& row : prepared().counts.all({}))
        if (auto const state = app::settlement::state_of(row.state)) counts.emplace_back(*state, row.count);
    return counts;
}

int SqlSettlementStore::chunks(std::string_view sha)
{
    return prepared().chunks.count(sha);
}

// The chunk first: its foreign key holds the file's row, whose state is then what it stays.
bool SqlSettlementStore::lay_out(std::string_view sha, app::settlement::Chunk const& chunk, core::Instant at)
{
    if (!prepared().chunks.begin(sha, chunk.number, at)) return false;
    auto const file = find(sha);
    if (!file || file->state != State::received)
        throw StoreFailure{"a settlement file was decided while it was laid out"};
    prepared().chunks.insert(sha, chunk);
    return true;
}

bool SqlSettlementStore::parse(std::string_view sha, app::settlement::Summary const& summary)
{
    auto row = row_of(File{.sha = std::string{sha}, .summary = summary});
    return prepared().parsed.run(
               {row.format,
                row.acquirer,
                row.message_id,
                row.currency,
                row.declared_count,
                row.declared_minor,
                row.entry_count,
                row.credit_minor,
                row.debit_minor,
                row.line_count,
                row.gross_minor,
                row.fee_minor,
                row.net_minor,
                row.file_sha}
           ) == 1;
}

bool SqlSettlementStore::publish(std::string_view sha, core::Instant at)
{
    return prepared().published.run({core::micros_of(at), std::string{sha}}) == 1;
}

bool SqlSettlementStore::reject(
    std::string_view sha,
    app::settlement::Summary const& seen,
    app::settlement::Error const& error,
    core::Instant at
)
{
    return prepared().rejected.run(
               {seen.format,
                seen.acquirer,
                seen.message_id,
                seen.currency,
                error.what,
                static_cast<std::int64_t>(error.line),
                error.element,
                core::micros_of(at),
                std::string{sha}}
           ) == 1;
}

bool SqlSettlementStore::supersede(std::string_view sha, std::string_view by)
{
    return prepared().superseded.run({std::string{by}, std::string{sha}}) == 1;
}

std::vector<app::settlement::StatementName> SqlSettlementStore::names(std::string_view sha)
{
    return prepared().revisions.names(sha);
}

std::vector<app::settlement::StatementView>
SqlSettlementStore::statements(std::string_view sha, std::size_t most)
{
    return prepared().revisions.statements(sha, most);
}

std::optional<app::settlement::InForce> SqlSettlementStore::in_force(std::string_view identity)
{
    return prepared().revisions.in_force(identity);
}

bool SqlSettlementStore::revise(
    std::string_view sha, app::settlement::StatementName const& statement, int revision, core::Instant at
)
{
    return prepared().revisions.insert(sha, statement, revision, at);
}

bool SqlSettlementStore::is_in_force(std::string_view sha)
{
    return prepared().revisions.count_in_force(sha) > 0;
}

bool SqlSettlementStore::sweep(std::string_view sha, std::int64_t most)
{
    return prepared().chunks.sweep(sha, most);
}

} // namespace etimbre::adapters::store
