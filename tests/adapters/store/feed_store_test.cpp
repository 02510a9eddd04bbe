#include "adapters/crypto/hashing.hpp"
#include "adapters/store/feed_store.hpp"
#include "adapters/store/sql_script.hpp"
#include "adapters/store/store_failure.hpp"
#include "app/feed/sequence.hpp"
#include "domain/feed/owed.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace etimbre::adapters::store {
namespace {

using app::feed::Lease;
using testing::ElementsAre;
using testing::IsEmpty;

class FeedStoreTest : public StoreTest {
protected:
    /// A stamp from its order to its use.
    void day()
    {
        unit_.pay.quotes.insert(sample_quote('a'));
        unit_.pay.orders.insert(sample_order('a'));
        unit_.pay.payments.insert(sample_payment('p', 'a'));
        unit_.pay.orders.mark_paid({{id_of('a')}, core::PaymentId{id_of('p')}, noon});
        unit_.stamp.stamps.insert(sample_stamp('a', 1, 0));
        unit_.stamp.stamps.end(sample_end(number_of(1), 'r'));
    }
    bool sequence(Lease const& lease)
    {
        return app::feed::write_piece(
            unit_.feed, app::feed::next_piece(unit_.feed, 100, crypto::sha256), lease
        );
    }
    std::vector<std::string> ids(std::int64_t after, std::size_t most)
    {
        std::vector<std::string> ids;
        for (auto const& entry : unit_.feed.after(after, most)) ids.push_back(entry.event.id);
        return ids;
    }

    /// What is owed, an event a line, sorted.
    std::vector<std::string> lines()
    {
        std::vector<std::string> all;
        for (auto const& row : unit_.feed.owed(1000))
            for (auto const& event : row.events) domain::feed::append_line(all.emplace_back(), event);
        std::ranges::sort(all);
        return all;
    }

    Lease one_{"one", noon + std::chrono::seconds{5}};
    Lease two_{"two", noon + std::chrono::seconds{5}};
};

TEST_F(FeedStoreTest, WhatTheStoresWroteIsOwedAndThenInTheFeed)
{
    day();
    ASSERT_TRUE(unit_.feed.claim(one_, noon));
    ASSERT_TRUE(sequence(one_));
    EXPECT_THAT(
        ids(0, 10),
        ElementsAre(
            "order.paid:" + id_of('a'), "stamp.issued:" + number_of(1), "stamp.redeemed:" + number_of(1)
        )
    );
    EXPECT_THAT(unit_.feed.owed(10), IsEmpty());
    EXPECT_THAT(ids(1, 1), ElementsAre("stamp.issued:" + number_of(1)));
    EXPECT_EQ(unit_.feed.end().seq, 3);
    EXPECT_EQ(unit_.feed.hash_of(3), unit_.feed.end().hash);
    EXPECT_EQ(unit_.feed.hash_of(0), domain::feed::no_hash);
    EXPECT_TRUE(unit_.feed.has("stamp.issued:" + number_of(1)));
    EXPECT_FALSE(unit_.feed.has("stamp.voided:" + number_of(1)));
}

TEST_F(FeedStoreTest, ALeaseIsTakenByOneUntilItIsOver)
{
    EXPECT_TRUE(unit_.feed.claim(one_, noon));
    EXPECT_TRUE(unit_.feed.claim({"one", noon + std::chrono::seconds{9}}, noon)) << "its holder renews it";
    EXPECT_FALSE(unit_.feed.claim(two_, noon));
    EXPECT_TRUE(unit_.feed.claim(two_, noon + std::chrono::seconds{10}));
    EXPECT_FALSE(unit_.feed.claim(one_, noon));
}

TEST_F(FeedStoreTest, WhoHasLostTheLeaseWritesNothing)
{
    day();
    ASSERT_TRUE(unit_.feed.claim(one_, noon));
    auto const piece = app::feed::next_piece(unit_.feed, 100, crypto::sha256);
    ASSERT_TRUE(unit_.feed.claim(two_, noon + std::chrono::seconds{10}));
    EXPECT_FALSE(app::feed::write_piece(unit_.feed, piece, one_));
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_feed"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_owed"), 3);
}

// The step of schemas/ that brings the feed says of old rows what the stores say of new ones.
TEST_F(FeedStoreTest, WhatHappenedBeforeThereWasAFeedIsNotedInTheSameWords)
{
    day();
    using domain::payment::Event;
    auto payment = unit_.pay.payments.advance(sample_payment('p', 'a'), Event::redirect, noon).value();
    ASSERT_TRUE(unit_.pay.payments.advance(payment, Event::money_found, noon).has_value());
    ASSERT_TRUE(unit_.pay.payments.insert(sample_payment('q', 'a', 2)));
    auto second = unit_.pay.payments.advance(sample_payment('q', 'a', 2), Event::redirect, noon).value();
    second = unit_.pay.payments.advance(second, Event::surplus_found, noon).value();
    ASSERT_TRUE(unit_.pay.payments.advance(second, Event::given_back, noon).has_value());
    unit_.stamp.stamps.insert(sample_stamp('a', 2, 1));
    auto voided = sample_end(number_of(2), 'v');
    voided.kind = app::stamp::EndKind::voided;
    unit_.stamp.stamps.end(voided);

    auto const noted = lines();
    EXPECT_EQ(noted.size(), 8U);
    session_->sql() << "DELETE FROM event_owed";
    for (auto const& schema : read_schemas(schemas_folder()))
        for (auto const& statement : statements_of(schema.text))
            if (statement.starts_with("INSERT INTO event_owed")) session_->sql() << statement;
    EXPECT_EQ(lines(), noted);
}

TEST_F(FeedStoreTest, ALineThatNobodyOfUsWroteIsAFailure)
{
    session_->sql() << "INSERT INTO event_owed VALUES ('w', 1, 1, 'scribble')";
    EXPECT_THROW(unit_.feed.owed(10), StoreFailure);
}

TEST_F(FeedStoreTest, WhatIsOwedIsSettledOnce)
{
    EXPECT_THROW(unit_.feed.settle({{"w", 1, {}}}), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
