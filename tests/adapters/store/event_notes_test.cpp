#include "adapters/store/event_notes.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using domain::feed::Type;
using testing::ElementsAre;

class EventNotesTest : public StoreTest {
protected:
    domain::feed::Event paid(std::string const& order) { return {Type::order_paid, order, "", noon, "{}"}; }
    std::vector<std::string> ids()
    {
        std::vector<std::string> ids;
        for (auto const& row : unit_.feed.owed(1000))
            for (auto const& event : row.events) ids.push_back(event.id);
        return ids;
    }
};

TEST_F(EventNotesTest, OutsideOfAGatheredCommitAnEventIsWrittenAtOnce)
{
    session_->events().note(paid("a"));
    session_->events().note(paid("b"));
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_owed"), 2);
    EXPECT_THAT(ids(), testing::UnorderedElementsAre("order.paid:a", "order.paid:b"));
}

TEST_F(EventNotesTest, WhatOneCommitGatheredIsOneRow)
{
    auto& events = session_->events();
    events.gather();
    for (auto const* const order : {"a", "b", "c"}) {
        events.begin_unit();
        events.note(paid(order));
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_owed"), 0);
    events.write();
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_owed"), 1);
    EXPECT_THAT(ids(), ElementsAre("order.paid:a", "order.paid:b", "order.paid:c"));
}

TEST_F(EventNotesTest, AUnitThatIsUndoneTakesItsEventsWithIt)
{
    auto& events = session_->events();
    events.gather();
    events.begin_unit();
    events.note(paid("a"));
    events.begin_unit();
    events.note(paid("b"));
    events.take_back_unit();
    events.write();
    EXPECT_THAT(ids(), ElementsAre("order.paid:a"));
}

TEST_F(EventNotesTest, WhatWasRolledBackIsForgotten)
{
    auto& events = session_->events();
    events.gather();
    events.note(paid("a"));
    events.drop();
    events.gather();
    events.write();
    EXPECT_EQ(number("SELECT COUNT(*) FROM event_owed"), 0);
}

TEST_F(EventNotesTest, ManyEventsAreSeveralRows)
{
    auto& events = session_->events();
    events.gather();
    for (int each = 0; each < 2000; ++each) events.note(paid(std::to_string(each)));
    events.write();
    EXPECT_GT(number("SELECT COUNT(*) FROM event_owed"), 1);
    EXPECT_EQ(ids().size(), 2000U);
}

} // namespace
} // namespace etimbre::adapters::store
