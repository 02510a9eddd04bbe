#include "adapters/store/acquirers_in_use.hpp"

#include "adapters/store/prepared.hpp"

namespace etimbre::adapters::store {
namespace {

// By the two tables that only what is in progress stands in: those of all payments grow for ever.
constexpr auto select_in_use = R"sql(
    SELECT p.acquirer, COUNT(*) FROM payment p
    JOIN (SELECT payment_id FROM payment_open
          UNION SELECT job_key FROM job WHERE kind IN ('ask_status', 'undo')) u ON u.payment_id = p.payment_id
    GROUP BY p.acquirer)sql";

struct UseRow {
    std::string acquirer;
    int payments;
};

} // namespace

std::map<std::string, int> acquirers_in_use(soci::session& session)
{
    std::map<std::string, int> found;
    for (auto const& row : Prepared<Nothing, UseRow>{session, select_in_use}.all({}))
        found.emplace(row.acquirer, row.payments);
    return found;
}

} // namespace etimbre::adapters::store
