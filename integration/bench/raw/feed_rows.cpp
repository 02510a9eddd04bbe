#include "raw/feed_rows.hpp"

namespace etimbre::bench {
namespace {

constexpr auto select_end = "SELECT COALESCE(MAX(seq), 0) FROM event_feed";
constexpr auto insert_entry = "INSERT INTO event_feed (seq, event_id, mission, at_us, data, hash) VALUES (?, "
                              "?, ?, 1795000000000000, ?, ?)";
constexpr std::size_t hash_length = 64;

std::int64_t end_of(sqlite3* database)
{
    Sql query{database, select_end};
    return query.step() ? query.number(0) : 0;
}

} // namespace

FeedRows::FeedRows(sqlite3* database) : seq_{end_of(database)}, entry_{database, insert_entry} {}

void FeedRows::note(std::string const& event_id, std::string const& mission, std::string const& data)
{
    entry_.run(++seq_, event_id, mission, data, std::string(hash_length, 'a'));
}

} // namespace etimbre::bench
