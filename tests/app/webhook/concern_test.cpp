#include "app/webhook/concern.hpp"
#include "books_in_memory.hpp"

#include <gmock/gmock.h>

namespace etimbre::app::webhook {
namespace {

using domain::webhook::State;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using namespace std::chrono_literals;

struct Concern : ::testing::Test {
    testing::BooksInMemory at;
};

TEST_F(Concern, TheTreasuryIsToldEverythingAndAPostOfItsOwn)
{
    at.endpoints.happens("order.paid:a", "");
    at.endpoints.happens("stamp.issued:1", "CG-PAR");
    auto const& [paid, issued] = std::pair{at.endpoints.feed[0], at.endpoints.feed[1]};
    EXPECT_TRUE(concerns(treasury, paid) && concerns(treasury, issued));
    EXPECT_FALSE(concerns("CG-PAR", paid));
    EXPECT_TRUE(concerns("CG-PAR", issued));
    EXPECT_FALSE(concerns("CG-LYS", issued));
}

TEST_F(Concern, WhoNamedTypesIsToldOfThoseAlone)
{
    at.endpoints.happens("stamp.issued:1");
    Endpoint endpoint{.id = {"a"}, .owner = "CG-PAR", .url = "", .types = {"stamp.redeemed"}};
    EXPECT_FALSE(is_told(endpoint, at.endpoints.feed.front()));
    endpoint.types = {"stamp.redeemed", "stamp.issued"};
    EXPECT_TRUE(is_told(endpoint, at.endpoints.feed.front()));
}

TEST_F(Concern, NewEntriesAreOwedToActiveEndpointsThatTheyConcern)
{
    auto const everything = at.add('a');
    auto const paris = at.add('b', "CG-PAR");
    at.add('c', "CG-LYS");
    at.endpoints.rows.at(at.add('d')).state = State::paused;
    at.endpoints.rows.at(at.add('e')).next_try = testing::noon + 5s;
    at.endpoints.happens("stamp.issued:1");
    owe_deliveries(at.books, at.endpoints.feed, testing::noon);
    EXPECT_THAT(
        at.jobs.due, ElementsAre(Pair(everything.value, testing::noon), Pair(paris.value, testing::noon))
    );
}

TEST_F(Concern, WithoutEntriesNothingIsOwed)
{
    at.add('a');
    owe_deliveries(at.books, {}, testing::noon);
    EXPECT_THAT(at.jobs.due, IsEmpty());
}

TEST_F(Concern, AStateLagsAsFarAsTheLastOfItsEndpoints)
{
    at.endpoints.happens("stamp.issued:1");
    at.endpoints.rows.at(at.add('a')).delivered_seq = 1;
    at.add('b');
    at.endpoints.rows.at(at.add('c')).state = State::paused;
    auto const all = standings(at.endpoints, testing::noon + 90s);
    EXPECT_EQ(all[0].count, 2);
    EXPECT_EQ(all[0].lag, 90s);
    EXPECT_EQ(all[1].count, 1);
    EXPECT_EQ(all[2].count, 0);
    EXPECT_EQ(all[2].lag, 0s);
}

} // namespace
} // namespace etimbre::app::webhook
