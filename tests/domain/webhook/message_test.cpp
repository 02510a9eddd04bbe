#include "adapters/crypto/hashing.hpp"
#include "domain/feed/event.hpp"
#include "domain/webhook/message.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::webhook {
namespace {

feed::Entry sample()
{
    auto const at = core::from_rfc3339("2026-12-01T09:30:00Z").value();
    auto noted = feed::noted({feed::Type::stamp_redeemed, "4071883529061770", "CG-PAR", at, "{}"});
    return feed::next({6, std::string{feed::no_hash}}, std::move(noted), adapters::crypto::sha256);
}

TEST(WebhookMessage, IsThin)
{
    EXPECT_EQ(
        payload(sample(), "https://x.example/api/v1/webhooks/a/events?after=6&limit=1"),
        R"({"type":"stamp.redeemed","timestamp":"2026-12-01T09:30:00Z","data":{"id":"stamp.redeemed:4071883529061770",)"
        R"("version":1,"href":"https://x.example/api/v1/webhooks/a/events?after=6&limit=1","feed_seq":7}})"
    );
}

TEST(WebhookMessage, IsNamedByItsEntryForEver)
{
    auto const entry = sample();
    EXPECT_EQ(message_id(entry), "evt_" + entry.hash.substr(0, 40));
    auto another = entry;
    another.hash = std::string(64, 'a');
    EXPECT_NE(message_id(another), message_id(entry));
}

// A full stop in an id would let two messages have one signed text.
TEST(WebhookMessage, IsSignedOverIdTimeAndBody)
{
    EXPECT_EQ(signed_text("evt_1", 1'796'117'400, "{}"), "evt_1.1796117400.{}");
    EXPECT_FALSE(message_id(sample()).contains('.'));
}

TEST(WebhookMessage, KeysAndSignaturesAreSpelledAsStandardWebhooksDoes)
{
    core::Bytes const bytes{0xFB, 0xFF, 0x00};
    EXPECT_EQ(signature_word(bytes), "v1a,+/8A");
    EXPECT_EQ(public_key_text(bytes), "whpk_+/8A");
}

TEST(WebhookMessage, APingIsNoEntry)
{
    auto const at = core::from_rfc3339("2026-12-01T09:30:00Z").value();
    EXPECT_EQ(ping_payload(at), R"({"type":"webhook.ping","timestamp":"2026-12-01T09:30:00Z","data":{}})");
}

} // namespace
} // namespace etimbre::domain::webhook
