#include "adapters/store/frozen_stamps.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

class FrozenStampsTest : public StoreTest {
protected:
    FrozenStamps frozen_{session_->sql()};
};

TEST_F(FrozenStampsTest, AStampIsFrozenUntilAPersonReleasesIt)
{
    auto const number = write_stamp(unit_, 'a', 0);
    EXPECT_FALSE(unit_.stamp.stamps.find(number)->frozen);
    frozen_.freeze(number, "the books differ", noon);
    EXPECT_TRUE(unit_.stamp.stamps.find(number)->frozen);
    EXPECT_TRUE(unit_.stamp.stamps.of_order({id_of('a')}).front().frozen);
    EXPECT_TRUE(frozen_.release(number));
    EXPECT_FALSE(frozen_.release(number));
    EXPECT_FALSE(unit_.stamp.stamps.find(number)->frozen);
}

TEST_F(FrozenStampsTest, TheFirstReasonStays)
{
    frozen_.freeze(number_of(1), "first", noon);
    frozen_.freeze(number_of(1), "second", noon + std::chrono::hours{1});
    auto const all = frozen_.all();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().reason, "first");
    EXPECT_EQ(all.front().since_us, core::micros_of(noon));
}

} // namespace
} // namespace etimbre::adapters::store
