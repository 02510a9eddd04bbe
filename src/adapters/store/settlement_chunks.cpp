#include "adapters/store/settlement_chunks.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/settlement_rows.hpp"

namespace etimbre::adapters::store {
namespace {

constexpr auto count_chunks = R"sql(
    SELECT CASE WHEN COALESCE(MAX(chunk), -1) + 1 = COUNT(*) THEN COUNT(*) ELSE 0 END
    FROM settlement_chunk WHERE file_sha = :file_sha)sql";

constexpr auto insert_chunk = R"sql(
    INSERT INTO settlement_chunk (file_sha, chunk, at_us) VALUES (:file_sha, :chunk, :at_us))sql";

constexpr auto insert_statement = R"sql(
    INSERT INTO settlement_statement (file_sha, statement_no, identity, content, account, statement_id,
        statement_year, sequence_no, page_no, last_page, copy_mark, first_day, last_day, opening_minor,
        closing_minor, credit_count, credit_minor, debit_count, debit_minor, unbooked_count)
    VALUES (:file_sha, :statement_no, :identity, :content, :account, :statement_id,
        :statement_year, :sequence_no, :page_no, :last_page, :copy_mark, :first_day, :last_day, :opening_minor,
        :closing_minor, :credit_count, :credit_minor, :debit_count, :debit_minor, :unbooked_count))sql";

constexpr auto insert_entry = R"sql(
    INSERT INTO settlement_entry (file_sha, entry_no, statement_no, sign, amount_minor, currency, reversal,
        booked_day, value_day, entry_ref, bank_ref, payout_ref, class, code, details, charge_minor, text,
        fingerprint, occurrence)
    VALUES (:file_sha, :entry_no, :statement_no, :sign, :amount_minor, :currency, :reversal,
        :booked_day, :value_day, :entry_ref, :bank_ref, :payout_ref, :class, :code, :details, :charge_minor, :text,
        :fingerprint, :occurrence))sql";

constexpr auto insert_line = R"sql(
    INSERT INTO settlement_line (file_sha, line_no, statement_no, entry_no, kind, oid, acquirer_ref, auth_code,
        payout_ref, currency, sign, gross_minor, fee_minor, net_minor, sold_day, booked_day, fingerprint,
        occurrence)
    VALUES (:file_sha, :line_no, :statement_no, :entry_no, :kind, :oid, :acquirer_ref, :auth_code,
        :payout_ref, :currency, :sign, :gross_minor, :fee_minor, :net_minor, :sold_day, :booked_day, :fingerprint,
        :occurrence))sql";

// What is left begins at the smallest number; rows are taken away in the order of their keys.
constexpr auto first_line = R"sql(
    SELECT MIN(line_no) FROM settlement_line WHERE file_sha = :file_sha)sql";
constexpr auto first_entry = R"sql(
    SELECT MIN(entry_no) FROM settlement_entry WHERE file_sha = :file_sha)sql";
constexpr auto first_statement = R"sql(
    SELECT MIN(statement_no) FROM settlement_statement WHERE file_sha = :file_sha)sql";
constexpr auto first_chunk = R"sql(
    SELECT MIN(chunk) FROM settlement_chunk WHERE file_sha = :file_sha)sql";

constexpr auto delete_lines = R"sql(
    DELETE FROM settlement_line WHERE file_sha = :file_sha AND line_no < :until_no)sql";
constexpr auto delete_entries = R"sql(
    DELETE FROM settlement_entry WHERE file_sha = :file_sha AND entry_no < :until_no)sql";
constexpr auto delete_statements = R"sql(
    DELETE FROM settlement_statement WHERE file_sha = :file_sha AND statement_no < :until_no)sql";
constexpr auto delete_chunks = R"sql(
    DELETE FROM settlement_chunk WHERE file_sha = :file_sha AND chunk < :until_no)sql";

struct OfFile {
    std::string file_sha;
};

struct CountRow {
    int count;
};

struct ChunkRow {
    std::string file_sha;
    int chunk;
    std::int64_t at_us;
};

struct FirstRow {
    std::optional<std::int64_t> first_no;
};

struct Until {
    std::string file_sha;
    std::int64_t until_no;
};

/// One table of what is laid out, from whose front rows are taken away.
struct Front {
    Front(soci::session& session, std::string_view select, std::string_view take)
        : first{session, select}, remove{session, take}
    {
    }

    bool sweep(std::string const& sha, std::int64_t most)
    {
        auto const row = first.one({sha});
        if (!row || !row->first_no) return false;
        remove.run({sha, *row->first_no + most});
        return true;
    }

    Prepared<OfFile, FirstRow> first;
    Prepared<Until> remove;
};

} // namespace

struct SettlementChunks::Statements {
    explicit Statements(soci::session& session)
        : count{session, count_chunks},
          chunk{session, insert_chunk},
          statement{session, insert_statement},
          entry{session, insert_entry},
          line{session, insert_line},
          lines{session, first_line, delete_lines},
          entries{session, first_entry, delete_entries},
          statements{session, first_statement, delete_statements},
          chunks{session, first_chunk, delete_chunks}
    {
    }

    Prepared<OfFile, CountRow> count;
    Prepared<ChunkRow> chunk;
    Prepared<SettlementStatementRow> statement;
    Prepared<SettlementEntryRow> entry;
    Prepared<SettlementLineRow> line;
    Front lines;
    Front entries;
    Front statements;
    Front chunks;
};

SettlementChunks::SettlementChunks(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SettlementChunks::~SettlementChunks() = default;

int SettlementChunks::count(std::string_view sha)
{
    auto const row = statements_->count.one({std::string{sha}});
    return row ? row->count : 0;
}

bool SettlementChunks::begin(std::string_view sha, int chunk, core::Instant at)
{
    return statements_->chunk.insert({std::string{sha}, chunk, core::micros_of(at)}, Key::primary);
}

void SettlementChunks::insert(std::string_view sha, app::settlement::Chunk const& chunk)
{
    for (auto const& line : chunk.lines) statements_->line.run(row_of(sha, line));
    for (auto const& entry : chunk.entries) statements_->entry.run(row_of(sha, entry));
    for (auto const& statement : chunk.statements) statements_->statement.run(row_of(sha, statement));
}

bool SettlementChunks::sweep(std::string_view sha, std::int64_t most)
{
    std::string const of{sha};
    return statements_->lines.sweep(of, most) || statements_->entries.sweep(of, most) ||
           statements_->statements.sweep(of, most) || statements_->chunks.sweep(of, most);
}

} // namespace etimbre::adapters::store
