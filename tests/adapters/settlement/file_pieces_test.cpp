#include "adapters/settlement/file_pieces.hpp"
#include "temp_folder.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

std::string all_of(std::filesystem::path const& file)
{
    std::string read;
    EXPECT_TRUE(read_pieces(file, [&](std::string_view piece) {
        read += piece;
        return true;
    }));
    return read;
}

TEST(FilePieces, TheWholeFileComesInItsOrder)
{
    TempFolder const folder;
    for (auto const size : {0UL, 1UL, 256UL * 1024, 256UL * 1024 + 1, 1'000'000UL}) {
        std::string bytes(size, 'x');
        if (size > 0) bytes.back() = 'y';
        EXPECT_EQ(all_of(folder.write("file", bytes)), bytes);
    }
}

TEST(FilePieces, WhoHasEnoughIsHandedNoMore)
{
    TempFolder const folder;
    int pieces = 0;
    EXPECT_TRUE(read_pieces(folder.write("file", std::string(1'000'000, 'x')), [&](std::string_view) {
        return ++pieces < 2;
    }));
    EXPECT_EQ(pieces, 2);
}

TEST(FilePieces, AFileThatIsNotThereIsNotRead)
{
    TempFolder const folder;
    EXPECT_FALSE(read_pieces(folder.path() / "nothing", [](std::string_view) { return true; }));
    EXPECT_THROW(read_pieces(folder.path(), [](std::string_view) { return true; }), std::runtime_error);
    EXPECT_THROW(sha_of(folder.path() / "nothing"), std::runtime_error);
}

// FIPS 180-4, the example of one block.
TEST(FilePieces, TheShaIsThatOfTheBytes)
{
    TempFolder const folder;
    EXPECT_EQ(
        sha_of(folder.write("file", "abc")),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

} // namespace
} // namespace etimbre::adapters::settlement
