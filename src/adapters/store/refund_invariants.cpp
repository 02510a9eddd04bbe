#include "adapters/store/refund_invariants.hpp"

#include <array>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{"I5-refund-gap", "A refund's transitions are counted from 1 without a gap.", R"sql(
        SELECT r.refund_id FROM refund r LEFT JOIN refund_transition t ON t.refund_id = r.refund_id
        GROUP BY r.refund_id, r.seq
        HAVING COUNT(t.seq) <> r.seq OR COALESCE(MAX(t.seq), 0) <> r.seq)sql"},
    Invariant{"I5-refund-chain", "Each transition of a refund starts where the one before it ended.", R"sql(
        SELECT t.refund_id FROM refund_transition t
        LEFT JOIN refund_transition b ON b.refund_id = t.refund_id AND b.seq = t.seq - 1
        WHERE (t.seq = 1 AND t.from_state <> 'requested')
            OR (t.seq > 1 AND (b.seq IS NULL OR b.to_state <> t.from_state)))sql"},
    Invariant{
        "I5-refund-state", "A refund stands where its last transition left it.", R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN refund_transition t ON t.refund_id = r.refund_id AND t.seq = r.seq
        WHERE COALESCE(t.to_state, 'requested') <> r.state OR COALESCE(t.at_us, r.created_us) <> r.moved_us)sql"
    },
    Invariant{
        "I5-refund-place",
        "Exactly the refunds that are with an acquirer hold their payment's place there.",
        R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN refund_open o ON o.refund_id = r.refund_id AND o.payment_id = r.payment_id
        WHERE (r.state IN ('sending', 'submitted', 'unknown')) <> (o.payment_id IS NOT NULL)
        UNION SELECT o.refund_id FROM refund_open o JOIN refund r ON r.refund_id = o.refund_id
        WHERE r.payment_id IS NULL OR r.payment_id <> o.payment_id)sql"
    },
    Invariant{
        "I6-refund",
        "A refund that is not over, and waits for nobody, has a job that goes on with it.",
        R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN job j ON j.kind = 'refund' AND j.job_key = r.refund_id
        WHERE r.state IN ('requested', 'sending', 'submitted', 'unknown', 'declined') AND j.job_key IS NULL)sql"
    },
    Invariant{"I7-chain", "Each step of a payment's refunds starts where the one before it ended.", R"sql(
        SELECT c.step_id FROM refund_chain c
        LEFT JOIN refund_chain b ON b.payment_id = c.payment_id AND b.n = c.n - 1
        WHERE c.cum_before_minor <> COALESCE(b.cum_after_minor, 0) OR (c.n > 1 AND b.n IS NULL))sql"},
    Invariant{"I7-captured", "Refunds are capped by what their own payment captured.", R"sql(
        SELECT c.step_id FROM refund_chain c LEFT JOIN payment p ON p.payment_id = c.payment_id
        WHERE p.payment_id IS NULL OR p.amount_minor <> c.captured_minor
            OR p.state NOT IN ('captured', 'captured_late'))sql"},
    Invariant{"I7-step", "Every refund reserves its amount once, and releases it if it failed.", R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN refund_chain c ON c.refund_id = r.refund_id AND c.op = 'reserve'
        LEFT JOIN refund_chain f ON f.refund_id = r.refund_id AND f.op = 'release'
        WHERE (r.payment_id IS NOT NULL) <> (c.n IS NOT NULL) OR (r.state = 'failed') <> (f.n IS NOT NULL)
        UNION SELECT c.step_id FROM refund_chain c JOIN refund r ON r.refund_id = c.refund_id
        WHERE r.payment_id IS NULL OR r.payment_id <> c.payment_id
            OR c.delta_minor <> (CASE c.op WHEN 'reserve' THEN r.amount_minor ELSE 0 - r.amount_minor END)
            OR c.step_id <> REPLACE(REPLACE('{refund}:{op}', '{refund}', c.refund_id), '{op}', c.op))sql"},
    Invariant{"I7-sum", "What is spoken for of a payment is the sum of its refunds that did not fail.", R"sql(
        SELECT c.payment_id FROM refund_chain c
        WHERE c.n = (SELECT MAX(l.n) FROM refund_chain l WHERE l.payment_id = c.payment_id)
            AND c.cum_after_minor <> (SELECT COALESCE(SUM(r.amount_minor), 0) FROM refund r
                WHERE r.payment_id = c.payment_id AND r.state <> 'failed'))sql"},
    Invariant{"I8-voided", "Only voided stamps of the refund's own order are refunded.", R"sql(
        SELECT l.number FROM refund_line l
        LEFT JOIN stamp_end e ON e.number = l.number
        LEFT JOIN stamp s ON s.number = l.number
        LEFT JOIN refund r ON r.refund_id = l.refund_id
        WHERE e.number IS NULL OR e.kind <> 'voided' OR s.number IS NULL OR r.refund_id IS NULL
            OR r.order_id <> s.order_id OR r.currency <> s.currency
            OR l.amount_minor + l.fee_minor <> s.total_minor)sql"},
    Invariant{"I8-sum", "A refund gives back, and keeps, what its stamps' shares add up to.", R"sql(
        SELECT r.refund_id FROM refund r LEFT JOIN refund_line l ON l.refund_id = r.refund_id
        GROUP BY r.refund_id, r.amount_minor, r.fee_minor
        HAVING COUNT(l.number) = 0 OR COALESCE(SUM(l.amount_minor), 0) <> r.amount_minor
            OR COALESCE(SUM(l.fee_minor), 0) <> r.fee_minor)sql"},
    Invariant{
        "I8-payment", "Money goes back to the payment that paid the order.", R"sql(
        SELECT r.refund_id FROM refund r LEFT JOIN order_paid o ON o.order_id = r.order_id
        WHERE o.order_id IS NULL OR (r.payment_id IS NOT NULL AND COALESCE(o.payment_id, '') <> r.payment_id))sql"
    },
    Invariant{"I8-approved", "Above the limit a second person allowed it before it was sent.", R"sql(
        SELECT r.refund_id FROM refund r LEFT JOIN refund_approval a ON a.refund_id = r.refund_id
        WHERE (r.needs_approval = 1 AND r.payment_id IS NOT NULL
                AND r.state <> 'awaiting_approval' AND a.refund_id IS NULL)
            OR (r.state = 'awaiting_approval' AND a.refund_id IS NOT NULL)
            OR (a.refund_id IS NOT NULL AND (r.needs_approval = 0 OR a.maker <> r.maker)))sql"},
    Invariant{
        "I11-void",
        "A voided stamp, and no other, is posted as payable back once for each part of its fee.",
        R"sql(
        SELECT s.number FROM stamp s
        LEFT JOIN stamp_end e ON e.number = s.number AND e.kind = 'voided'
        LEFT JOIN ledger_transfer t ON t.source_kind = 'void' AND t.source_id = s.number
        GROUP BY s.number, s.total_minor, e.number
        HAVING COALESCE(SUM(t.amount_minor), 0) <>
            (CASE WHEN MAX(e.number) IS NULL THEN 0 ELSE MAX(s.total_minor) END))sql"
    },
    Invariant{
        "I11-refund",
        "A refund that succeeded, and no other, is posted once, against its payment's acquirer.",
        R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN payment p ON p.payment_id = r.payment_id
        LEFT JOIN ledger_transfer t ON t.source_kind = 'refund' AND t.source_id = r.refund_id
        WHERE (r.state = 'succeeded' AND r.payment_id IS NOT NULL) <> (t.transfer_id IS NOT NULL)
            OR (t.transfer_id IS NOT NULL AND (t.amount_minor <> r.amount_minor OR t.currency <> r.currency
                OR t.debit <> REPLACE('refunds_payable:{currency}', '{currency}', r.currency)
                OR t.credit <> REPLACE(REPLACE('receivable:{acquirer}:{currency}', '{acquirer}', p.acquirer),
                    '{currency}', r.currency))))sql"
    },
    Invariant{"I11-fee", "What a refund keeps is posted once as a fee.", R"sql(
        SELECT r.refund_id FROM refund r
        LEFT JOIN ledger_transfer t ON t.source_kind = 'refund_fee' AND t.source_id = r.refund_id
        WHERE (r.fee_minor > 0) <> (t.transfer_id IS NOT NULL)
            OR (t.transfer_id IS NOT NULL AND (t.amount_minor <> r.fee_minor OR t.currency <> r.currency
                OR t.debit <> REPLACE('refunds_payable:{currency}', '{currency}', r.currency)
                OR t.credit <> REPLACE('refund_fees:{currency}', '{currency}', r.currency))))sql"},
    Invariant{
        "I15-refund",
        "Every refund has left its events: they are in the feed, or wait for their numbers.",
        R"sql(
        SELECT f.id FROM (
            SELECT REPLACE('refund.requested:{id}', '{id}', r.refund_id) AS id, r.created_us AS at_us FROM refund r
            UNION ALL SELECT REPLACE(REPLACE('refund.{state}:{id}', '{state}', t.to_state), '{id}', t.refund_id), t.at_us
                FROM refund_transition t WHERE t.to_state IN ('succeeded', 'failed')
            ) f
        LEFT JOIN event_feed n ON n.event_id = f.id
        WHERE n.seq IS NULL AND NOT EXISTS (SELECT 1 FROM event_owed w WHERE w.at_us <= f.at_us))sql"
    },
    Invariant{"I15-refund-fact", "No refund is in the feed that did not happen.", R"sql(
        SELECT n.event_id FROM event_feed n LEFT JOIN refund x ON x.refund_id = SUBSTR(n.event_id, 18)
            WHERE n.event_id LIKE 'refund.requested:%' AND x.refund_id IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n
            LEFT JOIN refund_transition x ON x.refund_id = SUBSTR(n.event_id, 18) AND x.to_state = 'succeeded'
            WHERE n.event_id LIKE 'refund.succeeded:%' AND x.refund_id IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n
            LEFT JOIN refund_transition x ON x.refund_id = SUBSTR(n.event_id, 15) AND x.to_state = 'failed'
            WHERE n.event_id LIKE 'refund.failed:%' AND x.refund_id IS NULL)sql"},
};

} // namespace

std::span<Invariant const> refund_invariants()
{
    return rules;
}

} // namespace etimbre::adapters::store
