#include "adapters/store/sqlite_dialect.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

TEST(SqliteDialect, AFinishedStatementHoldsNoLock)
{
    EmptyDatabase const database;
    auto const session = database.session();
    *session << "CREATE TABLE t (x INTEGER)";
    *session << "INSERT INTO t (x) VALUES (1)";
    int x = 0;
    soci::statement select = (session->prepare << "SELECT x FROM t", soci::into(x));
    ASSERT_TRUE(select.execute(true));
    EXPECT_THROW(*session << "DROP TABLE t", soci::soci_error) << "the rows are not all fetched";
    dialect::sqlite.finish(select);
    *session << "DROP TABLE t";
}

TEST(SqliteDialect, KnowsTheColumnsBeforeAStatementIsRun)
{
    EmptyDatabase const database;
    auto const session = database.session();
    soci::statement select{*session};
    select.alloc();
    select.prepare("SELECT 1, 2");
    EXPECT_EQ(dialect::sqlite.columns_of(select), 2U);
}

} // namespace
} // namespace etimbre::adapters::store
