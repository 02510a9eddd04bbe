#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "key_state.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::HasSubstr;

namespace {

class RootKeysTest : public tests::KeyState {
protected:
    std::vector<domain::stamp::PublicKey> pinned() const { return TrustFolder{trust()}.pinned().value(); }
};

} // namespace

TEST_F(RootKeysTest, TheFirstPinnedRootSignsAndTheSpareWhereItIsAskedFor)
{
    auto const both = pinned();
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(open_root(roots(), tests::passphrase("root"), both, {}).public_key(), both[0]);
    auto const spare = domain::stamp::kid_of(both[1], sha256);
    EXPECT_EQ(open_root(roots(), tests::passphrase("root"), both, spare).public_key(), both[1]);
    EXPECT_THROW(open_root(roots(), tests::passphrase("root"), both, domain::stamp::Kid{}), KeyFailure);
}

TEST_F(RootKeysTest, ARootThatIsNotPinnedDoesNotSign)
{
    create_roots(in("others"), tests::passphrase("root"), tests::cheap, tests::start);
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] {
            open_root(in("others"), tests::passphrase("root"), pinned(), {});
        }),
        HasSubstr("none of the pinned")
    );
}

TEST_F(RootKeysTest, RootsThatAreElsewhereAreSaidToBe)
{
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] { open_root(in("gone"), tests::passphrase("root"), pinned(), {}); }
        ),
        HasSubstr("the root keys are not in")
    );
    EXPECT_THROW(open_root(roots(), tests::passphrase("wrong"), pinned(), {}), KeyFailure);
}

TEST_F(RootKeysTest, ServiceAndRootKeysDoNotStandInOneDirectory)
{
    auto const key = draw_signing_key({.use = KeyUse::root, .nbf = 1});
    SealedDirectory::open(keys(), tests::passphrase()).add(key);
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] { KeyStore::open(keys(), tests::passphrase()); }),
        HasSubstr("a root key must not stand in")
    );
    EXPECT_THROW(root_public_keys(keys(), tests::passphrase()), KeyFailure);
}
