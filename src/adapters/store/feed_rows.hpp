#pragma once

#include "domain/feed/chain.hpp"

#include <cstdint>
#include <string>

/// Entries of the feed as its readers find them; the members stand in the order of the columns.
namespace etimbre::adapters::store {

struct EntryRow {
    std::int64_t seq;
    std::string event_id;
    std::string mission;
    std::int64_t at_us;
    std::string data;
    std::string hash;
};

EntryRow row_of(domain::feed::Entry const& entry);
domain::feed::Entry entry_of(EntryRow row);

} // namespace etimbre::adapters::store
