#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::HasSubstr;

namespace {

class TrustFolderTest : public tests::Folder {
protected:
    TrustFolder folder() const { return TrustFolder::make(in("trust")); }
    static domain::stamp::PublicKey key() { return Ed25519Key{Secret::random(32)}.public_key(); }
};

} // namespace

TEST_F(TrustFolderTest, PinnedRootsAreReadInTheirOrder)
{
    std::vector const roots{key(), key()};
    EXPECT_FALSE(folder().pinned());
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] { folder().anchor("MA"); }), HasSubstr("no root key is pinned")
    );
    folder().pin(roots);
    EXPECT_EQ(folder().pinned(), roots);
    EXPECT_EQ(folder().anchor("MA").issuer, "MA");
    EXPECT_THROW(folder().pin(roots), KeyFailure) << "pins are never replaced by the program";
}

TEST_F(TrustFolderTest, ADamagedPinIsRefused)
{
    folder().pin(std::vector{key()});
    auto const good = content_of(in("trust/roots"));
    auto const is_refused = [&](std::string const& content) {
        put(in("trust/roots"), content);
        return !tests::failure_of<KeyFailure>([&] { folder().pinned(); }).empty();
    };
    EXPECT_TRUE(is_refused(""));
    EXPECT_TRUE(is_refused(good + "\n"));
    EXPECT_TRUE(is_refused(good.substr(1)));
    EXPECT_TRUE(is_refused("0000000000000000" + good.substr(16)));
    EXPECT_TRUE(is_refused(good.substr(0, 20) + "\n"));
    EXPECT_FALSE(is_refused(good));
}

TEST_F(TrustFolderTest, TheListIsReplacedWhole)
{
    EXPECT_FALSE(folder().list());
    folder().publish(core::as_bytes("first"));
    folder().publish(core::as_bytes("second"));
    EXPECT_EQ(core::as_text(*folder().list()), "second");
    EXPECT_EQ(content_of(TrustFolder::list_in(in("trust"))), "second");
}

TEST_F(TrustFolderTest, OneListOfEachNumberIsAcceptedAndNoneAfterANewerOne)
{
    auto here = folder();
    EXPECT_EQ(here.newest_seen(), 0);
    EXPECT_TRUE(here.accept(2, core::as_bytes("two")));
    EXPECT_TRUE(here.accept(2, core::as_bytes("two")));
    EXPECT_FALSE(here.accept(2, core::as_bytes("another two")));
    EXPECT_FALSE(here.accept(1, core::as_bytes("one")));
    EXPECT_TRUE(here.accept(10, core::as_bytes("ten")));
    EXPECT_EQ(folder().newest_seen(), 10) << "it lasts";
    EXPECT_EQ(core::as_text(folder().seen().back().list), "ten");
}

TEST_F(TrustFolderTest, OfManyWhoAcceptDifferentListsOfOneNumberOneIsRight)
{
    folder();
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            if (folder().accept(7, core::as_bytes(std::to_string(i)))) ++accepted;
        });
    for (auto& each : threads) each.join();
    EXPECT_EQ(accepted, 1);
}
