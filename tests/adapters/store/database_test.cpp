#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
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
        open_database(file, access);
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

TEST(Database, EveryCommitIsOnTheDiskBeforeItReturns)
{
    TempDatabase const database;
    auto const session = database.open();
    EXPECT_EQ(pragma(session->sql(), "journal_mode"), "wal");
    EXPECT_EQ(pragma(session->sql(), "synchronous"), "2") << "FULL";
    EXPECT_EQ(pragma(session->sql(), "foreign_keys"), "1");
}

TEST(Database, WhatIsCommittedIsThereAfterTheFileWasClosed)
{
    TempDatabase const database;
    {
        auto const session = database.open();
        auto unit = session->unit();
        write_stamp(unit, 'a', 0);
        unit.stamp.stamps.end(sample_end(number_of(1), 'r'));
    }
    auto const session = database.open(Access::read);
    EXPECT_EQ(session->unit().stamp.stamps.find(number_of(1)).value().end.value().id, id_of('r'));
}

TEST(Database, AReaderCannotWrite)
{
    TempDatabase const database;
    auto const session = database.open(Access::read);
    EXPECT_THROW(session->unit().pay.quotes.insert(sample_quote('a')), StoreFailure);
    EXPECT_FALSE(session->unit().pay.quotes.find({id_of('a')}).has_value());
}

TEST(Database, AFileThatIsNotThereIsNamedAndNotMade)
{
    TempFolder const folder;
    auto const file = folder.path() / "none.db";
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("etimbre db migrate"));
    EXPECT_THAT(failure_of(file, Access::read), HasSubstr(file.string()));
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THAT(failure_of(folder.path() / "no" / "folder.db", Access::create), HasSubstr("cannot create"));
}

TEST(Database, AFileThatIsNoDatabaseIsRefused)
{
    TempFolder const folder;
    auto const file = folder.path() / "text.db";
    std::ofstream{file} << std::string(4096, 'x');
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("cannot open the database"));
}

TEST(Database, TablesOfAnotherVersionAreRefused)
{
    TempFolder const folder;
    auto const file = folder.path() / "x.db";
    {
        auto const session = open_database(file, Access::create);
        migrate(*session, {{"0001.sql", ""}}, hash_for_test, noon);
    }
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("older"));
    {
        auto const session = open_database(file, Access::create);
        std::vector<Schema> many;
        for (int at = 0; at <= schema_version; ++at)
            many.push_back({"000" + std::to_string(at + 1) + ".sql", ""});
        many.front().name = "0001.sql";
        migrate(*session, many, hash_for_test, noon);
    }
    EXPECT_THAT(failure_of(file, Access::write), HasSubstr("newer"));
    EXPECT_THAT(failure_of(file, Access::read), HasSubstr("newer"));
    EXPECT_THAT(failure_of(file, Access::create), HasSubstr("newer"));
}

TEST(Database, PathsWithSpacesWorkAndQuotesAreRefused)
{
    TempFolder const folder;
    EXPECT_EQ(failure_of(folder.path() / "two words here.db", Access::create), "");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "two words here.db"));
    EXPECT_THAT(
        failure_of(folder.path() / "x\" timeout=0 db=\"y.db", Access::create), HasSubstr("double quote")
    );
}

// It holds payers' names and addresses.
TEST(Database, ANewFileIsItsOwnersAlone)
{
    TempFolder const folder;
    auto const file = folder.path() / "x.db";
    auto const session = open_database(file, Access::create);
    *session << "CREATE TABLE t (x INTEGER)";
    for (auto const* const suffix : {"", "-wal", "-shm"}) {
        struct stat status{};
        ASSERT_EQ(::stat((file.string() + suffix).c_str(), &status), 0) << suffix;
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << suffix;
    }
}

TEST(Database, AFailureNamesTheStatementAndNoValueOfTheRow)
{
    TempDatabase const database;
    auto const session = database.open();
    auto unit = session->unit();
    try {
        unit.pay.orders.insert(sample_order('a')); // its quote is missing
        FAIL();
    } catch (StoreFailure const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("INSERT INTO pay_order"));
        EXPECT_THAT(failure.what(), HasSubstr("FOREIGN KEY"));
        EXPECT_THAT(failure.what(), testing::Not(HasSubstr("amina")));
    }
}

} // namespace
} // namespace etimbre::adapters::store
