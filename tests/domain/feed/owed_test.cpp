#include "domain/feed/owed.hpp"

#include <gmock/gmock.h>

namespace etimbre::domain::feed {
namespace {

using testing::ElementsAre;

Noted event(std::string id, std::int64_t at_us)
{
    return {std::move(id), "CG-PAR", at_us, "{}"};
}

std::vector<std::string> ordered(std::vector<Noted> events)
{
    put_in_order(events);
    std::vector<std::string> ids;
    for (auto const& each : events) ids.push_back(each.id);
    return ids;
}

TEST(OwedEvents, LinesAreReadAsTheyWereWritten)
{
    std::vector<Noted> const events{
        {"stamp.issued:1", "CG-PAR", 1'800'000'000'123'456, R"({"a":"b|c"})"}, {"order.paid:2", "", -1, "{}"}
    };
    std::string lines;
    for (auto const& each : events) append_line(lines, each);
    EXPECT_EQ(read_lines(lines), events);
    EXPECT_EQ(read_lines(""), std::vector<Noted>{});
}

TEST(OwedEvents, WhatIsNoLineIsNotRead)
{
    for (auto const* const wrong : {"x", "x\n", "a|b|c\n", "a|b|c|d\n", "|b|1|d\n", "a|b|1 |d\n", "a|b|1|d"})
        EXPECT_EQ(read_lines(wrong), std::nullopt) << wrong;
}

TEST(OwedEvents, TheyComeByTheSecond)
{
    EXPECT_THAT(
        ordered({event("order.paid:a", 5'000'000), event("order.paid:b", 3'000'000)}),
        ElementsAre("order.paid:b", "order.paid:a")
    );
}

TEST(OwedEvents, OfOneSecondTheMoneyComesBeforeTheStamp)
{
    EXPECT_THAT(
        ordered(
            {event("stamp.issued:1", 3'000'000),
             event("order.paid:a", 3'000'002),
             event("payment.captured:p", 3'000'001)}
        ),
        ElementsAre("payment.captured:p", "order.paid:a", "stamp.issued:1")
    );
}

TEST(OwedEvents, NoClockPutsAnEndBeforeItsBeginning)
{
    EXPECT_THAT(
        ordered(
            {event("stamp.redeemed:1", 1'000'000),
             event("order.paid:a", 2'000'000),
             event("stamp.issued:1", 9'000'000)}
        ),
        ElementsAre("order.paid:a", "stamp.issued:1", "stamp.redeemed:1")
    );
}

TEST(OwedEvents, AnEventKnowsWhatMustHaveComeBefore)
{
    EXPECT_EQ(before(event("stamp.voided:1", 1)), "stamp.issued:1");
    EXPECT_EQ(before(event("stamp.issued:1", 1)), std::nullopt);
    EXPECT_EQ(before(event("stamp.painted:1", 1)), std::nullopt);
}

} // namespace
} // namespace etimbre::domain::feed
