#include "adapters/store/dialect.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto const now = core::instant_of_unix(1'800'000'000);

class MigrateTest : public testing::Test {
protected:
    std::vector<std::string> apply(std::vector<Schema> const& schemas)
    {
        return migrate(*session_, schemas, hash_for_test, now);
    }
    bool has_table(std::string const& name)
    {
        int tables = 0;
        *session_ << std::string{dialect::of(*session_).count_tables}, soci::use(name), soci::into(tables);
        return tables == 1;
    }

    TempFolder folder_;
    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
    Schema const one_{"0001_a.sql", "CREATE TABLE a (x INTEGER); INSERT INTO a (x) VALUES (1);"};
    Schema const two_{"0002_b.sql", "CREATE TABLE b (x INTEGER);"};
};

TEST_F(MigrateTest, EachSchemaIsAppliedOnce)
{
    EXPECT_THAT(apply({one_}), ElementsAre("0001_a.sql"));
    EXPECT_THAT(apply({one_, two_}), ElementsAre("0002_b.sql"));
    EXPECT_THAT(apply({one_, two_}), IsEmpty());
    int rows = 0;
    *session_ << "SELECT COUNT(*) FROM a", soci::into(rows);
    EXPECT_EQ(rows, 1);
}

TEST_F(MigrateTest, AChangedSchemaIsRefused)
{
    apply({one_});
    auto changed = one_;
    changed.text += " ";
    EXPECT_THROW(apply({changed, two_}), StoreFailure);
    EXPECT_FALSE(has_table("b"));
}

TEST_F(MigrateTest, AMissingOrInsertedSchemaIsRefused)
{
    apply({one_, two_});
    EXPECT_THROW(apply({one_}), StoreFailure);
    EXPECT_THROW(apply({two_}), StoreFailure);
    EXPECT_THROW(apply({one_, {"0001_between.sql", ""}, two_}), StoreFailure);
}

using SqliteMigrateTest = MigrateTest;

TEST_F(SqliteMigrateTest, ASchemaThatFailsLeavesNothing)
{
    EXPECT_THROW(
        apply({one_, {"0002_bad.sql", "CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1);"}}),
        StoreFailure
    );
    EXPECT_TRUE(has_table("a")) << "the one before stays";
    EXPECT_FALSE(has_table("b"));
    EXPECT_THAT(apply({one_, two_}), ElementsAre("0002_b.sql")) << "and the session is fit for the next try";
}

TEST_F(MigrateTest, FilesAreTakenInTheOrderOfTheirNames)
{
    for (auto const* const name : {"0010_c.sql", "0002_b.sql", "0001_a.sql", "notes.txt"})
        std::ofstream{folder_.path() / name} << "-- " << name;
    auto const schemas = read_schemas(folder_.path());
    ASSERT_EQ(schemas.size(), 3U);
    EXPECT_EQ(schemas[0].name, "0001_a.sql");
    EXPECT_EQ(schemas[2].name, "0010_c.sql");
    EXPECT_EQ(schemas[2].text, "-- 0010_c.sql");
}

TEST_F(MigrateTest, AFolderWithoutSchemasIsRefused)
{
    EXPECT_THROW(read_schemas(folder_.path() / "nowhere"), StoreFailure);
}

TEST_F(MigrateTest, TheVersionOfTheProgramIsTheNumberOfItsSchemas)
{
    EXPECT_EQ(read_schemas(schemas_folder()).size(), static_cast<std::size_t>(schema_version));
}

} // namespace
} // namespace etimbre::adapters::store
