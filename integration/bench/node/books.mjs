// The tables, by prepared statements, each commit on the disk before it is told.
import Database from "better-sqlite3";

export class Books {
  constructor(path) {
    const db = new Database(path);
    for (const pragma of [
      "journal_mode = WAL",
      "synchronous = FULL",
      "foreign_keys = ON",
      "temp_store = MEMORY",
      "cache_size = -32768",
      "wal_autocheckpoint = 4000",
      "busy_timeout = 10000",
    ])
      db.pragma(pragma);
    this.stamp = db.prepare(
      `SELECT s.number, s.service, s.mission, s.currency, s.receipt_minor, s.chancery_minor, s.service_minor, s.total_minor,
              s.issued_s, s.expires_s, s.holder, s.payload_hash, e.kind, e.mission AS at_mission, e.counter, e.at_us
       FROM stamp s LEFT JOIN stamp_end e ON e.number = s.number WHERE s.number = ?`,
    );
    this.reply = db.prepare("SELECT fingerprint, status, body FROM kept_reply WHERE client = ? AND request_key = ?");
    this.keepReply = db.prepare(
      "INSERT INTO kept_reply (client, request_key, fingerprint, status, body, created_us) VALUES (?, ?, ?, ?, ?, ?)",
    );
    this.end = db.prepare(
      `INSERT INTO stamp_end (number, kind, end_id, mission, counter, kid, reason, at_us)
       VALUES (?, 'redeemed', ?, ?, ?, ?, '', ?) ON CONFLICT (number) DO NOTHING`,
    );
    this.transfer = db.prepare(
      `INSERT INTO ledger_transfer (transfer_id, source_kind, source_id, leg, debit, credit, currency, amount_minor, mission, part, at_us)
       VALUES (?, 'redeem', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.atOnce = (work) => db.transaction(work).immediate;
  }

  /** What was outstanding is revenue now, part by part. */
  postRevenue(stamp, atUs) {
    const parts = [["receipt", stamp.receipt_minor], ["chancery", stamp.chancery_minor], ["service", stamp.service_minor]];
    parts.forEach(([part, amount], leg) => {
      if (amount === 0) return;
      const whose = `${part}:${stamp.mission}:${stamp.currency}`;
      this.transfer.run(
        `redeem:${stamp.number}:${leg}`, stamp.number, leg, `outstanding:${whose}`, `revenue:${whose}`,
        stamp.currency, amount, stamp.mission, part, atUs,
      );
    });
  }
}
