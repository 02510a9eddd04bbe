#include "adapters/store/dialect.hpp"
#include "adapters/store/prepared.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

class DialectTest : public testing::Test {
protected:
    DialectTest()
    {
        *session_ << "CREATE TABLE t (x VARCHAR(9) NOT NULL PRIMARY KEY, y INTEGER UNIQUE, CHECK (y < 9))";
        *session_ << "INSERT INTO t (x, y) VALUES ('a', 1)";
    }
    std::optional<dialect::Key> refusing(std::string const& statement)
    {
        EXPECT_THROW(*session_ << statement, soci::soci_error) << statement;
        return dialect::of(*session_).taken_key(*session_);
    }

    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
};

TEST_F(DialectTest, TellsKeysFromEveryOtherRefusal)
{
    EXPECT_EQ(refusing("INSERT INTO t (x, y) VALUES ('b', 1)"), dialect::Key::unique);
    EXPECT_EQ(refusing("INSERT INTO t (x, y) VALUES ('b', 9)"), std::nullopt);
    EXPECT_EQ(refusing("INSERT INTO t (x, y) VALUES (NULL, 2)"), std::nullopt);
    EXPECT_EQ(refusing("INSERT INTO nowhere VALUES (1)"), std::nullopt);
    EXPECT_EQ(refusing("INSERT INTO t (x, y) VALUES ('a', 2)"), dialect::Key::primary);
}

TEST_F(DialectTest, ARowThatBreaksARuleIsTheRowsFault)
{
    for (auto const* const refused :
         {"INSERT INTO t (x, y) VALUES ('b', 9)", "INSERT INTO t (x, y) VALUES ('a', 2)"})
        EXPECT_THROW(Prepared<Nothing>(*session_, refused).run({}), RowFault) << refused;
    *session_ << "CREATE TABLE sums (n BIGINT)";
    *session_ << "INSERT INTO sums (n) VALUES (9223372036854775807), (1)";
    Prepared<Nothing> sum{*session_, "UPDATE t SET y = (SELECT SUM(n) FROM sums)"};
    EXPECT_THROW(sum.run({}), RowFault);
}

TEST_F(DialectTest, CountsParametersAndColumns)
{
    soci::statement select{*session_};
    select.alloc();
    select.prepare("SELECT x, y, ':no' FROM t WHERE x = :a AND y = :b");
    EXPECT_EQ(dialect::of(*session_).parameters_of(select), 2U);
    EXPECT_EQ(dialect::of(*session_).columns_of(select).value_or(3U), 3U);
}

} // namespace
} // namespace etimbre::adapters::store
