#pragma once

#include "raw/sql.hpp"

#include <cstdint>
#include <string>

namespace etimbre::bench {

/// The entries of the feed, as the service writes them, but for the hash, which is text of the same length.
class FeedRows {
public:
    explicit FeedRows(sqlite3* database);

    void note(std::string const& event_id, std::string const& mission, std::string const& data);

private:
    std::int64_t seq_;
    Sql entry_;
};

} // namespace etimbre::bench
