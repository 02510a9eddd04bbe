#include "adapters/store/journal_head.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::journal::Position;

Position at(std::uint64_t seq, std::uint8_t seed)
{
    Position of{seq, {}};
    of.hash[0] = seed;
    return of;
}

class JournalHeadTest : public StoreTest {
protected:
    JournalHead heads_{session_->sql()};
};

TEST_F(JournalHeadTest, BeginsBeforeTheFirstRecord)
{
    EXPECT_FALSE(heads_.find("one-0").has_value());
    heads_.begin("one-0");
    EXPECT_EQ(heads_.find("one-0"), Position{});
}

TEST_F(JournalHeadTest, BeginsOnce)
{
    heads_.begin("one-0");
    ASSERT_TRUE(heads_.move("one-0", {}, at(1, 1)));
    heads_.begin("one-0");
    EXPECT_EQ(heads_.find("one-0"), at(1, 1));
}

TEST_F(JournalHeadTest, MovesOnlyFromWhereItStands)
{
    heads_.begin("one-0");
    heads_.begin("two-0");
    EXPECT_TRUE(heads_.move("one-0", {}, at(1, 1)));
    EXPECT_FALSE(heads_.move("one-0", {}, at(1, 2))) << "a twin";
    EXPECT_FALSE(heads_.move("one-0", at(1, 2), at(2, 2))) << "the same number, another record";
    EXPECT_FALSE(heads_.move("none-0", {}, at(1, 1)));
    EXPECT_TRUE(heads_.move("one-0", at(1, 1), at(3, 3))) << "record 2 was rolled back";
    EXPECT_EQ(heads_.find("two-0"), Position{});
}

} // namespace
} // namespace etimbre::adapters::store
