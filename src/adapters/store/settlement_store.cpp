#include "adapters/store/settlement_store.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/settlement_chunks.hpp"
#include "adapters/store/settlement_revisions.hpp"
#include "adapters/store/settlement_rows.hpp"
#include "adapters/store/settlement_steps.hpp"

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

} // namespace

struct SqlSettlementStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_file},
          find{session, select_file},
          page{session, select_page},
          counts{session, select_counts},
          steps{session},
          revisions{session},
          chunks{session}
    {
    }

    Prepared<SettlementFileRow> insert;
    Prepared<OfFile, SettlementFileRow> find;
    Prepared<PageRow, SettlementFileRow> page;
    Prepared<Nothing, StateRow> counts;
    SettlementSteps steps;
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

bool SqlSettlementStore::receive_again(File const& file)
{
    return prepared().steps.receive_again(file);
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
    return prepared().steps.parse(sha, summary);
}

bool SqlSettlementStore::publish(std::string_view sha, core::Instant at)
{
    return prepared().steps.publish(sha, at);
}

bool SqlSettlementStore::reject(
    std::string_view sha,
    app::settlement::Summary const& seen,
    app::settlement::Error const& error,
    core::Instant at
)
{
    return prepared().steps.reject(sha, seen, error, at);
}

bool SqlSettlementStore::supersede(std::string_view sha, std::string_view by)
{
    return prepared().steps.supersede(sha, by);
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
    auto const file = find(sha);
    return file && file->state == State::rejected && prepared().chunks.sweep(sha, most);
}

} // namespace etimbre::adapters::store
