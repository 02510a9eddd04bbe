#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_holders.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace etimbre::adapters::crypto {
namespace {

struct KeyHolders : ::testing::Test {
    std::filesystem::path directory = [] {
        std::string name = std::filesystem::temp_directory_path() / "keys-XXXXXX";
        return std::filesystem::path{::mkdtemp(name.data())};
    }();
    KeyStore keys = KeyStore::create(
        directory / "keys",
        Secret::copy_of(core::as_bytes("correct horse")),
        {.now = core::instant_of_unix(1790000000), .cost = {1, 8192}}
    );
    DerivedTokens tokens{keys};
    core::OrderId order{"00112233445566778899aabbccddeeff"};
    core::OrderId other{"00112233445566778899aabbccddeefe"};

    KeyHolders() = default;
    KeyHolders(KeyHolders const&) = delete;
    KeyHolders& operator=(KeyHolders const&) = delete;
    ~KeyHolders() override { std::filesystem::remove_all(directory); }
};

TEST_F(KeyHolders, OnlyTheKeysOwnSignatureOfTheseBytesWasMadeByIt)
{
    StampSigner const signer{keys};
    auto const kid = signer.current(core::instant_of_unix(1790000000));
    auto const x = trust_list(keys.records(), "MA").keys.at(0).x;
    auto const message = core::as_bytes("a stamp");
    auto const signature = signer.sign(kid, message);
    auto flipped = signature;
    flipped.back() ^= 1;
    auto foreign = x;
    foreign.front() ^= 1;
    EXPECT_TRUE(signer.made(x, message, signature));
    EXPECT_FALSE(signer.made(x, message, flipped));
    EXPECT_FALSE(signer.made(x, core::as_bytes("another"), signature));
    EXPECT_FALSE(signer.made(foreign, message, signature));
}

TEST_F(KeyHolders, AnOrderIsOpenedByItsOwnTokenOnly)
{
    EXPECT_TRUE(tokens.is_access(order, tokens.access(order)));
    EXPECT_FALSE(tokens.is_access(other, tokens.access(order)));
    EXPECT_FALSE(tokens.is_access(order, ""));
}

TEST_F(KeyHolders, ALinkReadsAndDoesNotOpen)
{
    EXPECT_TRUE(tokens.is_link(order, tokens.link(order)));
    EXPECT_FALSE(tokens.is_access(order, tokens.link(order)));
    EXPECT_FALSE(tokens.is_link(order, tokens.access(order)));
    EXPECT_EQ(tokens.link(order).size(), 22U); // 128 bits
}

TEST_F(KeyHolders, TwoStampsOfOneHolderAreBoundByDifferentBytes)
{
    BindingKeys const binding{keys};
    EXPECT_EQ(
        binding.bind("4071883529061770", "MAR|AB123456"), binding.bind("4071883529061770", "MAR|AB123456")
    );
    EXPECT_NE(
        binding.bind("4071883529061770", "MAR|AB123456"), binding.bind("1000000000000053", "MAR|AB123456")
    );
}

TEST_F(KeyHolders, AFingerprintNeedsTheKey)
{
    EXPECT_NE(fingerprint(keys, core::as_bytes("x")), core::to_hex(sha256(core::as_bytes("x"))));
}

} // namespace
} // namespace etimbre::adapters::crypto
