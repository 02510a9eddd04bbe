#include "adapters/store/endpoint_store.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using app::webhook::Attempt;
using app::webhook::Endpoint;
using app::webhook::Result;
using domain::webhook::State;
using testing::ElementsAre;
using testing::IsEmpty;

class EndpointStoreTest : public StoreTest {
protected:
    static Endpoint sample(char letter, std::string owner = "CG-PAR")
    {
        return {
            .id = {id_of(letter)},
            .owner = std::move(owner),
            .url = "https://x.example/",
            .created_by = "operator",
            .created_at = noon,
            .moved_at = noon,
        };
    }
    void feed(std::int64_t seq, std::string const& mission)
    {
        auto const n = std::to_string(seq);
        session_->sql() << "INSERT INTO event_feed VALUES (" + n + ", 'e:" + n + "', '" + mission +
                               "', 7, '{}', 'h" + n + "')";
    }
    std::vector<std::int64_t> seqs(std::string_view owner, std::int64_t after, std::size_t most)
    {
        std::vector<std::int64_t> all;
        for (auto const& entry : endpoints_.entries(owner, after, most)) all.push_back(entry.seq);
        return all;
    }

    SqlEndpointStore endpoints_{session_->sql()};
};

TEST_F(EndpointStoreTest, WhatIsWrittenIsReadAgain)
{
    auto endpoint = sample('e');
    endpoint.types = {"stamp.issued", "stamp.redeemed"};
    endpoint.state = State::paused;
    endpoint.reason = "paused by somebody";
    endpoint.delivered_seq = 1'234'567'890'123;
    endpoint.failures = 3;
    endpoint.next_try = noon + std::chrono::seconds{5};
    endpoint.held_until = noon + std::chrono::seconds{9};
    endpoint.holder = "one";
    endpoints_.insert(endpoint);
    auto const read = endpoints_.find(endpoint.id).value();
    EXPECT_EQ(read.owner, endpoint.owner);
    EXPECT_EQ(read.url, endpoint.url);
    EXPECT_EQ(read.types, endpoint.types);
    EXPECT_EQ(read.state, endpoint.state);
    EXPECT_EQ(read.reason, endpoint.reason);
    EXPECT_EQ(read.created_by, "operator");
    EXPECT_EQ(read.created_at, noon);
    EXPECT_EQ(read.version, 1);
    EXPECT_EQ(read.run, 1);
    EXPECT_EQ(read.delivered_seq, endpoint.delivered_seq);
    EXPECT_EQ(read.failures, 3);
    EXPECT_EQ(read.next_try, endpoint.next_try);
    EXPECT_EQ(read.held_until, endpoint.held_until);
    EXPECT_EQ(read.holder, endpoint.holder);
    EXPECT_EQ(endpoints_.find({id_of('0')}), std::nullopt);
}

TEST_F(EndpointStoreTest, OfTwoWhoChangeAnEndpointOneDoes)
{
    auto const seen = sample('e');
    endpoints_.insert(seen);
    auto delivered = seen;
    delivered.delivered_seq = 1;
    auto paused = seen;
    paused.state = State::paused;
    EXPECT_TRUE(endpoints_.change(seen, delivered));
    EXPECT_FALSE(endpoints_.change(seen, paused));
    auto const row = endpoints_.find(seen.id).value();
    EXPECT_EQ(row.version, 2);
    EXPECT_EQ(row.state, State::active);
    EXPECT_EQ(row.delivered_seq, 1);
}

TEST_F(EndpointStoreTest, WhatIsRemovedIsListedNoMore)
{
    endpoints_.insert(sample('b'));
    auto older = sample('a');
    older.created_at = noon - std::chrono::seconds{1};
    endpoints_.insert(older);
    auto gone = sample('c');
    gone.state = State::removed;
    endpoints_.insert(gone);
    std::vector<std::string> ids;
    for (auto const& each : endpoints_.list()) ids.push_back(each.id.value);
    EXPECT_THAT(ids, ElementsAre(id_of('a'), id_of('b')));
}

TEST_F(EndpointStoreTest, TriesAreReadFromTheNewest)
{
    endpoints_.insert(sample('e'));
    Attempt attempt{
        .endpoint = {id_of('e')}, .feed_seq = 1, .at = noon, .took = std::chrono::milliseconds{12}
    };
    attempt.why = std::string(300, 'x');
    endpoints_.note(attempt);
    attempt.number = 2;
    attempt.result = Result::delivered;
    attempt.status = 204;
    endpoints_.note(attempt);
    EXPECT_ANY_THROW(endpoints_.note(attempt)) << "the key decides";
    auto const read = endpoints_.attempts({id_of('e')}, 10);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].result, Result::delivered);
    EXPECT_EQ(read[0].status, 204);
    EXPECT_EQ(read[1].number, 1);
    EXPECT_EQ(read[1].why.size(), 200U);
    EXPECT_EQ(read[1].took, std::chrono::milliseconds{12});
    EXPECT_EQ(endpoints_.attempts({id_of('e')}, 1).size(), 1U);
}

TEST_F(EndpointStoreTest, APostsEntriesAreItsOwnAndTheTreasurysAll)
{
    feed(1, "");
    feed(2, "CG-PAR");
    feed(3, "CG-LYS");
    feed(4, "CG-PAR");
    EXPECT_THAT(seqs("treasury", 0, 10), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(seqs("treasury", 1, 2), ElementsAre(2, 3));
    EXPECT_THAT(seqs("CG-PAR", 0, 10), ElementsAre(2, 4));
    EXPECT_THAT(seqs("CG-PAR", 2, 10), ElementsAre(4));
    EXPECT_THAT(seqs("CG-MAD", 0, 10), IsEmpty());
    auto const entry = endpoints_.entries("CG-LYS", 0, 1).front();
    EXPECT_EQ(entry.event.id, "e:3");
    EXPECT_EQ(entry.hash, "h3");
}

TEST_F(EndpointStoreTest, TheEndOfTheFeedIsItsHeads)
{
    EXPECT_EQ(endpoints_.end_of_feed(), 0);
    session_->sql() << "UPDATE feed_head SET seq = 12";
    EXPECT_EQ(endpoints_.end_of_feed(), 12);
}

TEST_F(EndpointStoreTest, AServiceThatStartsLetsGoOfWhatItsLastRunHeldAndOfNothingElse)
{
    auto held = sample('e');
    held.held_until = noon;
    held.holder = "one";
    auto others = sample('f');
    others.held_until = noon;
    others.holder = "two";
    for (auto const& each : {held, others}) endpoints_.insert(each);
    endpoints_.let_go("one");
    EXPECT_EQ(endpoints_.find(held.id).value().held_until, core::Instant{});
    EXPECT_FALSE(endpoints_.change(held, held)) << "whoever held it holds it no more";
    EXPECT_EQ(endpoints_.find(others.id).value().held_until, noon);
}

} // namespace
} // namespace etimbre::adapters::store
