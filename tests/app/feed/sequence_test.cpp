#include "adapters/crypto/hashing.hpp"
#include "app/feed/sequence.hpp"
#include "feed_in_memory.hpp"

#include <gmock/gmock.h>

namespace etimbre::app::feed {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

auto const now = core::instant_of_unix(1'800'000'000);

class FeedSequence : public ::testing::Test {
protected:
    FeedSequence() { books_.claim(ours_, now); }

    void owe(std::int64_t n, std::vector<std::string> const& ids, std::int64_t at_us = 5'000'000)
    {
        Owed row{"w", n, {}};
        for (auto const& id : ids) row.events.push_back({id, "", at_us, "{}"});
        books_.waiting.push_back(std::move(row));
    }
    /// Until nothing is owed.
    void sequence(std::size_t most)
    {
        while (!books_.waiting.empty())
            ASSERT_TRUE(write_piece(books_, next_piece(books_, most, adapters::crypto::sha256), ours_));
    }
    std::vector<std::string> feed() const
    {
        std::vector<std::string> ids;
        for (auto const& entry : books_.entries)
            ids.push_back(std::to_string(entry.seq) + ' ' + entry.event.id);
        return ids;
    }

    testing::FeedInMemory books_;
    Lease ours_{"one", now + std::chrono::seconds{5}};
};

TEST_F(FeedSequence, WhatIsOwedGetsTheNextNumbersAndIsOwedNoMore)
{
    owe(1, {"payment.captured:p", "order.paid:a"});
    sequence(8);
    owe(2, {"stamp.issued:1"});
    sequence(8);
    EXPECT_THAT(feed(), ElementsAre("1 payment.captured:p", "2 order.paid:a", "3 stamp.issued:1"));
    EXPECT_EQ(books_.stand.seq, 3);
    EXPECT_EQ(books_.stand.hash, books_.entries.back().hash);
}

TEST_F(FeedSequence, AnEventGetsOneNumberHoweverOftenItIsNoted)
{
    owe(1, {"stamp.issued:1", "stamp.issued:1"});
    owe(2, {"stamp.issued:1"});
    sequence(8);
    owe(3, {"stamp.issued:1", "stamp.issued:2"});
    sequence(8);
    EXPECT_THAT(feed(), ElementsAre("1 stamp.issued:1", "2 stamp.issued:2"));
}

// A service whose clock is slow notes the end of a stamp at a time before its issue.
TEST_F(FeedSequence, AnEndWaitsForItsBeginningThoughItWasCutOff)
{
    owe(1, {"stamp.redeemed:1", "order.paid:b"}, 1'000'000);
    owe(2, {"order.paid:c"}, 2'000'000);
    owe(3, {"stamp.issued:1"}, 9'000'000);
    sequence(2);
    EXPECT_THAT(
        feed(), ElementsAre("1 order.paid:c", "2 order.paid:b", "3 stamp.issued:1", "4 stamp.redeemed:1")
    );
}

TEST_F(FeedSequence, WhatWaitsForWhatWaitsIsLeftOutToo)
{
    owe(1, {"stamp.redeemed:1", "stamp.issued:2"}, 1'000'000);
    owe(2, {"stamp.redeemed:2"}, 1'000'001);
    owe(3, {"stamp.issued:1"}, 9'000'000);
    sequence(1);
    EXPECT_THAT(
        feed(),
        ElementsAre("1 stamp.issued:2", "2 stamp.redeemed:2", "3 stamp.issued:1", "4 stamp.redeemed:1")
    );
}

TEST_F(FeedSequence, AnotherHolderWritesNothing)
{
    owe(1, {"order.paid:a"});
    auto const piece = next_piece(books_, 8, adapters::crypto::sha256);
    EXPECT_FALSE(write_piece(books_, piece, {"two", now}));
    EXPECT_THAT(books_.entries, IsEmpty());
    EXPECT_EQ(books_.waiting.size(), 1U);
}

TEST_F(FeedSequence, APieceThatWasMadeBeforeAnotherWasWrittenIsNotWritten)
{
    owe(1, {"order.paid:a"});
    auto const late = next_piece(books_, 8, adapters::crypto::sha256);
    sequence(8);
    EXPECT_FALSE(write_piece(books_, late, ours_));
    EXPECT_THAT(feed(), ElementsAre("1 order.paid:a"));
}

} // namespace
} // namespace etimbre::app::feed
