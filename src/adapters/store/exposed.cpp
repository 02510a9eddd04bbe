#include "adapters/store/exposed.hpp"

#include "adapters/store/prepared.hpp"

#include <optional>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_exposed = R"sql(
    SELECT s.log_index, s.number, s.service, s.mission, s.order_id, s.issued_s, e.kind
    FROM stamp s LEFT JOIN stamp_end e ON e.number = s.number
    WHERE s.log_index >= :first AND s.kid = :kid ORDER BY s.log_index LIMIT 1000)sql";

struct From {
    std::int64_t first;
    std::string kid;
};

struct Row {
    std::int64_t log_index;
    std::string number;
    std::string service;
    std::string mission;
    std::string order_id;
    std::int64_t issued_s;
    std::optional<std::string> kind;
};

} // namespace

void for_each_exposed(
    soci::session& session,
    std::string const& kid,
    std::int64_t from,
    std::function<void(ExposedStamp const&)> const& each
)
{
    Prepared<From, Row> page{session, select_exposed};
    for (auto rows = page.all({from, kid}); !rows.empty(); rows = page.all({from, kid})) {
        for (auto const& row : rows)
            each(
                {.index = row.log_index,
                 .number = row.number,
                 .service = row.service,
                 .mission = row.mission,
                 .order = row.order_id,
                 .issued_at = row.issued_s,
                 .end = row.kind.value_or("")}
            );
        from = rows.back().log_index + 1;
    }
}

} // namespace etimbre::adapters::store
