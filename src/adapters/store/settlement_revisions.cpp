#include "adapters/store/settlement_revisions.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/settlement_rows.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_names = R"sql(
    SELECT statement_no, identity, content FROM settlement_statement
    WHERE file_sha = :file_sha ORDER BY statement_no)sql";

constexpr auto select_statements = R"sql(
    SELECT s.file_sha, s.statement_no, s.identity, s.content, s.account, s.statement_id,
        s.statement_year, s.sequence_no, s.page_no, s.last_page, s.copy_mark, s.first_day, s.last_day,
        s.opening_minor, s.closing_minor, s.credit_count, s.credit_minor, s.debit_count, s.debit_minor,
        s.unbooked_count
    FROM settlement_statement s WHERE s.file_sha = :file_sha ORDER BY s.statement_no LIMIT :most)sql";

// Which revision of which of its statements a file is.
constexpr auto select_revisions = R"sql(
    SELECT r.statement_no, r.revision
    FROM settlement_statement s
    JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
    WHERE s.file_sha = :file_sha)sql";

constexpr auto select_in_force = R"sql(
    SELECT r.revision, r.file_sha, s.content
    FROM settlement_revision r
    JOIN settlement_statement s ON s.file_sha = r.file_sha AND s.statement_no = r.statement_no
    WHERE r.identity = :identity ORDER BY r.revision DESC LIMIT 1)sql";

// The key on the revision: of two files that would be it, one is.
constexpr auto insert_revision = R"sql(
    INSERT INTO settlement_revision (identity, revision, file_sha, statement_no, at_us)
    VALUES (:identity, :revision, :file_sha, :statement_no, :at_us))sql";

constexpr auto select_count = R"sql(
    SELECT COUNT(*) FROM settlement_statement s
    JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
    WHERE s.file_sha = :file_sha AND NOT EXISTS (
        SELECT 1 FROM settlement_revision n WHERE n.identity = r.identity AND n.revision > r.revision))sql";

struct OfFile {
    std::string file_sha;
};

struct OfIdentity {
    std::string identity;
};

struct NameRow {
    int statement_no;
    std::string identity;
    std::string content;
};

struct Most {
    std::string file_sha;
    std::int64_t most;
};

struct NumberRow {
    int statement_no;
    int revision;
};

struct InForceRow {
    int revision;
    std::string file_sha;
    std::string content;
};

struct RevisionRow {
    std::string identity;
    int revision;
    std::string file_sha;
    int statement_no;
    std::int64_t at_us;
};

struct CountRow {
    std::int64_t count;
};

} // namespace

struct SettlementRevisions::Statements {
    explicit Statements(soci::session& session)
        : names{session, select_names},
          statements{session, select_statements},
          numbers{session, select_revisions},
          in_force{session, select_in_force},
          revise{session, insert_revision},
          count{session, select_count}
    {
    }

    Prepared<OfFile, NameRow> names;
    Prepared<Most, SettlementStatementRow> statements;
    Prepared<OfFile, NumberRow> numbers;
    Prepared<OfIdentity, InForceRow> in_force;
    Prepared<RevisionRow> revise;
    Prepared<OfFile, CountRow> count;
};

SettlementRevisions::SettlementRevisions(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SettlementRevisions::~SettlementRevisions() = default;

std::vector<app::settlement::StatementName> SettlementRevisions::names(std::string_view sha)
{
    std::vector<app::settlement::StatementName> names;
    for (auto& row : statements_->names.all({std::string{sha}}))
        names.push_back({row.statement_no, std::move(row.identity), std::move(row.content)});
    return names;
}

std::vector<app::settlement::StatementView>
SettlementRevisions::statements(std::string_view sha, std::size_t most)
{
    std::string const of{sha};
    std::map<int, int> revisions;
    for (auto const& row : statements_->numbers.all({of})) revisions[row.statement_no] = row.revision;
    std::vector<app::settlement::StatementView> statements;
    for (auto const& row : statements_->statements.all({of, static_cast<std::int64_t>(most)})) {
        auto const found = revisions.find(row.statement_no);
        statements.push_back(
            {statement_of(row), found == revisions.end() ? std::nullopt : std::optional{found->second}}
        );
    }
    return statements;
}

std::optional<app::settlement::InForce> SettlementRevisions::in_force(std::string_view identity)
{
    auto const row = statements_->in_force.one({std::string{identity}});
    if (!row) return std::nullopt;
    return app::settlement::InForce{row->revision, row->file_sha, row->content};
}

bool SettlementRevisions::insert(
    std::string_view sha, app::settlement::StatementName const& statement, int revision, core::Instant at
)
{
    return statements_->revise.insert(
        {statement.identity, revision, std::string{sha}, statement.number, core::micros_of(at)}, Key::primary
    );
}

std::int64_t SettlementRevisions::count_in_force(std::string_view sha)
{
    auto const row = statements_->count.one({std::string{sha}});
    return row ? row->count : 0;
}

} // namespace etimbre::adapters::store
