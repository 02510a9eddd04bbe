#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_holders.hpp"
#include "key_state.hpp"

namespace etimbre::adapters::crypto {
namespace {

core::Instant moment = tests::start;

struct KeyHolders : tests::KeyState {
    KeyHolders()
    {
        moment = tests::start;
        publish(1, tests::start);
    }

    LiveKeys live_keys() const
    {
        return {
            {keys(), trust(), "MA"},
            tests::passphrase(),
            [] { return moment; },
            [](std::string_view, std::string_view) {}
        };
    }
    void add_epoch(core::Instant nbf) const
    {
        SealedDirectory::open(keys(), tests::passphrase())
            .add(draw_secret({.use = KeyUse::holder, .nbf = core::unix_of(nbf)}));
    }

    KeyStore store = KeyStore::open(keys(), tests::passphrase());
    DerivedTokens tokens{store};
    core::OrderId order{"00112233445566778899aabbccddeeff"};
    core::OrderId other{"00112233445566778899aabbccddeefe"};
};

constexpr auto number = "4071883529061770";
constexpr auto document = "MAR|AB123456";
TEST_F(KeyHolders, OnlyTheKeysOwnSignatureOfTheseBytesWasMadeByIt)
{
    auto const live = live_keys();
    StampSigner const signer{live};
    auto const kid = signer.current(moment);
    auto const x = live.at_hand()->trust->keys.at(0).x;
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
    auto const live = live_keys();
    BindingKeys const binding{live};
    auto const bound = binding.bind(number, document, moment);
    EXPECT_EQ(binding.bind(number, document, moment), bound);
    EXPECT_NE(binding.bind("1000000000000053", document, moment), bound);
    EXPECT_TRUE(binding.matches(number, document, moment, bound));
    EXPECT_FALSE(binding.matches(number, "MAR|AB123457", moment, bound));
}

TEST_F(KeyHolders, AStampMatchesInTheEpochOfItsOrderHoweverLateItIsShown)
{
    auto const live = live_keys();
    BindingKeys const binding{live};
    auto const ordered = moment;
    auto const bound = binding.bind(number, document, ordered);
    add_epoch(tests::start + std::chrono::days{14});
    moment += std::chrono::days{14};
    EXPECT_NE(binding.bind(number, document, moment), bound) << "the new epoch has begun, without a restart";
    EXPECT_TRUE(binding.matches(number, document, ordered, bound));
    EXPECT_TRUE(binding.matches(number, document, moment, binding.bind(number, document, moment)));
    EXPECT_FALSE(binding.matches(number, document, moment + std::chrono::hours{1}, bound));
}

TEST_F(KeyHolders, AServiceThatReadANewEpochLateDoesNoHarm)
{
    auto const live = live_keys();
    BindingKeys const binding{live};
    auto const late = binding.bind(number, document, moment + std::chrono::minutes{9});
    add_epoch(tests::start + std::chrono::seconds{1});
    moment += std::chrono::hours{1};
    EXPECT_TRUE(binding.matches(number, document, tests::start + std::chrono::minutes{9}, late));
    EXPECT_FALSE(binding.matches(number, document, tests::start + std::chrono::minutes{11}, late));
}

TEST_F(KeyHolders, TheSignerTakesTheListedKey)
{
    auto const live = live_keys();
    StampSigner const signer{live};
    auto const kid = signer.current(moment);
    EXPECT_EQ(kid, first_kid());
    EXPECT_EQ(signer.sign(kid, core::as_bytes("x")), store.sign(kid, core::as_bytes("x")));
}

TEST_F(KeyHolders, AFingerprintNeedsTheKey)
{
    EXPECT_NE(fingerprint(store, core::as_bytes("x")), core::to_hex(sha256(core::as_bytes("x"))));
}

} // namespace
} // namespace etimbre::adapters::crypto
