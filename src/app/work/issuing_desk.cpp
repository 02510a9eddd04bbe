#include "app/work/issuing_desk.hpp"

#include <vector>

namespace etimbre::app::work {

void IssuingDesk::issue(
    pay::Order const& order,
    std::span<pay::OrderUnit const> units,
    std::string_view transaction,
    core::Instant now
)
{
    std::vector<stamp::StampToIssue> stamps;
    stamps.reserve(units.size());
    for (auto const& [unit, number, service, parts, holder] : units)
        stamps.push_back({unit, number, service, parts.receipt, parts.chancery, parts.service, holder});
    stamp::issue_stamps(books_, terms_, {order.id, order.mission, stamps, std::string{transaction}}, now);
}

} // namespace etimbre::app::work
