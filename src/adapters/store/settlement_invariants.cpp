#include "adapters/store/settlement_invariants.hpp"

#include <array>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{"I24-lines", "A settlement file comes to the number and the sums of its lines.", R"sql(
        SELECT f.file_sha FROM settlement_file f
        LEFT JOIN (
            SELECT file_sha, COUNT(*) AS n, SUM(sign * gross_minor) AS gross, SUM(fee_minor) AS fee,
                SUM(net_minor) AS net
            FROM settlement_line GROUP BY file_sha) l ON l.file_sha = f.file_sha
        WHERE f.state IN ('parsed', 'published', 'superseded')
            AND (f.line_count <> COALESCE(l.n, 0) OR f.gross_minor <> COALESCE(l.gross, 0)
                OR f.fee_minor <> COALESCE(l.fee, 0) OR f.net_minor <> COALESCE(l.net, 0)))sql"},
    Invariant{"I24-entries", "A settlement file comes to the number and the sums of its entries.", R"sql(
        SELECT f.file_sha FROM settlement_file f
        LEFT JOIN (
            SELECT file_sha, COUNT(*) AS n, SUM(CASE WHEN sign = 1 THEN amount_minor ELSE 0 END) AS credits,
                SUM(CASE WHEN sign = 1 THEN 0 ELSE amount_minor END) AS debits
            FROM settlement_entry GROUP BY file_sha) e ON e.file_sha = f.file_sha
        WHERE f.state IN ('parsed', 'published', 'superseded')
            AND (f.entry_count <> COALESCE(e.n, 0) OR f.credit_minor <> COALESCE(e.credits, 0)
                OR f.debit_minor <> COALESCE(e.debits, 0)))sql"},
    Invariant{
        "I24-statement",
        "A statement of the bank comes to its entries, so that it closes with what is laid out.",
        R"sql(
        SELECT s.file_sha FROM settlement_statement s
        JOIN settlement_file f ON f.file_sha = s.file_sha
        LEFT JOIN (
            SELECT file_sha, statement_no, SUM(CASE WHEN sign = 1 THEN amount_minor ELSE 0 END) AS credits,
                SUM(CASE WHEN sign = 1 THEN 0 ELSE amount_minor END) AS debits
            FROM settlement_entry GROUP BY file_sha, statement_no) e
            ON e.file_sha = s.file_sha AND e.statement_no = s.statement_no
        WHERE f.state IN ('parsed', 'published', 'superseded') AND f.format <> 'csv'
            AND (s.credit_minor <> COALESCE(e.credits, 0) OR s.debit_minor <> COALESCE(e.debits, 0)))sql"
    },
    Invariant{"I24-details", "An entry has as many details as it says.", R"sql(
        SELECT e.file_sha FROM settlement_entry e
        JOIN settlement_file f ON f.file_sha = e.file_sha
        LEFT JOIN (
            SELECT file_sha, entry_no, COUNT(*) AS n FROM settlement_line
            WHERE entry_no > 0 GROUP BY file_sha, entry_no) l
            ON l.file_sha = e.file_sha AND l.entry_no = e.entry_no
        WHERE f.state IN ('parsed', 'published', 'superseded') AND e.details <> COALESCE(l.n, 0))sql"},
    Invariant{"I24-owed", "A file that is not decided has a job that goes on with it.", R"sql(
        SELECT f.file_sha FROM settlement_file f
        LEFT JOIN job j ON j.kind = 'take_in' AND j.job_key = f.file_sha
        WHERE f.state IN ('received', 'parsed') AND j.job_key IS NULL)sql"},
    Invariant{"I24-refused", "A refused file leaves nothing laid out, or a job that takes it away.", R"sql(
        SELECT f.file_sha FROM settlement_file f
        JOIN settlement_chunk c ON c.file_sha = f.file_sha
        LEFT JOIN job j ON j.kind = 'take_in' AND j.job_key = f.file_sha
        WHERE f.state = 'rejected' AND j.job_key IS NULL)sql"},
    Invariant{"I24-spoken", "Somebody speaks for each statement of a file that counts.", R"sql(
        SELECT s.file_sha FROM settlement_statement s
        JOIN settlement_file f ON f.file_sha = s.file_sha
        LEFT JOIN settlement_revision r ON r.identity = s.identity AND r.revision = 1
        WHERE f.state IN ('published', 'superseded') AND r.identity IS NULL)sql"},
    Invariant{
        "I24-revision", "Revisions are counted from 1, each a statement of a file that counts.", R"sql(
        SELECT r.identity FROM settlement_revision r
        GROUP BY r.identity HAVING MAX(r.revision) <> COUNT(*) OR MIN(r.revision) <> 1
        UNION SELECT r.identity FROM settlement_revision r
        JOIN settlement_file f ON f.file_sha = r.file_sha
        LEFT JOIN settlement_statement s ON s.file_sha = r.file_sha AND s.statement_no = r.statement_no
        WHERE f.state NOT IN ('published', 'superseded') OR s.identity IS NULL OR s.identity <> r.identity)sql"
    },
    Invariant{
        "I24-superseded",
        "A file is superseded by one that counts, exactly when newer revisions replaced all that it spoke "
        "for.",
        R"sql(
        SELECT f.file_sha FROM settlement_file f
        LEFT JOIN settlement_file n ON n.file_sha = f.superseded_by
        WHERE (f.state = 'superseded') <> (f.superseded_by IS NOT NULL)
            OR (f.state = 'superseded' AND (n.file_sha IS NULL OR n.state NOT IN ('published', 'superseded')))
        UNION SELECT r.file_sha FROM settlement_revision r
        JOIN settlement_file f ON f.file_sha = r.file_sha
        LEFT JOIN settlement_revision n ON n.identity = r.identity AND n.revision = r.revision + 1
        GROUP BY r.file_sha, f.state
        HAVING (COUNT(n.identity) = COUNT(*)) <> (MAX(f.state) = 'superseded'))sql"
    },
};

} // namespace

std::span<Invariant const> settlement_invariants()
{
    return rules;
}

} // namespace etimbre::adapters::store
