#include "app/notice/owe_notice.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::notice {
namespace {

using domain::notice::Event;
using testing::noon;

struct OweNotice : ::testing::Test {
    testing::BooksInMemory at;
    bool owe(Event event, std::int64_t occasion = 0)
    {
        return owe_notice(at.books, {testing::order_a(), event, occasion}, testing::hash_for_test, noon);
    }
};

TEST_F(OweNotice, AMailComesWithTheJobThatSendsIt)
{
    EXPECT_TRUE(owe(Event::stamps_ready));
    ASSERT_EQ(at.notices.rows.size(), 1U);
    EXPECT_EQ(at.jobs.rows.at(at.notices.rows.begin()->first.value), noon);
}

TEST_F(OweNotice, TheSameThingIsToldOnce)
{
    owe(Event::stamps_ready);
    at.jobs.rows.clear();
    EXPECT_FALSE(owe(Event::stamps_ready));
    EXPECT_TRUE(at.jobs.rows.empty()) << "what is sent already is not sent again";
    EXPECT_TRUE(owe(Event::link, 1));
    EXPECT_TRUE(owe(Event::link, 2));
}

} // namespace
} // namespace etimbre::app::notice
