#include "adapters/store/webhook_invariants.hpp"

#include <array>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{"I20-feed", "No endpoint has got further than the feed.", R"sql(
        SELECT e.endpoint_id FROM webhook_endpoint e JOIN feed_head h ON h.feed_name = 'events'
        WHERE e.delivered_seq > h.seq)sql"},
    Invariant{"I20-owed", "What an active endpoint has not got has a job that delivers it.", R"sql(
        SELECT e.endpoint_id FROM webhook_endpoint e
        LEFT JOIN job j ON j.kind = 'deliver' AND j.job_key = e.endpoint_id
        WHERE e.state = 'active' AND j.job_key IS NULL AND EXISTS (SELECT 1 FROM event_feed f
            WHERE f.seq > e.delivered_seq AND (e.owner = 'treasury' OR f.mission = e.owner)))sql"},
    Invariant{"I20-due", "What an endpoint has taken is not owed to it any more.", R"sql(
        SELECT a.endpoint_id FROM webhook_attempt a
        JOIN webhook_endpoint e ON e.endpoint_id = a.endpoint_id AND e.run_no = a.run_no
        WHERE a.result = 'delivered' AND a.feed_seq > e.delivered_seq)sql"},
    Invariant{
        "I20-tries",
        "An event is tried again only after it failed, and no more than twenty times.",
        R"sql(
        SELECT a.endpoint_id FROM webhook_attempt a
        LEFT JOIN webhook_attempt b ON b.endpoint_id = a.endpoint_id AND b.run_no = a.run_no
            AND b.feed_seq = a.feed_seq AND b.attempt = a.attempt - 1
        WHERE a.attempt > 20 OR (a.attempt > 1 AND (b.attempt IS NULL OR b.result <> 'failed')))sql"
    },
    Invariant{"I20-failures", "An endpoint counts the tries of its next event that have failed.", R"sql(
        SELECT e.endpoint_id FROM webhook_endpoint e
        WHERE e.failures <> (SELECT COUNT(*) FROM webhook_attempt a
            WHERE a.endpoint_id = e.endpoint_id AND a.run_no = e.run_no AND a.result = 'failed'
                AND a.feed_seq > e.delivered_seq))sql"},
    Invariant{"I20-told", "A post is told of its own stamps alone.", R"sql(
        SELECT a.endpoint_id FROM webhook_attempt a
        JOIN webhook_endpoint e ON e.endpoint_id = a.endpoint_id
        LEFT JOIN event_feed f ON f.seq = a.feed_seq
        WHERE f.seq IS NULL OR (e.owner <> 'treasury' AND f.mission <> e.owner))sql"},
};

} // namespace

std::span<Invariant const> webhook_invariants()
{
    return rules;
}

} // namespace etimbre::adapters::store
