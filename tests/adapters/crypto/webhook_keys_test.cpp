#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/webhook_keys.hpp"
#include "key_state.hpp"

namespace etimbre::adapters::crypto {
namespace {

struct WebhookKeysTest : tests::KeyState {
    KeyStore store = KeyStore::open(keys(), tests::passphrase());
};

TEST_F(WebhookKeysTest, AreTheSameEveryTimeAndNoStampKey)
{
    WebhookKeys const once{store, {"1"}};
    WebhookKeys const again{store, {"1"}};
    EXPECT_EQ(once.public_keys(), again.public_keys());
    for (auto const& record : store.records()) EXPECT_NE(record.x, once.public_keys().front());
}

TEST_F(WebhookKeysTest, SignWithEachGeneration)
{
    WebhookKeys const both{store, {"2", "1"}};
    auto const keys = both.public_keys();
    auto const signatures = both.sign("evt_1.1800000000.{}");
    ASSERT_EQ(signatures.size(), 2U);
    EXPECT_NE(keys[0], keys[1]);
    EXPECT_EQ(keys[1], WebhookKeys(store, {"1"}).public_keys().front());
    for (std::size_t at = 0; at < 2; ++at) {
        EXPECT_TRUE(verify_signature(keys[at], core::as_bytes("evt_1.1800000000.{}"), signatures[at]));
        EXPECT_FALSE(verify_signature(keys[at], core::as_bytes("evt_1.1800000001.{}"), signatures[at]));
    }
}

TEST_F(WebhookKeysTest, WithoutAGenerationThereIsNoKey)
{
    EXPECT_THROW(WebhookKeys(store, {}), KeyFailure);
}

} // namespace
} // namespace etimbre::adapters::crypto
