#include "adapters/store/feed_rows.hpp"

#include <utility>

namespace etimbre::adapters::store {

EntryRow row_of(domain::feed::Entry const& entry)
{
    auto const& event = entry.event;
    return {entry.seq, event.id, event.mission, event.at_us, event.data, entry.hash};
}

domain::feed::Entry entry_of(EntryRow row)
{
    return {
        row.seq,
        {std::move(row.event_id), std::move(row.mission), row.at_us, std::move(row.data)},
        std::move(row.hash),
    };
}

} // namespace etimbre::adapters::store
