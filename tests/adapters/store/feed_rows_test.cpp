#include "adapters/store/feed_rows.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(FeedRows, AnEntryComesBackFromItsRow)
{
    domain::feed::Entry const entry{7, {"id", "CG-PAR", 1'790'000'000'000'000, "{}"}, "hash"};
    auto const row = row_of(entry);
    EXPECT_EQ(row.event_id, "id");
    EXPECT_EQ(row.mission, "CG-PAR");
    auto const back = entry_of(row);
    EXPECT_EQ(back.seq, entry.seq);
    EXPECT_EQ(back.event.id, entry.event.id);
    EXPECT_EQ(back.event.mission, entry.event.mission);
    EXPECT_EQ(back.event.at_us, entry.event.at_us);
    EXPECT_EQ(back.event.data, entry.event.data);
    EXPECT_EQ(back.hash, entry.hash);
}

} // namespace
} // namespace etimbre::adapters::store
