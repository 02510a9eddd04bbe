#include "adapters/store/recon_invariants.hpp"

#include <array>

namespace etimbre::adapters::store {
namespace {

constexpr std::array rules{
    Invariant{
        "I10-acquirer",
        "An acquirer's account holds what was captured, less what went back to cards, and what files moved.",
        R"sql(
        SELECT b.account FROM (
            SELECT t.debit AS account, t.amount_minor AS minor FROM ledger_transfer t WHERE t.debit LIKE 'receivable:%'
                AND t.source_kind NOT IN ('settle', 'charge', 'fee', 'chargeback', 'cb_reversal', 'recon')
            UNION ALL SELECT t.credit, -t.amount_minor FROM ledger_transfer t WHERE t.credit LIKE 'receivable:%'
                AND t.source_kind NOT IN ('settle', 'charge', 'fee', 'chargeback', 'cb_reversal', 'recon')
            UNION ALL SELECT REPLACE(REPLACE('receivable:{a}:{c}', '{a}', p.acquirer), '{c}', p.currency), -p.amount_minor
                FROM payment p WHERE p.state IN ('captured', 'captured_late', 'refunding')
            UNION ALL SELECT REPLACE(REPLACE('receivable:{a}:{c}', '{a}', p.acquirer), '{c}', p.currency), r.amount_minor
                FROM refund r JOIN payment p ON p.payment_id = r.payment_id WHERE r.state = 'succeeded') b
        GROUP BY b.account HAVING SUM(b.minor) <> 0)sql"
    },
    Invariant{"I10-suspense", "In suspense is what the undecided exceptions left there.", R"sql(
        SELECT b.account FROM (
            SELECT t.debit AS account, t.amount_minor AS minor FROM ledger_transfer t WHERE t.debit LIKE 'suspense:%'
            UNION ALL SELECT t.credit, -t.amount_minor FROM ledger_transfer t WHERE t.credit LIKE 'suspense:%'
            UNION ALL SELECT x.account, -x.residue_minor FROM recon_exception x
                WHERE x.waits = 1 AND x.account LIKE 'suspense:%') b
        GROUP BY b.account HAVING SUM(b.minor) <> 0)sql"},
    Invariant{
        "I11-settle",
        "A movement that is decided, and no other, is posted once between bank and acquirer.",
        R"sql(
        SELECT REPLACE(REPLACE('{f}:{n}', '{f}', e.file_sha), '{n}', e.entry_no) FROM (
            SELECT r.file_sha, r.entry_no, r.tier, r.code, r.amount_minor - COALESCE(r.told_minor, 0) AS minor,
                REPLACE(REPLACE('bank:{a}:{c}', '{a}', f.acquirer), '{c}', f.currency) AS bank,
                REPLACE(REPLACE('receivable:{a}:{c}', '{a}', f.acquirer), '{c}', f.currency) AS receivable,
                REPLACE('suspense:{c}', '{c}', f.currency) AS suspense
            FROM recon_entry r JOIN recon_file f ON f.file_sha = r.file_sha) e
        LEFT JOIN ledger_transfer t ON t.source_kind = 'settle' AND t.source_id = e.file_sha AND t.leg = e.entry_no
        WHERE (e.code <> '' AND e.tier <> 'copy' AND e.minor <> 0) <> (t.transfer_id IS NOT NULL)
            OR (t.transfer_id IS NOT NULL AND (t.amount_minor <> (CASE WHEN e.minor < 0 THEN -e.minor ELSE e.minor END)
                OR (CASE WHEN e.minor < 0 THEN t.credit ELSE t.debit END) <> e.bank
                OR (CASE WHEN e.minor < 0 THEN t.debit ELSE t.credit END) NOT IN (e.receivable, e.suspense))))sql"
    },
    Invariant{"I11-charge", "What a bank kept of a movement of a payout is posted once as a fee.", R"sql(
        SELECT t.transfer_id FROM ledger_transfer t
        LEFT JOIN recon_entry e ON e.file_sha = t.source_id AND e.entry_no = t.leg
        WHERE t.source_kind = 'charge' AND (e.file_sha IS NULL OR e.tier = 'copy' OR e.code = '' OR e.charge_minor = 0
            OR t.amount_minor <> (CASE WHEN e.charge_minor < 0 THEN -e.charge_minor ELSE e.charge_minor END)
            OR (CASE WHEN e.charge_minor < 0 THEN t.credit ELSE t.debit END) NOT LIKE 'fees:%'
            OR (CASE WHEN e.charge_minor < 0 THEN t.debit ELSE t.credit END) NOT LIKE 'receivable:%')
        UNION SELECT s.transfer_id FROM ledger_transfer s
        JOIN recon_entry e ON e.file_sha = s.source_id AND e.entry_no = s.leg
        LEFT JOIN ledger_transfer t ON t.source_kind = 'charge' AND t.source_id = s.source_id AND t.leg = s.leg
        WHERE s.source_kind = 'settle' AND e.charge_minor <> 0 AND t.transfer_id IS NULL
            AND (s.debit LIKE 'receivable:%' OR s.credit LIKE 'receivable:%'))sql"},
    Invariant{"I11-card-fee", "The fees of a chunk of lines are posted once, and are the lines' own.", R"sql(
        SELECT REPLACE(REPLACE('{f}:{n}', '{f}', c.file_sha), '{n}', c.chunk) FROM (
            SELECT k.file_sha, k.chunk, k.fee_minor AS minor,
                REPLACE(REPLACE('fees:{a}:{c}', '{a}', f.acquirer), '{c}', f.currency) AS fees,
                REPLACE(REPLACE('receivable:{a}:{c}', '{a}', f.acquirer), '{c}', f.currency) AS receivable
            FROM recon_chunk k JOIN recon_file f ON f.file_sha = k.file_sha) c
        LEFT JOIN ledger_transfer t ON t.source_kind = 'fee' AND t.source_id = c.file_sha AND t.leg = c.chunk
        WHERE (c.minor <> 0) <> (t.transfer_id IS NOT NULL)
            OR (t.transfer_id IS NOT NULL AND (t.amount_minor <> (CASE WHEN c.minor < 0 THEN -c.minor ELSE c.minor END)
                OR (CASE WHEN c.minor < 0 THEN t.credit ELSE t.debit END) <> c.fees
                OR (CASE WHEN c.minor < 0 THEN t.debit ELSE t.credit END) <> c.receivable)))sql"},
    Invariant{
        "I11-chargeback",
        "What a bank took back of a payment is posted once, and what it gave again is that.",
        R"sql(
        SELECT t.transfer_id FROM ledger_transfer t
        LEFT JOIN payment p ON p.payment_id = t.source_id
        LEFT JOIN recon_match m ON m.side_kind = 'chargeback' AND m.side_id = t.source_id
        WHERE t.source_kind = 'chargeback' AND (p.payment_id IS NULL OR m.file_sha IS NULL OR t.amount_minor > p.amount_minor
            OR t.debit <> REPLACE(REPLACE('chargeback_receivable:{a}:{c}', '{a}', p.acquirer), '{c}', p.currency)
            OR t.credit <> REPLACE(REPLACE('receivable:{a}:{c}', '{a}', p.acquirer), '{c}', p.currency))
        UNION SELECT t.transfer_id FROM ledger_transfer t
        LEFT JOIN ledger_transfer b ON b.source_kind = 'chargeback' AND b.source_id = t.source_id
        LEFT JOIN recon_match m ON m.side_kind = 'chargeback_reversal' AND m.side_id = t.source_id
        WHERE t.source_kind = 'cb_reversal' AND (b.transfer_id IS NULL OR m.file_sha IS NULL
            OR t.amount_minor > b.amount_minor OR t.debit <> b.credit OR t.credit <> b.debit)
        UNION SELECT m.side_id FROM recon_match m
        LEFT JOIN ledger_transfer t ON t.source_id = m.side_id AND t.source_kind = (
            CASE m.code WHEN 'CHARGEBACK' THEN 'chargeback' ELSE 'cb_reversal' END)
        WHERE ((m.side_kind = 'chargeback' AND m.code = 'CHARGEBACK')
                OR (m.side_kind = 'chargeback_reversal' AND m.code = 'CB_REVERSAL')) AND t.transfer_id IS NULL)sql"
    },
    Invariant{
        "I12-lines",
        "Of a file that is matched to its end, the lines in order and those in the queue are together all of "
        "it.",
        R"sql(
        SELECT r.file_sha FROM recon_file r JOIN settlement_file f ON f.file_sha = r.file_sha
        WHERE r.stage = 'done' AND (r.lines_matched + r.lines_queued <> f.line_count
            OR r.lines_matched_minor + r.lines_queued_minor <> f.net_minor))sql"
    },
    Invariant{
        "I12-entries",
        "Of a file that is matched to its end, the movements in order and those in the queue are together "
        "all of it.",
        R"sql(
        SELECT r.file_sha FROM recon_file r JOIN settlement_file f ON f.file_sha = r.file_sha
        WHERE r.stage = 'done' AND (r.entries_matched + r.entries_queued <> f.entry_count
            OR r.entries_matched_minor + r.entries_queued_minor <> f.credit_minor - f.debit_minor))sql"
    },
    Invariant{"I12-counted", "What is counted of a file is what became of its lines and movements.", R"sql(
        SELECT c.file_sha FROM (
            SELECT m.file_sha, CASE WHEN m.code IN ('OK', 'CB_REVERSAL') THEN 1 ELSE 0 END AS in_order,
                CASE WHEN m.code IN ('OK', 'CB_REVERSAL') THEN 0 ELSE 1 END AS queued,
                CASE WHEN m.code IN ('OK', 'CB_REVERSAL') THEN l.net_minor ELSE 0 END AS order_minor,
                CASE WHEN m.code IN ('OK', 'CB_REVERSAL') THEN 0 ELSE l.net_minor END AS queue_minor
            FROM recon_match m JOIN settlement_line l ON l.file_sha = m.file_sha AND l.line_no = m.line_no
            UNION ALL SELECT r.file_sha, -r.lines_matched, -r.lines_queued, -r.lines_matched_minor, -r.lines_queued_minor
                FROM recon_file r) c
        GROUP BY c.file_sha HAVING SUM(c.in_order) <> 0 OR SUM(c.queued) <> 0 OR SUM(c.order_minor) <> 0
            OR SUM(c.queue_minor) <> 0
        UNION SELECT c.file_sha FROM (
            SELECT e.file_sha, CASE WHEN e.code = 'OK' THEN 1 ELSE 0 END AS in_order,
                CASE WHEN e.code = 'OK' THEN 0 ELSE 1 END AS queued,
                CASE WHEN e.code = 'OK' THEN e.amount_minor ELSE 0 END AS order_minor,
                CASE WHEN e.code = 'OK' THEN 0 ELSE e.amount_minor END AS queue_minor
            FROM recon_entry e WHERE e.code <> ''
            UNION ALL SELECT r.file_sha, -r.entries_matched, -r.entries_queued, -r.entries_matched_minor,
                -r.entries_queued_minor FROM recon_file r) c
        GROUP BY c.file_sha HAVING SUM(c.in_order) <> 0 OR SUM(c.queued) <> 0 OR SUM(c.order_minor) <> 0
            OR SUM(c.queue_minor) <> 0)sql"},
    Invariant{"I12-chunks", "A file's chunks follow each other without a hole, up to where it is.", R"sql(
        SELECT r.file_sha FROM recon_file r LEFT JOIN recon_chunk c ON c.file_sha = r.file_sha
        GROUP BY r.file_sha, r.chunk, r.last_line, r.lines_matched, r.lines_queued
        HAVING COUNT(c.chunk) <> r.chunk OR COALESCE(MAX(c.chunk), 0) <> r.chunk
            OR COALESCE(MAX(c.last_line), 0) <> r.last_line
            OR COALESCE(SUM(c.line_count), 0) <> r.lines_matched + r.lines_queued)sql"},
    Invariant{"I12-queue", "Every line and movement that is not in order has its exception.", R"sql(
        SELECT REPLACE(REPLACE('{f}:{n}', '{f}', m.file_sha), '{n}', m.line_no) FROM recon_match m
        LEFT JOIN recon_exception x ON x.subject_kind = 'line'
            AND x.subject_id = REPLACE(REPLACE('{f}:{n}', '{f}', m.file_sha), '{n}', m.line_no)
        WHERE m.code NOT IN ('OK', 'CB_REVERSAL') AND x.exception_id IS NULL
        UNION SELECT REPLACE(REPLACE('{f}:{n}', '{f}', e.file_sha), '{n}', e.entry_no) FROM recon_entry e
        LEFT JOIN recon_exception x ON x.subject_kind = 'entry'
            AND x.subject_id = REPLACE(REPLACE('{f}:{n}', '{f}', e.file_sha), '{n}', e.entry_no)
        WHERE e.code NOT IN ('', 'OK') AND x.exception_id IS NULL)sql"},
    Invariant{"I13-side", "A line is about something that is there, of its own kind.", R"sql(
        SELECT REPLACE(REPLACE('{f}:{n}', '{f}', m.file_sha), '{n}', m.line_no) FROM recon_match m
        LEFT JOIN settlement_line l ON l.file_sha = m.file_sha AND l.line_no = m.line_no
        LEFT JOIN payment p ON m.side_kind IN ('sale', 'refund', 'chargeback', 'chargeback_reversal')
            AND p.payment_id = m.side_id
        LEFT JOIN refund r ON m.side_kind = 'refund' AND r.refund_id = m.side_id
        WHERE l.file_sha IS NULL
            OR m.side_kind NOT IN ('none', 'copy', 'fee', 'line', 'revision', 'sale', 'refund', 'chargeback',
                'chargeback_reversal')
            OR (m.side_kind IN ('sale', 'refund', 'chargeback', 'chargeback_reversal')
                AND (l.kind <> m.side_kind OR (p.payment_id IS NULL AND r.refund_id IS NULL)))
            OR (m.side_kind IN ('none', 'copy', 'fee')
                AND m.side_id <> REPLACE(REPLACE('{f}:{n}', '{f}', m.file_sha), '{n}', m.line_no)))sql"},
    Invariant{
        "I13-movement", "A movement is taken up once, whatever files speak of it.", R"sql(
        SELECT REPLACE(REPLACE('{f}:{n}', '{f}', r.file_sha), '{n}', r.entry_no) FROM recon_entry r
        JOIN settlement_entry e ON e.file_sha = r.file_sha AND e.entry_no = r.entry_no
        JOIN settlement_entry o ON o.fingerprint = e.fingerprint AND o.occurrence = e.occurrence
            AND (o.file_sha <> e.file_sha OR o.entry_no <> e.entry_no)
        JOIN recon_entry b ON b.file_sha = o.file_sha AND b.entry_no = o.entry_no
        WHERE r.tier <> 'copy' AND b.tier <> 'copy' AND r.told_minor IS NULL AND b.told_minor IS NULL
        UNION SELECT REPLACE(REPLACE('{f}:{n}', '{f}', r.file_sha), '{n}', r.entry_no) FROM recon_entry r
        LEFT JOIN settlement_entry e ON e.file_sha = r.file_sha AND e.entry_no = r.entry_no
        WHERE e.file_sha IS NULL OR e.sign * e.amount_minor <> r.amount_minor OR e.charge_minor <> r.charge_minor)sql"
    },
    Invariant{"I19-people", "What people have closed, two of them have.", R"sql(
        SELECT x.exception_id FROM recon_exception x
        WHERE (x.state = 'written_off' AND (x.maker = '' OR x.checker = '' OR x.maker = x.checker))
            OR (x.state = 'resolved' AND (x.maker <> '' OR x.checker <> '')
                AND (x.maker = '' OR x.checker = '' OR x.maker = x.checker)))sql"},
    Invariant{
        "I19-steps",
        "An exception stands where its last step left it, and each step follows the one before.",
        R"sql(
        SELECT x.exception_id FROM recon_exception x LEFT JOIN recon_history h ON h.exception_id = x.exception_id
        GROUP BY x.exception_id, x.version HAVING COUNT(h.n) <> x.version OR COALESCE(MAX(h.n), 0) <> x.version
        UNION SELECT x.exception_id FROM recon_exception x
        JOIN recon_history h ON h.exception_id = x.exception_id AND h.n = x.version WHERE h.to_state <> x.state
        UNION SELECT h.exception_id FROM recon_history h
        LEFT JOIN recon_history b ON b.exception_id = h.exception_id AND b.n = h.n - 1
        WHERE h.from_state <> COALESCE(b.to_state, ''))sql"
    },
    Invariant{"I19-moved", "Every step has posted what it moved, and nothing else was posted for it.", R"sql(
        SELECT h.exception_id FROM recon_history h
        JOIN recon_exception x ON x.exception_id = h.exception_id
        LEFT JOIN ledger_transfer t ON t.source_kind = 'recon' AND t.source_id = h.exception_id AND t.leg = h.n * 4
        WHERE (h.moved_minor <> 0) <> (t.transfer_id IS NOT NULL)
            OR (t.transfer_id IS NOT NULL AND (
                t.amount_minor <> (CASE WHEN h.moved_minor < 0 THEN -h.moved_minor ELSE h.moved_minor END)
                OR (CASE WHEN h.moved_minor < 0 THEN t.credit ELSE t.debit END) <> x.account))
        UNION SELECT t.source_id FROM ledger_transfer t
        LEFT JOIN recon_history h ON h.exception_id = t.source_id AND t.leg - h.n * 4 IN (0, 1)
        WHERE t.source_kind = 'recon' AND h.exception_id IS NULL)sql"},
    Invariant{"I19-posted", "Money that waited with an exception has gone where its end sends it.", R"sql(
        SELECT x.exception_id FROM recon_exception x
        JOIN recon_history h ON h.exception_id = x.exception_id AND h.n = x.version
        WHERE x.residue_minor <> 0 AND x.account <> '' AND h.moved_minor <> -x.residue_minor
            AND (x.state = 'written_off' OR (x.state = 'resolved' AND x.account LIKE 'suspense:%')))sql"},
};

} // namespace

std::span<Invariant const> recon_invariants()
{
    return rules;
}

} // namespace etimbre::adapters::store
