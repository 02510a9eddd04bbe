#include "adapters/store/recon_statements_sql.hpp"

#include <string_view>

namespace etimbre::adapters::store {
namespace {

constexpr std::string_view pages = R"sql(
    SELECT s.file_sha, s.statement_no, s.identity, f.format, s.account, s.statement_id, s.statement_year, s.sequence_no,
        s.page_no, s.last_page, s.opening_minor, s.closing_minor, f.acquirer, f.currency, COALESCE(f.decided_us, 0)
    FROM settlement_statement s
    JOIN settlement_file f ON f.file_sha = s.file_sha AND f.state = 'published' AND f.format IN ('camt.053', 'mt940')
    JOIN settlement_revision r ON r.identity = s.identity AND r.file_sha = s.file_sha AND r.statement_no = s.statement_no
    WHERE NOT EXISTS (SELECT 1 FROM settlement_revision n WHERE n.identity = r.identity AND n.revision > r.revision))sql";

constexpr std::string_view of_time = R"sql(
        AND f.decided_us >= :from_us AND f.decided_us <= :until_us
        AND (s.page_no > 1 OR s.last_page = 0 OR :any_page = 1)
        AND (f.file_sha > :after_file OR (f.file_sha = :same_file AND s.statement_no > :after_number))
    ORDER BY f.file_sha, s.statement_no LIMIT :most)sql";

constexpr std::string_view of_queue = R"sql(
        AND s.identity > :after_identity AND s.identity IN (
            SELECT x.subject_id FROM recon_exception x
            WHERE x.waits = 1 AND x.subject_kind IN ('statement', 'next_page'))
    ORDER BY s.identity LIMIT :most)sql";

constexpr std::string_view of_statement = R"sql(
        AND s.account = :account AND s.statement_id = :name AND s.statement_year = :year AND f.format = :format)sql";

constexpr std::string_view of_year = R"sql(
        AND s.account = :account AND s.statement_year = :year AND f.format = :format)sql";

std::string nearest_page(Neighbour which)
{
    return which == Neighbour::before ? " AND s.page_no < :page ORDER BY s.page_no DESC, s.identity LIMIT 1"
                                      : " AND s.page_no > :page ORDER BY s.page_no, s.identity LIMIT 1";
}

} // namespace

std::string sql_of_published_pages()
{
    return std::string{pages}.append(of_time);
}

std::string sql_of_waiting_pages()
{
    return std::string{pages}.append(of_queue);
}

std::string sql_of_neighbour_page(Neighbour which)
{
    return std::string{pages}
        .append(of_statement)
        .append(" AND s.sequence_no BETWEEN :from_sequence AND :until_sequence")
        .append(nearest_page(which));
}

std::string sql_of_unnumbered_neighbour_page(Neighbour which)
{
    return std::string{pages}
        .append(of_statement)
        .append(" AND s.sequence_no IS NULL")
        .append(nearest_page(which));
}

std::string sql_of_neighbour_statement(Neighbour which)
{
    return std::string{pages}
        .append(of_year)
        .append(
            which == Neighbour::before
                ? " AND s.sequence_no < :sequence ORDER BY s.sequence_no DESC, s.page_no DESC"
                : " AND s.sequence_no > :sequence ORDER BY s.sequence_no, s.page_no"
        )
        .append(", s.identity LIMIT 1");
}

} // namespace etimbre::adapters::store
