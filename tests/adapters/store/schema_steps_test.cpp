#include "adapters/store/schema_steps.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;

class MariadbSchemaStepsTest : public testing::Test {
protected:
    std::int64_t number(std::string const& query)
    {
        std::int64_t answer = -1;
        *session_ << query, soci::into(answer);
        return answer;
    }
    void apply(std::vector<std::string> const& statements)
    {
        apply_in_steps(*session_, "0001_a.sql", hash_, statements);
    }
    /// As a migration leaves it that was killed after `done` statements were remembered.
    void kill_after(std::size_t done)
    {
        auto some = statements_;
        some.resize(done);
        apply(some);
    }

    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
    std::string const hash_ = std::string(64, 'a');
    std::vector<std::string> const statements_{
        "CREATE TABLE a (x INTEGER NOT NULL PRIMARY KEY)",
        "INSERT INTO a (x) VALUES (1)",
        "CREATE INDEX a_x ON a (x)",
        "INSERT INTO a (x) VALUES (2)",
    };
};

TEST_F(MariadbSchemaStepsTest, AMigrationThatWasKilledGoesOnWhereItStopped)
{
    for (std::size_t done = 0; done <= statements_.size(); ++done) {
        kill_after(done);
        apply(statements_);
        EXPECT_EQ(number("SELECT COUNT(*) FROM a"), 2) << "killed after " << done;
        EXPECT_EQ(number("SELECT done FROM schema_step"), 4);
        *session_ << "DROP TABLE a, schema_step";
    }
}

TEST_F(MariadbSchemaStepsTest, ADefinitionThatWasMadeAndNotRememberedIsTakenAsMade)
{
    for (std::size_t const done : {0U, 2U}) {
        kill_after(done);
        *session_ << "UPDATE schema_step SET tried = done + 1";
        *session_ << statements_.at(done);
        apply(statements_);
        EXPECT_EQ(number("SELECT COUNT(*) FROM a"), 2) << "killed after " << done;
        *session_ << "DROP TABLE a, schema_step";
    }
}

TEST_F(MariadbSchemaStepsTest, ATableOfSomebodyElseIsNotTakenForOurs)
{
    *session_ << "CREATE TABLE a (y INTEGER)";
    EXPECT_THROW(apply(statements_), StoreFailure);
    EXPECT_THROW(apply(statements_), StoreFailure) << "nor when it is tried again";
}

TEST_F(MariadbSchemaStepsTest, ASchemaThatChangedSinceItWasHalfAppliedIsRefused)
{
    kill_after(2);
    try {
        apply_in_steps(*session_, "0001_a.sql", std::string(64, 'b'), statements_);
        FAIL();
    } catch (StoreFailure const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("put the old text back"));
    }
}

} // namespace
} // namespace etimbre::adapters::store
