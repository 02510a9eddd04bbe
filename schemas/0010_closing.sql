-- Days that the treasury has closed (docs/ledger.md). A statement is written once; what is posted later falls in the
-- day on which it is posted.

-- The ledger is read by time, in pages and day by day.
CREATE INDEX ledger_transfer_at ON ledger_transfer (at_us);

-- day is the treasury's own, from its midnight to the next. Each statement names the one before it by its hash, and none
-- has two that follow it.
CREATE TABLE closing (
    day           VARCHAR(10) NOT NULL PRIMARY KEY,
    from_us       BIGINT      NOT NULL,
    until_us      BIGINT      NOT NULL,
    feed_seq      BIGINT      NOT NULL,
    feed_hash     CHAR(64)    NOT NULL,
    log_size      BIGINT      NOT NULL,
    previous_hash CHAR(64)    NOT NULL UNIQUE,
    hash          CHAR(64)    NOT NULL,
    kid           CHAR(16)    NOT NULL,
    closed_us     BIGINT      NOT NULL,
    CHECK (until_us > from_us),
    CHECK (closed_us >= until_us),
    CHECK (feed_seq >= 0),
    CHECK (log_size >= 0)
);

-- Per account what moved on the day, and since the books began.
CREATE TABLE closing_line (
    day           VARCHAR(10) NOT NULL,
    account       VARCHAR(64) NOT NULL,
    debit_minor   BIGINT      NOT NULL,
    credit_minor  BIGINT      NOT NULL,
    debits_minor  BIGINT      NOT NULL,
    credits_minor BIGINT      NOT NULL,
    PRIMARY KEY (day, account),
    FOREIGN KEY (day) REFERENCES closing (day),
    CHECK (debit_minor >= 0 AND credit_minor >= 0),
    CHECK (debits_minor >= debit_minor AND credits_minor >= credit_minor)
);
