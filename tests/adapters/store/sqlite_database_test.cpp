#include "adapters/store/sqlite_database.hpp"
#include "adapters/store/store_failure.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;

std::string failure_of(std::filesystem::path const& file, Access access)
{
    try {
        open_database(SqliteFile{file}, access);
    } catch (StoreFailure const& failure) {
        return failure.what();
    }
    return "";
}

std::string pragma(soci::session& session, std::string const& name)
{
    std::string value;
    session << "PRAGMA " + name, soci::into(value);
    return value;
}

TEST(SqliteDatabase, EveryCommitIsOnTheDiskBeforeItReturns)
{
    TempDatabase const database;
    auto const session = database.open();
    EXPECT_EQ(pragma(session->sql(), "journal_mode"), "wal");
    EXPECT_EQ(pragma(session->sql(), "synchronous"), "2") << "FULL";
    EXPECT_EQ(pragma(session->sql(), "foreign_keys"), "1");
}

TEST(SqliteDatabase, AFileThatIsNotThereIsNamedAndNotMade)
{
    TempFolder const folder;
    auto const file = folder.path() / "none.db";
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("etimbre db migrate"));
    EXPECT_THAT(failure_of(file, Access::read), HasSubstr(file.string()));
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THAT(failure_of(folder.path() / "no" / "folder.db", Access::create), HasSubstr("cannot create"));
}

TEST(SqliteDatabase, AFileThatIsNoDatabaseIsRefused)
{
    TempFolder const folder;
    auto const file = folder.path() / "text.db";
    std::ofstream{file} << std::string(4096, 'x');
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("cannot open the database"));
}

TEST(SqliteDatabase, PathsWithSpacesWorkAndQuotesAreRefused)
{
    TempFolder const folder;
    EXPECT_EQ(failure_of(folder.path() / "two words here.db", Access::create), "");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "two words here.db"));
    EXPECT_THAT(
        failure_of(folder.path() / "x\" timeout=0 db=\"y.db", Access::create), HasSubstr("double quote")
    );
}

// It holds payers' names and addresses.
TEST(SqliteDatabase, ANewFileIsItsOwnersAlone)
{
    TempFolder const folder;
    auto const file = folder.path() / "x.db";
    auto const session = open_database(SqliteFile{file}, Access::create);
    *session << "CREATE TABLE t (x INTEGER)";
    for (auto const* const suffix : {"", "-wal", "-shm"}) {
        struct stat status{};
        ASSERT_EQ(::stat((file.string() + suffix).c_str(), &status), 0) << suffix;
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << suffix;
    }
}

} // namespace
} // namespace etimbre::adapters::store
