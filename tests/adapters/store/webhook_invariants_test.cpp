#include "adapters/store/endpoint_store.hpp"
#include "adapters/store/webhook_invariants.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

/// A post's endpoint that took the second of two events at the second try; and what somebody then does to the
/// rows.
struct WebhookInvariants : StoreTest {
    WebhookInvariants()
    {
        for (int seq = 1; seq <= 2; ++seq) {
            auto const n = std::to_string(seq);
            plant("INSERT INTO event_feed VALUES (" + n + ", 'e:" + n + "', 'CG-PAR', 1, '{}', 'h')");
        }
        plant("UPDATE feed_head SET seq = 2");
        SqlEndpointStore endpoints{session_->sql()};
        endpoints.insert(
            {.id = {id_of('e')}, .owner = "CG-PAR", .url = "https://x.example/", .delivered_seq = 2}
        );
        endpoints.note({.endpoint = {id_of('e')}, .feed_seq = 2, .status = 500});
        endpoints.note(
            {.endpoint = {id_of('e')},
             .feed_seq = 2,
             .number = 2,
             .result = app::webhook::Result::delivered,
             .status = 200}
        );
    }

    /// The ids of the rules that are broken.
    std::string broken()
    {
        std::string ids;
        for (auto const& rule : webhook_invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end())
                ids += std::string{ids.empty() ? "" : " "} + std::string{rule.id};
        }
        return ids;
    }
    void plant(std::string const& sql) { session_->sql() << sql; }
};

TEST_F(WebhookInvariants, HoldWhereNobodyDidAnything)
{
    EXPECT_EQ(broken(), "");
}

TEST_F(WebhookInvariants, AnEndpointAheadOfTheFeedIsFound)
{
    plant("UPDATE webhook_endpoint SET delivered_seq = 3");
    EXPECT_EQ(broken(), "I20-feed");
}

TEST_F(WebhookInvariants, WhatWasTakenAndIsOwedAgainIsFoundAndSoIsThatNobodyDeliversIt)
{
    plant("UPDATE webhook_endpoint SET delivered_seq = 1");
    EXPECT_EQ(broken(), "I20-owed I20-due I20-failures");
    plant("INSERT INTO job VALUES ('deliver', '" + id_of('e') + "', 1, 1, 0, '')");
    EXPECT_EQ(broken(), "I20-due I20-failures");
    plant("UPDATE webhook_endpoint SET run_no = 2");
    EXPECT_EQ(broken(), "") << "a replay owes it again";
}

TEST_F(WebhookInvariants, NobodyNeedDeliverToOneThatIsPaused)
{
    plant("UPDATE webhook_endpoint SET delivered_seq = 1, run_no = 2, state = 'paused'");
    EXPECT_EQ(broken(), "");
}

TEST_F(WebhookInvariants, ATryAfterAnEventWasTakenIsFound)
{
    plant("UPDATE webhook_attempt SET result = 'delivered', status = 200 WHERE attempt = 1");
    EXPECT_EQ(broken(), "I20-tries");
}

TEST_F(WebhookInvariants, TriesWithoutAnEndAreFound)
{
    plant("DELETE FROM webhook_attempt WHERE attempt = 1");
    EXPECT_EQ(broken(), "I20-tries");
    plant("UPDATE webhook_attempt SET attempt = 21");
    EXPECT_EQ(broken(), "I20-tries");
}

TEST_F(WebhookInvariants, AFailureThatIsNotCountedIsFound)
{
    plant("UPDATE webhook_endpoint SET failures = 1");
    EXPECT_EQ(broken(), "I20-failures");
}

TEST_F(WebhookInvariants, APostThatWasToldOfAnothersIsFound)
{
    plant("UPDATE event_feed SET mission = 'CG-LYS' WHERE seq = 2");
    EXPECT_EQ(broken(), "I20-told");
    plant("UPDATE webhook_endpoint SET owner = 'treasury'");
    EXPECT_EQ(broken(), "");
}

} // namespace
} // namespace etimbre::adapters::store
