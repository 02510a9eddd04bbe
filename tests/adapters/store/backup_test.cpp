#include "adapters/store/backup.hpp"
#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

namespace etimbre::adapters::store {
namespace {

class SqliteBackupTest : public StoreTest {
protected:
    std::filesystem::path file() const { return folder_.path() / "copy.db"; }
    TempFolder folder_;
};

TEST_F(SqliteBackupTest, TheCopyIsTheDatabaseAsItWasCommitted)
{
    write_stamp(unit_, 'a', 0);
    auto const writer = database_.open();
    Transaction const open{writer->sql()};
    auto unit = writer->unit();
    write_stamp(unit, 'b', 1); // never committed, and in nobody's way
    auto const reader = database_.open(Access::read);
    back_up(reader->sql(), file());
    Session copy{SqliteFile{file()}, Access::read, no_desk};
    auto copied = copy.unit();
    EXPECT_TRUE(copied.stamp.stamps.find(number_of(1)).has_value());
    EXPECT_FALSE(copied.stamp.stamps.find(number_of(2)).has_value());
    struct stat about{};
    ASSERT_EQ(::stat(file().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(SqliteBackupTest, NoFileIsWrittenOver)
{
    std::ofstream{file()} << "something else";
    EXPECT_THROW(back_up(session_->sql(), file()), StoreFailure);
    EXPECT_EQ(std::filesystem::file_size(file()), 14U);
    EXPECT_THROW(back_up(session_->sql(), folder_.path() / "none" / "copy.db"), StoreFailure);
    EXPECT_THROW(back_up(session_->sql(), folder_.path() / "a\"b"), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
