#include "adapters/store/statement_invariants.hpp"

#include <array>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{
        "I14-gap",
        "A statement whose predecessor is missing is in the queue, once somebody has looked.",
        R"sql(
        SELECT s.identity FROM recon_mark k
        JOIN settlement_file f ON k.name = 'statements' AND f.state = 'published' AND f.format IN ('camt.053', 'mt940')
            AND f.decided_us < k.at_us - 3600000000
        JOIN settlement_statement s ON s.file_sha = f.file_sha AND s.sequence_no IS NOT NULL AND s.page_no = 1
        JOIN settlement_statement e ON e.account = s.account AND e.statement_year = s.statement_year
            AND e.sequence_no < s.sequence_no - 1
        JOIN settlement_file h ON h.file_sha = e.file_sha AND h.state = 'published' AND h.format = f.format
            AND h.decided_us < k.at_us - 3600000000
        LEFT JOIN recon_exception x ON x.subject_kind = 'statement' AND x.subject_id = s.identity
        WHERE x.exception_id IS NULL AND NOT EXISTS (SELECT 1 FROM settlement_statement b
            JOIN settlement_file g ON g.file_sha = b.file_sha AND g.state IN ('published', 'superseded')
                AND g.format = f.format
            WHERE b.account = s.account AND b.statement_year = s.statement_year AND b.sequence_no = s.sequence_no - 1)
        GROUP BY s.identity)sql"
    },
    Invariant{
        "I14-page",
        "A page whose neighbour in its statement is missing is in the queue, once somebody has looked.",
        R"sql(
        SELECT s.identity FROM recon_mark k
        JOIN settlement_file f ON k.name = 'pages' AND f.state = 'published' AND f.format IN ('camt.053', 'mt940')
            AND f.decided_us < k.at_us - 3600000000
        JOIN settlement_statement s ON s.file_sha = f.file_sha AND s.last_page = 0
        JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
        LEFT JOIN settlement_revision m ON m.identity = r.identity AND m.revision > r.revision
        LEFT JOIN recon_exception x ON x.subject_kind = 'next_page' AND x.subject_id = s.identity
        WHERE m.identity IS NULL AND x.exception_id IS NULL AND NOT EXISTS (SELECT 1 FROM settlement_statement n
            JOIN settlement_file g ON g.file_sha = n.file_sha AND g.state IN ('published', 'superseded')
                AND g.format = f.format
            WHERE n.account = s.account AND n.statement_id = s.statement_id AND n.statement_year = s.statement_year
                AND n.page_no = s.page_no + 1)
        UNION SELECT s.identity FROM recon_mark k
        JOIN settlement_file f ON k.name = 'pages' AND f.state = 'published' AND f.format IN ('camt.053', 'mt940')
            AND f.decided_us < k.at_us - 3600000000
        JOIN settlement_statement s ON s.file_sha = f.file_sha AND s.page_no > 1
        JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
        LEFT JOIN settlement_revision m ON m.identity = r.identity AND m.revision > r.revision
        LEFT JOIN recon_exception x ON x.subject_kind = 'statement' AND x.subject_id = s.identity
        WHERE m.identity IS NULL AND x.exception_id IS NULL AND NOT EXISTS (SELECT 1 FROM settlement_statement n
            JOIN settlement_file g ON g.file_sha = n.file_sha AND g.state IN ('published', 'superseded')
                AND g.format = f.format
            WHERE n.account = s.account AND n.statement_id = s.statement_id AND n.statement_year = s.statement_year
                AND n.page_no < s.page_no))sql"
    },
    Invariant{
        "I14-balance",
        "What opens otherwise than the page or statement before it closed is in the queue, once somebody has "
        "looked.",
        R"sql(
        SELECT s.identity FROM recon_mark k
        JOIN settlement_file f ON k.name = 'statements' AND f.state = 'published'
            AND f.format IN ('camt.053', 'mt940') AND f.decided_us < k.at_us - 3600000000
        JOIN settlement_statement s ON s.file_sha = f.file_sha AND s.page_no > 1
        JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
        LEFT JOIN settlement_revision m ON m.identity = r.identity AND m.revision > r.revision
        JOIN settlement_statement b ON b.account = s.account AND b.statement_year = s.statement_year
            AND b.statement_id = s.statement_id AND b.page_no = s.page_no - 1
        JOIN settlement_file g ON g.file_sha = b.file_sha AND g.state = 'published' AND g.format = f.format
            AND g.decided_us < k.at_us - 3600000000
        JOIN settlement_revision v ON v.identity = b.identity AND v.file_sha = b.file_sha
        LEFT JOIN settlement_revision w ON w.identity = v.identity AND w.revision > v.revision
        LEFT JOIN recon_exception x ON x.subject_kind = 'statement' AND x.subject_id = s.identity
        WHERE m.identity IS NULL AND w.identity IS NULL AND x.exception_id IS NULL
        GROUP BY s.identity HAVING SUM(CASE WHEN b.closing_minor <> s.opening_minor THEN 0 ELSE 1 END) = 0
        UNION SELECT s.identity FROM recon_mark k
        JOIN settlement_file f ON k.name = 'statements' AND f.state = 'published'
            AND f.format IN ('camt.053', 'mt940') AND f.decided_us < k.at_us - 3600000000
        JOIN settlement_statement s ON s.file_sha = f.file_sha AND s.page_no = 1
        JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha
        LEFT JOIN settlement_revision m ON m.identity = r.identity AND m.revision > r.revision
        JOIN settlement_statement b ON b.account = s.account AND b.statement_year = s.statement_year
            AND b.sequence_no = s.sequence_no - 1 AND b.last_page = 1
        LEFT JOIN settlement_statement h ON h.account = b.account AND h.statement_year = b.statement_year
            AND h.sequence_no = b.sequence_no AND h.page_no > b.page_no
        JOIN settlement_file g ON g.file_sha = b.file_sha AND g.state = 'published' AND g.format = f.format
            AND g.decided_us < k.at_us - 3600000000
        JOIN settlement_revision v ON v.identity = b.identity AND v.file_sha = b.file_sha
        LEFT JOIN settlement_revision w ON w.identity = v.identity AND w.revision > v.revision
        LEFT JOIN recon_exception x ON x.subject_kind = 'statement' AND x.subject_id = s.identity
        WHERE m.identity IS NULL AND w.identity IS NULL AND h.identity IS NULL AND x.exception_id IS NULL
        GROUP BY s.identity HAVING SUM(CASE WHEN b.closing_minor <> s.opening_minor THEN 0 ELSE 1 END) = 0)sql"
    },
};

} // namespace

std::span<Invariant const> statement_invariants()
{
    return rules;
}

} // namespace etimbre::adapters::store
