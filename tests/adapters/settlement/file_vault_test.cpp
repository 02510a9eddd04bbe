#include "adapters/settlement/file_pieces.hpp"
#include "adapters/settlement/file_vault.hpp"
#include "temp_folder.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

struct FileVaultTest : ::testing::Test {
    TempFolder folder;
    FileVault vault{folder.path() / "vault"};
    std::filesystem::path file = folder.write("file", "some bytes");
    std::string sha = sha_of(file);

    std::string read()
    {
        std::string bytes;
        (void)vault.read(sha, [&](std::string_view piece) {
            bytes += piece;
            return true;
        });
        return bytes;
    }
};

TEST_F(FileVaultTest, WhatIsKeptIsFoundUnderItsSha)
{
    EXPECT_EQ(read(), "");
    vault.keep_copy(file, sha);
    EXPECT_EQ(read(), "some bytes");
    vault.keep_copy(file, sha);
    EXPECT_EQ(folder.count("vault"), 1U);
}

TEST_F(FileVaultTest, ATemporaryFileIsTakenOver)
{
    auto const temporary = folder.write("vault/incoming-abcdef", "some bytes");
    vault.adopt(temporary, sha);
    EXPECT_EQ(read(), "some bytes");
    EXPECT_FALSE(std::filesystem::exists(temporary));
}

TEST_F(FileVaultTest, AFileThatChangedMeanwhileIsNotKept)
{
    EXPECT_THROW(vault.keep_copy(file, std::string(64, '0')), std::runtime_error);
    EXPECT_EQ(folder.count("vault"), 0U);
}

TEST_F(FileVaultTest, NoNameLeadsOutOfTheFolder)
{
    auto const none = [](std::string_view) { return true; };
    EXPECT_THROW(vault.read("../file", none), std::invalid_argument);
    EXPECT_THROW(vault.read("", none), std::invalid_argument);
    EXPECT_THROW(vault.adopt(file, "/etc/passwd"), std::invalid_argument);
}

TEST_F(FileVaultTest, WhatSomebodyLeftBehindIsClearedAway)
{
    vault.keep_copy(file, sha);
    folder.write("vault/incoming-abcdef", "half of som");
    vault.clear_away(std::chrono::hours{1});
    EXPECT_EQ(folder.count("vault"), 2U);
    vault.clear_away(std::chrono::seconds{0});
    EXPECT_EQ(folder.count("vault"), 1U);
    EXPECT_EQ(read(), "some bytes");
}

TEST_F(FileVaultTest, AFolderThatCannotBeMadeIsSaid)
{
    EXPECT_THROW(FileVault{file / "below a file"}, std::runtime_error);
    EXPECT_THROW(vault.adopt(folder.path() / "vault/nothing", sha), std::runtime_error);
}

} // namespace
} // namespace etimbre::adapters::settlement
