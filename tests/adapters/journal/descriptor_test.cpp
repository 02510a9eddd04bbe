#include "adapters/journal/descriptor.hpp"
#include "temp_folder.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::journal {
namespace {

using app::work::JournalFailure;

TEST(Descriptor, ReadsBackWhatItWroteWhereItWroteIt)
{
    TempFolder const folder;
    auto const file = folder.path() / "a";
    auto const open = Descriptor::open(file);
    open.write("0123456789", 0);
    open.write("abc", 4);
    open.sync();
    EXPECT_EQ(content_of(file), "0123abc789");
    open.cut(5);
    EXPECT_EQ(open.size(), 5U);
}

TEST(Descriptor, IsLockedOnce)
{
    TempFolder const folder;
    auto const first = Descriptor::open(folder.path() / "a");
    auto const second = Descriptor::open(folder.path() / "a");
    EXPECT_TRUE(first.lock());
    EXPECT_FALSE(second.lock());
}

TEST(Descriptor, SaysWhatTheSystemSaid)
{
    TempFolder const folder;
    EXPECT_THAT(
        [&] { Descriptor::open(folder.path() / "none" / "a"); },
        testing::ThrowsMessage<JournalFailure>(testing::HasSubstr("cannot be opened: No such file"))
    );
    EXPECT_THROW(sync_folder(folder.path() / "none"), JournalFailure);
    EXPECT_THROW(Descriptor{}.size(), JournalFailure);
    write(folder.path() / "file", "");
    EXPECT_THROW(make_folder(folder.path() / "file" / "a"), JournalFailure);
}

} // namespace
} // namespace etimbre::adapters::journal
