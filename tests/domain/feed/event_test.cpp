#include "domain/feed/event.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::feed {
namespace {

TEST(FeedEvents, AnEventIsNamedByWhatHappenedToWhom)
{
    auto const event =
        noted({Type::stamp_redeemed, "4071883529061770", "CG-PAR", core::instant_of_unix(7), "{}"});
    EXPECT_EQ(event.id, "stamp.redeemed:4071883529061770");
    EXPECT_EQ(word_in(event.id), "stamp.redeemed");
    EXPECT_EQ(subject_in(event.id), "4071883529061770");
    EXPECT_EQ(event.at_us, 7'000'000);
}

TEST(FeedEvents, EveryWordIsKnownAgain)
{
    for (auto const& row : types) EXPECT_EQ(type_of(row.word), row.type);
    EXPECT_EQ(type_of("stamp.painted"), std::nullopt);
}

} // namespace
} // namespace etimbre::domain::feed
