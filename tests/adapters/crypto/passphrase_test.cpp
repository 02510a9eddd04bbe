#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::HasSubstr;

namespace {

constexpr KdfCost cheap{.passes = 1, .memory_bytes = 8192};

class Passphrase : public tests::Folder {
protected:
    std::filesystem::path file(std::string const& content)
    {
        auto const path = in("passphrase");
        put(path, content);
        std::filesystem::permissions(
            path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
        return path;
    }
    std::string read(std::string const& content)
    {
        return std::string{core::as_text(read_passphrase(file(content)).view())};
    }
    std::string failure(std::filesystem::path const& path)
    {
        return tests::failure_of<KeyFailure>([&] { read_passphrase(path); });
    }
};

} // namespace

TEST_F(Passphrase, TheLineEndOfAnEditorIsNotPartOfIt)
{
    EXPECT_EQ(read("open sesame"), "open sesame");
    EXPECT_EQ(read("open sesame\n"), "open sesame");
    EXPECT_EQ(read("open sesame\r\n"), "open sesame");
    EXPECT_EQ(read(" open\nsesame \n\n"), " open\nsesame \n");
}

TEST_F(Passphrase, AFileThatHoldsNoneIsNamed)
{
    EXPECT_THAT(failure(in("missing")), HasSubstr("missing"));
    EXPECT_THAT(failure(in("")), HasSubstr("cannot be read"));
    EXPECT_THAT(failure(file("")), HasSubstr("empty"));
    EXPECT_THAT(failure(file("\n")), HasSubstr("empty"));
    EXPECT_EQ(read(std::string(1024, 'x')).size(), 1024U);
    EXPECT_THAT(failure(file(std::string(1025, 'x'))), HasSubstr("longer"));
}

TEST_F(Passphrase, AFileThatEveryoneCanReadIsRefused)
{
    auto const path = file("open sesame");
    std::filesystem::permissions(
        path, std::filesystem::perms::others_read, std::filesystem::perm_options::add
    );
    EXPECT_THAT(failure(path), HasSubstr("everyone can read"));
}

TEST(Stretching, TheKeyHangsOnPassphraseSaltAndCost)
{
    auto const passphrase = Secret::copy_of(core::as_bytes("open sesame"));
    auto const key = stretch(passphrase, Salt{1}, cheap);
    EXPECT_EQ(key.size(), 32U);
    EXPECT_TRUE(key == stretch(passphrase, Salt{1}, cheap));
    EXPECT_FALSE(key == stretch(Secret::copy_of(core::as_bytes("open sesamf")), Salt{1}, cheap));
    EXPECT_FALSE(key == stretch(passphrase, Salt{2}, cheap));
    EXPECT_FALSE(key == stretch(passphrase, Salt{1}, {.passes = 2, .memory_bytes = 8192}));
    EXPECT_FALSE(key == stretch(passphrase, Salt{1}, {.passes = 1, .memory_bytes = 16384}));
}

TEST(Stretching, ACostOutsideItsBoundsIsRefusedAtOnce)
{
    auto const passphrase = Secret::copy_of(core::as_bytes("open sesame"));
    for (auto const cost :
         {KdfCost{1, 100ULL << 30U},
          KdfCost{1, ~0ULL},
          KdfCost{1U << 30U, 8192},
          KdfCost{17, 8192},
          KdfCost{0, 8192},
          KdfCost{1, 0}})
        EXPECT_THROW(stretch(passphrase, Salt{}, cost), KeyFailure);
}
