#include "adapters/crypto/key_directory.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

class KeyDirectoryTest : public tests::Folder {
protected:
    static mode_t mode_of(std::filesystem::path const& path)
    {
        struct stat status{};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777U;
    }
};

} // namespace

TEST_F(KeyDirectoryTest, FilesAreForTheirOwnerOnly)
{
    auto directory = KeyDirectory::make(in("state/keys"));
    directory.write("a.key", core::as_bytes("content"));
    EXPECT_EQ(mode_of(in("state/keys")), 0700U);
    EXPECT_EQ(mode_of(in("state/keys/a.key")), 0600U);
    EXPECT_EQ(core::as_text(directory.read("a.key")), "content");
}

TEST_F(KeyDirectoryTest, AKeyThatIsThereIsNeverReplaced)
{
    auto directory = KeyDirectory::make(in("keys"));
    directory.write("a.key", core::as_bytes("first"));
    EXPECT_THROW(directory.write("a.key", core::as_bytes("second")), KeyFailure);
    EXPECT_EQ(core::as_text(directory.read("a.key")), "first");
}

TEST_F(KeyDirectoryTest, OnlyKeyFilesAreListedInOrder)
{
    auto directory = KeyDirectory::make(in("keys"));
    directory.write("b.key", {});
    directory.write("a.key", {});
    put(in("keys/passphrase"), "x");
    put(in("keys/.c.key.new"), "a crash left this");
    EXPECT_THAT(directory.names(), ElementsAre("a.key", "b.key"));
}

TEST_F(KeyDirectoryTest, WhatCannotBeAKeyFileIsRefused)
{
    auto const directory = KeyDirectory::make(in("keys"));
    put(in("keys/long.key"), std::string(4097, 'x'));
    EXPECT_THROW(directory.read("long.key"), KeyFailure);
    EXPECT_THROW(directory.read("missing.key"), KeyFailure);
    std::filesystem::create_symlink(in("keys/long.key"), in("keys/link.key"));
    EXPECT_THROW(directory.read("link.key"), KeyFailure);
}

TEST_F(KeyDirectoryTest, AFileIsReplacedInOneStepWhateverACrashLeftBehind)
{
    auto directory = KeyDirectory::make(in("keys"));
    put(in("keys/.a.list.new"), "a crash left this");
    directory.replace("a.list", core::as_bytes("first"));
    directory.replace("a.list", core::as_bytes("second"));
    EXPECT_EQ(core::as_text(directory.read("a.list")), "second");
    EXPECT_THAT(directory.names(".list"), ElementsAre("a.list"));
    EXPECT_THAT(directory.names(".new"), ElementsAre(".a.list.new")) << "nothing of ours is left";
}

TEST_F(KeyDirectoryTest, AFreeNameIsTakenOnce)
{
    auto directory = KeyDirectory::make(in("keys"));
    EXPECT_TRUE(directory.write_if_free("1.seen", core::as_bytes("first")));
    EXPECT_FALSE(directory.write_if_free("1.seen", core::as_bytes("second")));
    EXPECT_EQ(core::as_text(*directory.find("1.seen")), "first");
    EXPECT_FALSE(directory.find("2.seen"));
    EXPECT_THROW(directory.find("1.seen", 4), KeyFailure);
}

TEST_F(KeyDirectoryTest, AMissingFolderIsNamed)
{
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] { KeyDirectory{in("missing")}; }), HasSubstr(in("missing").string())
    );
    put(in("file"), "x");
    EXPECT_THROW(KeyDirectory::make(in("file")), KeyFailure);
    EXPECT_THROW(KeyDirectory::make(in("file/below")), KeyFailure);
}

TEST_F(KeyDirectoryTest, OneProgramAtATimeChangesIt)
{
    auto first = KeyDirectory::make(in("keys"));
    auto second = KeyDirectory::make(in("keys"));
    first.lock();
    EXPECT_THROW(second.lock(), KeyFailure);
}
