#include "adapters/store/invariants.hpp"

#include "adapters/store/recon_invariants.hpp"
#include "adapters/store/refund_invariants.hpp"
#include "adapters/store/settlement_invariants.hpp"
#include "adapters/store/statement_invariants.hpp"
#include "adapters/store/webhook_invariants.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{"I1-paid", "Every stamp belongs to a paid order.", R"sql(
        SELECT s.number FROM stamp s LEFT JOIN order_paid o ON o.order_id = s.order_id
        WHERE o.order_id IS NULL)sql"},
    Invariant{"I1-captured", "An order is paid by a payment of its own that was captured, in full.", R"sql(
        SELECT o.order_id FROM order_paid o
        JOIN pay_order a ON a.order_id = o.order_id
        LEFT JOIN payment p ON p.payment_id = o.payment_id
        WHERE o.reason = 'payment' AND (p.payment_id IS NULL OR p.order_id <> o.order_id
            OR p.state NOT IN ('captured', 'captured_late')
            OR p.amount_minor <> a.total_minor OR p.currency <> a.currency))sql"},
    Invariant{"I1-honoured", "A captured payment pays its order.", R"sql(
        SELECT p.payment_id FROM payment p LEFT JOIN order_paid o ON o.payment_id = p.payment_id
        WHERE p.state IN ('captured', 'captured_late') AND o.order_id IS NULL)sql"},
    Invariant{"I1-exempt", "Only an order that costs nothing is paid without a payment.", R"sql(
        SELECT o.order_id FROM order_paid o JOIN pay_order a ON a.order_id = o.order_id
        WHERE o.reason = 'exempt' AND a.total_minor <> 0)sql"},
    Invariant{"I2-issued", "Every unit of a paid order has its stamp, and it is the unit's.", R"sql(
        SELECT u.number FROM order_unit u
        JOIN order_paid o ON o.order_id = u.order_id
        LEFT JOIN stamp s ON s.order_id = u.order_id AND s.unit_no = u.unit_no
        WHERE s.number IS NULL OR s.number <> u.number OR s.service <> u.service
            OR s.receipt_minor <> u.receipt_minor OR s.chancery_minor <> u.chancery_minor
            OR s.service_minor <> u.service_minor)sql"},
    Invariant{
        "I2-ordered", "Every stamp was ordered, for the order's own post.", R"sql(
        SELECT s.number FROM stamp s
        LEFT JOIN order_unit u ON u.order_id = s.order_id AND u.unit_no = s.unit_no
        LEFT JOIN pay_order a ON a.order_id = s.order_id
        WHERE u.number IS NULL OR a.order_id IS NULL OR a.mission <> s.mission OR a.currency <> s.currency)sql"
    },
    Invariant{"I4-quote", "A quote's total is the sum of its lines.", R"sql(
        SELECT q.quote_id FROM quote q LEFT JOIN quote_line l ON l.quote_id = q.quote_id
        GROUP BY q.quote_id, q.total_minor HAVING COALESCE(SUM(l.total_minor), 0) <> q.total_minor)sql"},
    Invariant{
        "I4-order", "An order costs what its quote said, and what its units add up to.", R"sql(
        SELECT a.order_id FROM pay_order a
        JOIN quote q ON q.quote_id = a.quote_id
        LEFT JOIN order_unit u ON u.order_id = a.order_id
        GROUP BY a.order_id, a.total_minor, q.total_minor
        HAVING MAX(a.total_minor) <> MAX(q.total_minor)
            OR COALESCE(SUM(u.receipt_minor + u.chancery_minor + u.service_minor), 0) <> MAX(a.total_minor))sql"
    },
    Invariant{"I5-gap", "A payment's transitions are counted from 1 without a gap.", R"sql(
        SELECT p.payment_id FROM payment p LEFT JOIN payment_transition t ON t.payment_id = p.payment_id
        GROUP BY p.payment_id, p.seq
        HAVING COUNT(t.seq) <> p.seq OR COALESCE(MAX(t.seq), 0) <> p.seq)sql"},
    Invariant{"I5-chain", "Each transition starts where the one before it ended.", R"sql(
        SELECT t.payment_id FROM payment_transition t
        LEFT JOIN payment_transition b ON b.payment_id = t.payment_id AND b.seq = t.seq - 1
        WHERE (t.seq = 1 AND t.from_state <> 'created')
            OR (t.seq > 1 AND (b.seq IS NULL OR b.to_state <> t.from_state)))sql"},
    Invariant{"I5-state", "A payment stands where its last transition left it.", R"sql(
        SELECT p.payment_id FROM payment p
        LEFT JOIN payment_transition t ON t.payment_id = p.payment_id AND t.seq = p.seq
        WHERE COALESCE(t.to_state, 'created') <> p.state)sql"},
    Invariant{"I5-open", "Exactly the payments in progress hold their order's open place.", R"sql(
        SELECT p.payment_id FROM payment p LEFT JOIN payment_open o ON o.payment_id = p.payment_id
        WHERE (p.state IN ('created', 'redirected', 'authorised', 'capturing', 'unknown', 'expiring'))
            <> (o.payment_id IS NOT NULL))sql"},
    Invariant{"I6-owed", "A payment that waits for the acquirer has a job that will ask.", R"sql(
        SELECT p.payment_id FROM payment p
        LEFT JOIN job a ON a.job_key = p.payment_id AND a.kind = 'ask_status'
        LEFT JOIN job e ON e.job_key = p.payment_id AND e.kind = 'expire'
        LEFT JOIN job u ON u.job_key = p.payment_id AND u.kind = 'undo'
        WHERE (p.state IN ('capturing', 'unknown', 'expiring', 'authorised') AND a.job_key IS NULL)
            OR (p.state = 'redirected' AND a.job_key IS NULL AND e.job_key IS NULL)
            OR (p.state IN ('voiding', 'refunding') AND u.job_key IS NULL))sql"},
    Invariant{
        "I10-receivable", "What the acquirer owes us is what was captured less what was given back.", R"sql(
        SELECT p.payment_id FROM payment p
        LEFT JOIN ledger_transfer c ON c.source_kind = 'capture' AND c.source_id = p.payment_id
        LEFT JOIN ledger_transfer g ON g.source_kind = 'give_back' AND g.source_id = p.payment_id
        WHERE (p.state IN ('captured', 'captured_late', 'refunding', 'refunded')
                AND (c.transfer_id IS NULL OR c.amount_minor <> p.amount_minor OR c.currency <> p.currency))
            OR (p.state NOT IN ('captured', 'captured_late', 'refunding', 'refunded') AND c.transfer_id IS NOT NULL)
            OR ((p.state = 'refunded') <> (g.transfer_id IS NOT NULL))
            OR (g.transfer_id IS NOT NULL AND g.amount_minor <> p.amount_minor))sql"
    },
    Invariant{"I11-issue", "A stamp is posted as outstanding once for each part of its fee.", R"sql(
        SELECT s.number FROM stamp s
        LEFT JOIN ledger_transfer t ON t.source_kind = 'issue' AND t.source_id = s.number
        GROUP BY s.number, s.total_minor, s.receipt_minor, s.chancery_minor, s.service_minor
        HAVING COALESCE(SUM(t.amount_minor), 0) <> s.total_minor
            OR COUNT(t.transfer_id) <> (CASE WHEN s.receipt_minor > 0 THEN 1 ELSE 0 END)
                + (CASE WHEN s.chancery_minor > 0 THEN 1 ELSE 0 END)
                + (CASE WHEN s.service_minor > 0 THEN 1 ELSE 0 END))sql"},
    Invariant{
        "I11-redeem",
        "A redeemed stamp, and no other, is posted as revenue once for each part of its fee.",
        R"sql(
        SELECT s.number FROM stamp s
        LEFT JOIN stamp_end e ON e.number = s.number AND e.kind = 'redeemed'
        LEFT JOIN ledger_transfer t ON t.source_kind = 'redeem' AND t.source_id = s.number
        GROUP BY s.number, s.total_minor, e.number
        HAVING COALESCE(SUM(t.amount_minor), 0) <>
            (CASE WHEN MAX(e.number) IS NULL THEN 0 ELSE MAX(s.total_minor) END))sql"
    },
    Invariant{"I11-source", "Every transfer has its fact.", R"sql(
        SELECT t.transfer_id FROM ledger_transfer t
        LEFT JOIN payment p ON t.source_kind IN ('capture', 'give_back', 'chargeback', 'cb_reversal')
            AND p.payment_id = t.source_id
        LEFT JOIN stamp s ON t.source_kind IN ('issue', 'redeem', 'void') AND s.number = t.source_id
        LEFT JOIN refund r ON t.source_kind IN ('refund', 'refund_fee') AND r.refund_id = t.source_id
        LEFT JOIN recon_entry e ON t.source_kind IN ('settle', 'charge') AND e.file_sha = t.source_id AND e.entry_no = t.leg
        LEFT JOIN recon_chunk c ON t.source_kind = 'fee' AND c.file_sha = t.source_id AND c.chunk = t.leg
        LEFT JOIN recon_exception x ON t.source_kind = 'recon' AND x.exception_id = t.source_id
        WHERE p.payment_id IS NULL AND s.number IS NULL AND r.refund_id IS NULL
            AND e.file_sha IS NULL AND c.file_sha IS NULL AND x.exception_id IS NULL)sql"},
    Invariant{
        "I11-payment", "Money of a payment goes between the acquirer's account and what was prepaid.", R"sql(
        SELECT t.transfer_id FROM ledger_transfer t
        JOIN payment p ON p.payment_id = t.source_id
        WHERE t.source_kind NOT IN ('chargeback', 'cb_reversal') AND (
            t.source_kind NOT IN ('capture', 'give_back') OR t.currency <> p.currency
            OR (CASE t.source_kind WHEN 'capture' THEN t.debit ELSE t.credit END)
                <> REPLACE(REPLACE('receivable:{acquirer}:{currency}', '{acquirer}', p.acquirer), '{currency}', p.currency)
            OR (CASE t.source_kind WHEN 'capture' THEN t.credit ELSE t.debit END)
                <> REPLACE('prepaid:{currency}', '{currency}', p.currency)))sql"
    },
    Invariant{
        "I11-stamp", "Each part of a stamp's fee goes from one account of its post to the next.", R"sql(
        SELECT m.transfer_id FROM (
            SELECT t.transfer_id, t.source_kind, t.debit, t.credit, t.part, t.amount_minor, s.number,
                s.receipt_minor, s.chancery_minor, s.service_minor, t.mission, s.mission AS post, t.currency,
                s.currency AS money, REPLACE(REPLACE(REPLACE('{part}:{mission}:{currency}',
                    '{part}', t.part), '{mission}', s.mission), '{currency}', s.currency) AS whose
            FROM ledger_transfer t JOIN stamp s ON s.number = t.source_id) m
        WHERE m.mission <> m.post OR m.currency <> m.money
            OR m.amount_minor <> (CASE m.part WHEN 'receipt' THEN m.receipt_minor WHEN 'chancery' THEN m.chancery_minor
                WHEN 'service' THEN m.service_minor ELSE -1 END)
            OR m.debit <> (CASE m.source_kind WHEN 'issue' THEN REPLACE('prepaid:{currency}', '{currency}', m.money)
                WHEN 'redeem' THEN REPLACE('outstanding:{whose}', '{whose}', m.whose)
                WHEN 'void' THEN REPLACE('outstanding:{whose}', '{whose}', m.whose) ELSE '' END)
            OR m.credit <> (CASE m.source_kind WHEN 'issue' THEN REPLACE('outstanding:{whose}', '{whose}', m.whose)
                WHEN 'redeem' THEN REPLACE('revenue:{whose}', '{whose}', m.whose)
                WHEN 'void' THEN REPLACE('refunds_payable:{currency}', '{currency}', m.money) ELSE '' END))sql"
    },
    Invariant{
        "I12-place", "A stamp ends once it is there, and is redeemed at the post it was bought for.", R"sql(
        SELECT e.number FROM stamp_end e LEFT JOIN stamp s ON s.number = e.number
        WHERE s.number IS NULL OR (e.kind = 'redeemed' AND e.mission <> s.mission))sql"
    },
    Invariant{
        "I17-size", "The log holds one leaf for each stamp, and its head counts them.", R"sql(
        SELECT h.log_name FROM log_head h WHERE h.log_name = 'issue' AND (
            h.size <> (SELECT COUNT(*) FROM log_leaf l WHERE l.log_name = 'issue')
            OR h.size <> (SELECT COUNT(*) FROM stamp)
            OR h.size <> (SELECT COALESCE(MAX(l.log_index) + 1, 0) FROM log_leaf l WHERE l.log_name = 'issue')))sql"
    },
    Invariant{"I17-leaf", "Each stamp is the leaf that it names.", R"sql(
        SELECT s.number FROM stamp s
        LEFT JOIN log_leaf l ON l.log_name = 'issue' AND l.log_index = s.log_index
        WHERE l.log_index IS NULL)sql"},
    Invariant{"I17-total", "The log's totals are the sums of the stamps.", R"sql(
        SELECT t.currency FROM log_total t WHERE t.log_name = 'issue' AND t.total_minor <>
            (SELECT COALESCE(SUM(s.total_minor), 0) FROM stamp s WHERE s.currency = t.currency)
        UNION SELECT s.currency FROM stamp s
        LEFT JOIN log_total t ON t.log_name = 'issue' AND t.currency = s.currency
        WHERE s.total_minor > 0 AND t.currency IS NULL)sql"},
    Invariant{
        "I15-event", "Every fact has left its event: it is in the feed, or waits for its number.", R"sql(
        SELECT f.id FROM (
            SELECT REPLACE('order.paid:{id}', '{id}', o.order_id) AS id, o.at_us FROM order_paid o
            UNION ALL SELECT REPLACE('payment.captured:{id}', '{id}', t.payment_id), t.at_us FROM payment_transition t
                WHERE t.to_state IN ('captured', 'captured_late', 'refunding')
            UNION ALL SELECT REPLACE('payment.refunded:{id}', '{id}', t.payment_id), t.at_us FROM payment_transition t
                WHERE t.to_state = 'refunded'
            UNION ALL SELECT REPLACE('stamp.issued:{id}', '{id}', s.number), s.issued_s * 1000000 FROM stamp s
            UNION ALL SELECT REPLACE(REPLACE('stamp.{kind}:{id}', '{kind}', e.kind), '{id}', e.number), e.at_us FROM stamp_end e
            ) f
        LEFT JOIN event_feed n ON n.event_id = f.id
        WHERE n.seq IS NULL AND NOT EXISTS (SELECT 1 FROM event_owed w WHERE w.at_us <= f.at_us))sql"
    },
    Invariant{"I15-fact", "Nothing is in the feed that did not happen.", R"sql(
        SELECT n.event_id FROM event_feed n LEFT JOIN order_paid x ON x.order_id = SUBSTR(n.event_id, 12)
            WHERE n.event_id LIKE 'order.paid:%' AND x.order_id IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n LEFT JOIN payment_transition x ON x.payment_id = SUBSTR(n.event_id, 18) AND x.to_state IN ('captured', 'captured_late', 'refunding')
            WHERE n.event_id LIKE 'payment.captured:%' AND x.payment_id IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n LEFT JOIN payment_transition x ON x.payment_id = SUBSTR(n.event_id, 18) AND x.to_state = 'refunded'
            WHERE n.event_id LIKE 'payment.refunded:%' AND x.payment_id IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n LEFT JOIN stamp x ON x.number = SUBSTR(n.event_id, 14)
            WHERE n.event_id LIKE 'stamp.issued:%' AND x.number IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n LEFT JOIN stamp_end x ON x.number = SUBSTR(n.event_id, 16) AND x.kind = 'redeemed'
            WHERE n.event_id LIKE 'stamp.redeemed:%' AND x.number IS NULL
        UNION ALL SELECT n.event_id FROM event_feed n LEFT JOIN stamp_end x ON x.number = SUBSTR(n.event_id, 14) AND x.kind = 'voided'
            WHERE n.event_id LIKE 'stamp.voided:%' AND x.number IS NULL)sql"},
    Invariant{
        "I15-gap", "The feed is numbered from 1 without a gap, up to its head.", R"sql(
        SELECT h.feed_name FROM feed_head h WHERE h.seq <> (SELECT COUNT(*) FROM event_feed)
            OR h.seq <> (SELECT COALESCE(MAX(n.seq), 0) FROM event_feed n)
            OR (h.seq > 0 AND NOT EXISTS (SELECT 1 FROM event_feed n WHERE n.seq = h.seq AND n.hash = h.hash)))sql"
    },
    Invariant{"M1-owed", "A mail that is neither handed over nor given up has the job that sends it.", R"sql(
        SELECT n.notice_id FROM notice n LEFT JOIN job j ON j.kind = 'mail' AND j.job_key = n.notice_id
        WHERE n.state IN ('created', 'sending', 'temporary_failure') AND j.job_key IS NULL)sql"},
    Invariant{"M1-about", "A job that sends a mail has a mail to send.", R"sql(
        SELECT j.job_key FROM job j LEFT JOIN notice n ON n.notice_id = j.job_key
        WHERE j.kind = 'mail' AND n.notice_id IS NULL)sql"},
    Invariant{"M2-ready", "Nobody is told of stamps before their order is paid.", R"sql(
        SELECT n.notice_id FROM notice n LEFT JOIN order_paid o ON o.order_id = n.order_id
        WHERE n.event IN ('stamps_ready', 'sent_again') AND o.order_id IS NULL)sql"},
    Invariant{
        "I10-currency",
        "Both accounts of a transfer are in its currency, so that each currency adds up to nothing.",
        R"sql(
        SELECT t.transfer_id FROM ledger_transfer t
        WHERE t.debit NOT LIKE REPLACE('%:{currency}', '{currency}', t.currency)
            OR t.credit NOT LIKE REPLACE('%:{currency}', '{currency}', t.currency))sql"
    },
    Invariant{"I23-moved", "A closed day says of each account what was posted on that day.", R"sql(
        SELECT m.day FROM (
            SELECT c.day, t.debit AS account, SUM(t.amount_minor) AS debit, 0 AS credit FROM closing c
                JOIN ledger_transfer t ON t.at_us >= c.from_us AND t.at_us < c.until_us GROUP BY c.day, t.debit
            UNION ALL SELECT c.day, t.credit, 0, SUM(t.amount_minor) FROM closing c
                JOIN ledger_transfer t ON t.at_us >= c.from_us AND t.at_us < c.until_us GROUP BY c.day, t.credit
            UNION ALL SELECT l.day, l.account, -l.debit_minor, -l.credit_minor FROM closing_line l) m
        GROUP BY m.day, m.account HAVING SUM(m.debit) <> 0 OR SUM(m.credit) <> 0)sql"},
    Invariant{
        "I23-carried",
        "What an account had moved by the end of a closed day is what it had by the day before, and that "
        "day.",
        R"sql(
        SELECT l.day FROM closing_line l
        JOIN closing c ON c.day = l.day
        LEFT JOIN closing p ON p.hash = c.previous_hash
        LEFT JOIN closing_line b ON b.day = p.day AND b.account = l.account
        WHERE l.debits_minor <> COALESCE(b.debits_minor, 0) + l.debit_minor
            OR l.credits_minor <> COALESCE(b.credits_minor, 0) + l.credit_minor)sql"
    },
    Invariant{
        "I23-chain",
        "Each closed day follows the one before it, and the feed stands as it was closed.",
        R"sql(
        SELECT c.day FROM closing c
        LEFT JOIN closing p ON p.hash = c.previous_hash
        LEFT JOIN event_feed n ON n.seq = c.feed_seq
        WHERE (p.day IS NULL AND c.previous_hash <> '0000000000000000000000000000000000000000000000000000000000000000')
            OR (p.day IS NOT NULL AND p.until_us <> c.from_us)
            OR (c.feed_seq > 0 AND (n.seq IS NULL OR n.hash <> c.feed_hash)))sql"
    },
};

} // namespace

std::span<Invariant const> invariants()
{
    static std::vector<Invariant> const all = [] {
        std::vector<Invariant> joined{rules.begin(), rules.end()};
        std::ranges::copy(refund_invariants(), std::back_inserter(joined));
        std::ranges::copy(webhook_invariants(), std::back_inserter(joined));
        std::ranges::copy(recon_invariants(), std::back_inserter(joined));
        std::ranges::copy(statement_invariants(), std::back_inserter(joined));
        std::ranges::copy(settlement_invariants(), std::back_inserter(joined));
        return joined;
    }();
    return all;
}

} // namespace etimbre::adapters::store
