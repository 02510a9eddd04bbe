#include "adapters/store/soundness.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <chrono>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

core::Instant clock_of_this_machine()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

core::Instant clock_that_is_late()
{
    return clock_of_this_machine() - std::chrono::seconds{3};
}

TEST(Soundness, ADatabaseOfOursIsSound)
{
    TempDatabase const database;
    auto const session = database.open(Access::read);
    EXPECT_EQ(fault_of(look_at(session->sql(), clock_of_this_machine)), "");
}

TEST(Soundness, ClocksMayDifferByTwoSeconds)
{
    EXPECT_EQ(fault_of({.ahead = std::chrono::milliseconds{1900}}), "");
    EXPECT_THAT(fault_of({.ahead = std::chrono::milliseconds{2100}}), HasSubstr("NTP"));
    EXPECT_THAT(fault_of({.ahead = std::chrono::milliseconds{-2100}}), HasSubstr("2100 ms"));
}

TEST(Soundness, AForeignKeyToAnotherKeyMattersOnAClusterThatAppliesInParallel)
{
    EXPECT_EQ(fault_of({.foreign_keys_to_other_keys = {"b.x"}}), "");
    EXPECT_EQ(fault_of({.in_cluster = true, .appliers = 1, .foreign_keys_to_other_keys = {"b.x"}}), "");
    EXPECT_EQ(fault_of({.in_cluster = true, .appliers = 4}), "");
    EXPECT_THAT(
        fault_of({.in_cluster = true, .appliers = 4, .foreign_keys_to_other_keys = {"b.x"}}),
        HasSubstr("wsrep_slave_threads = 1")
    );
}

class MariadbSoundness : public StoreTest {};

TEST_F(MariadbSoundness, SeesAForeignKeyToAKeyThatIsNotPrimary)
{
    auto& sql = session_->sql();
    EXPECT_THAT(look_at(sql, clock_of_this_machine).foreign_keys_to_other_keys, IsEmpty());
    sql << "CREATE TABLE a (x INTEGER NOT NULL PRIMARY KEY, y INTEGER NOT NULL UNIQUE)";
    sql << "CREATE TABLE b (y INTEGER NOT NULL PRIMARY KEY, CONSTRAINT b_to_y FOREIGN KEY (y) REFERENCES a "
           "(y))";
    EXPECT_THAT(look_at(sql, clock_of_this_machine).foreign_keys_to_other_keys, ElementsAre("b.b_to_y"));
}

TEST_F(MariadbSoundness, SeesATableOfAnotherCollation)
{
    session_->sql() << "CREATE TABLE a (x VARCHAR(9)) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";
    EXPECT_THAT(look_at(session_->sql(), clock_of_this_machine).tables_of_other_collation, ElementsAre("a"));
    EXPECT_THROW(require_sound(session_->sql(), clock_of_this_machine), StoreFailure);
}

TEST_F(MariadbSoundness, SeesAClockThatIsWrong)
{
    EXPECT_GT(look_at(session_->sql(), clock_that_is_late).ahead, std::chrono::seconds{2});
    EXPECT_THROW(require_sound(session_->sql(), clock_that_is_late), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
