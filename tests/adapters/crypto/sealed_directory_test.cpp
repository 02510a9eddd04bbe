#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/sealed_directory.hpp"
#include "key_state.hpp"

#include <gmock/gmock.h>

#include <vector>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::HasSubstr;

namespace {

class SealedDirectoryTest : public tests::Folder {
protected:
    SealedDirectory create() const
    {
        std::vector<OpenedKey> keys;
        keys.push_back(draw_secret({.use = KeyUse::token, .nbf = 1}));
        return SealedDirectory::create(in("keys"), tests::passphrase(), tests::cheap, keys);
    }
};

} // namespace

TEST_F(SealedDirectoryTest, AKeyIsAddedWithoutThePassphraseOnceItIsOpen)
{
    auto const open = create();
    open.add(draw_signing_key({.use = KeyUse::stamp, .nbf = 2}));
    EXPECT_EQ(open.keys().size(), 2U);
    EXPECT_EQ(SealedDirectory::open(in("keys"), tests::passphrase()).keys().size(), 2U);
    EXPECT_EQ(read_records(in("keys")).size(), 2U);
}

TEST_F(SealedDirectoryTest, ItIsMadeWholeOrNotAtAll)
{
    std::filesystem::create_directories(in("keys"));
    create(); // an empty folder gives way
    EXPECT_THAT(tests::failure_of<KeyFailure>([&] { create(); }), HasSubstr("already; nothing was changed"));
    EXPECT_EQ(read_records(in("keys")).size(), 1U);
    for (auto const& each : std::filesystem::directory_iterator{in(".")})
        EXPECT_EQ(each.path().filename(), "keys") << "nothing is left beside it";
}

TEST_F(SealedDirectoryTest, WhatACrashLeftBesideItIsInNobodysWay)
{
    std::filesystem::create_directories(in("keys.new-abcdef"));
    put(in("keys.new-abcdef/half.key"), "half");
    EXPECT_EQ(create().keys().size(), 1U);
}
