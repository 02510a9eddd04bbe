-- What became of each line and movement of the settlement files, what waits for a decision of two people, and what
-- reports say of payouts (docs/reconciliation.md). A name of a line or movement is 'FILE:NUMBER'.

-- How far a file is matched, and what was counted on the way; each step moves the row, compared and swapped.
-- replaced_by is the file that took over from it, withdrawn_to how many of its lines that one has looked for.
CREATE TABLE recon_file (
    file_sha             CHAR(64)    NOT NULL PRIMARY KEY,
    acquirer             VARCHAR(16) NOT NULL,
    currency             CHAR(3)     NOT NULL,
    stage                VARCHAR(8)  NOT NULL,
    fees_apart           INTEGER     NOT NULL,
    chunk                INTEGER     NOT NULL,
    last_line            BIGINT      NOT NULL,
    last_entry           BIGINT      NOT NULL,
    at_us                BIGINT      NOT NULL,
    lines_matched        BIGINT      NOT NULL,
    lines_matched_minor  BIGINT      NOT NULL,
    lines_queued         BIGINT      NOT NULL,
    lines_queued_minor   BIGINT      NOT NULL,
    entries_matched      BIGINT      NOT NULL,
    entries_matched_minor BIGINT     NOT NULL,
    entries_queued       BIGINT      NOT NULL,
    entries_queued_minor BIGINT      NOT NULL,
    replaced_by          CHAR(64),
    withdrawn_to         BIGINT      NOT NULL,
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (stage IN ('entries', 'lines', 'payouts', 'done')),
    CHECK (fees_apart IN (0, 1)),
    CHECK (chunk >= 0 AND last_line >= 0 AND last_entry >= 0 AND withdrawn_to >= 0),
    CHECK (lines_matched >= 0 AND lines_queued >= 0 AND entries_matched >= 0 AND entries_queued >= 0),
    CHECK (replaced_by IS NULL OR replaced_by <> file_sha)
);

-- A chunk's matches, postings and this row are one transaction.
CREATE TABLE recon_chunk (
    file_sha   CHAR(64) NOT NULL,
    chunk      INTEGER  NOT NULL,
    first_line BIGINT   NOT NULL,
    last_line  BIGINT   NOT NULL,
    line_count BIGINT   NOT NULL,
    net_minor  BIGINT   NOT NULL,
    fee_minor  BIGINT   NOT NULL,
    at_us      BIGINT   NOT NULL,
    PRIMARY KEY (file_sha, chunk),
    FOREIGN KEY (file_sha) REFERENCES recon_file (file_sha),
    CHECK (chunk >= 1),
    CHECK (line_count BETWEEN 1 AND last_line - first_line + 1)
);

-- A line is matched once (primary key), and what it is about has one line (unique key): nothing is settled twice. A line
-- that is about nothing, a fee of its own or a copy takes its own name as its side; one that tells what another line told
-- takes that line's name.
CREATE TABLE recon_match (
    file_sha  CHAR(64)    NOT NULL,
    line_no   BIGINT      NOT NULL,
    side_kind VARCHAR(20) NOT NULL,
    side_id   VARCHAR(80) NOT NULL,
    tier      VARCHAR(12) NOT NULL,
    code      VARCHAR(24) NOT NULL,
    PRIMARY KEY (file_sha, line_no),
    UNIQUE (side_kind, side_id),
    FOREIGN KEY (file_sha) REFERENCES recon_file (file_sha),
    CHECK (side_kind <> ''),
    CHECK (tier IN ('none', 'acquirer_ref', 'our_ref', 'description', 'twin', 'copy', 'own')),
    CHECK (code IN ('OK', 'CB_REVERSAL', 'LATE', 'AMOUNT_DIFF', 'CCY_DIFF', 'FEE_DIFF', 'DUPLICATE_LINE', 'UNKNOWN_LINE',
        'REFUND_UNKNOWN', 'CHARGEBACK', 'REVISED_AFTER_BOOKING'))
);

-- A movement of the bank's; code is empty until it is decided. movement is its fingerprint and occurrence in the file that
-- spoke of it last, so that no movement is taken up twice; in every other file it is the row's own name. told_minor is
-- what was posted of it before.
CREATE TABLE recon_entry (
    file_sha     CHAR(64)     NOT NULL,
    entry_no     BIGINT       NOT NULL,
    movement     VARCHAR(80)  NOT NULL UNIQUE,
    amount_minor BIGINT       NOT NULL,
    charge_minor BIGINT       NOT NULL,
    told_minor   BIGINT,
    payout       VARCHAR(100) NOT NULL,
    tier         VARCHAR(12)  NOT NULL,
    code         VARCHAR(24)  NOT NULL,
    PRIMARY KEY (file_sha, entry_no),
    FOREIGN KEY (file_sha) REFERENCES recon_file (file_sha),
    CHECK (tier IN ('none', 'our_ref', 'description', 'twin', 'copy', 'own')),
    CHECK (code IN ('', 'OK', 'AMOUNT_DIFF', 'UNKNOWN_LINE', 'REVISED_AFTER_BOOKING')),
    CHECK (code <> '' OR (payout = '' AND tier = 'none')),
    CHECK (told_minor IS NULL OR told_minor <> amount_minor)
);

CREATE INDEX recon_entry_code ON recon_entry (code, file_sha, entry_no);
CREATE INDEX recon_entry_payout ON recon_entry (payout);

-- What the lines of reports come to, payout by payout. What the bank brought of it is the sum of its movements above.
CREATE TABLE recon_payout (
    acquirer     VARCHAR(16) NOT NULL,
    reference    VARCHAR(64) NOT NULL,
    currency     CHAR(3)     NOT NULL,
    day          VARCHAR(10) NOT NULL,
    state        VARCHAR(8)  NOT NULL,
    line_count   BIGINT      NOT NULL,
    net_minor    BIGINT      NOT NULL,
    fee_minor    BIGINT      NOT NULL,
    agreed_minor BIGINT      NOT NULL,
    fees_apart   INTEGER     NOT NULL,
    PRIMARY KEY (acquirer, reference),
    CHECK (reference <> ''),
    CHECK (state IN ('open', 'settled')),
    CHECK (fees_apart IN (0, 1))
);

CREATE INDEX recon_payout_state ON recon_payout (state, day);
CREATE INDEX recon_payout_day ON recon_payout (day);

-- What two people of the treasury decide about: the second is never the first. waits marks what is undecided.
CREATE TABLE recon_exception (
    exception_id  CHAR(32)     NOT NULL PRIMARY KEY,
    subject_kind  VARCHAR(16)  NOT NULL,
    subject_id    VARCHAR(100) NOT NULL,
    code          VARCHAR(24)  NOT NULL,
    state         VARCHAR(12)  NOT NULL,
    waits         INTEGER      NOT NULL,
    version       INTEGER      NOT NULL,
    acquirer      VARCHAR(16)  NOT NULL,
    currency      CHAR(3)      NOT NULL,
    amount_minor  BIGINT       NOT NULL,
    account       VARCHAR(64)  NOT NULL,
    residue_minor BIGINT       NOT NULL,
    day           VARCHAR(10)  NOT NULL,
    detail        TEXT         NOT NULL,
    file_sha      VARCHAR(64)  NOT NULL,
    number        BIGINT       NOT NULL,
    print         VARCHAR(64)  NOT NULL,
    action        VARCHAR(12)  NOT NULL,
    maker         VARCHAR(80)  NOT NULL,
    checker       VARCHAR(80)  NOT NULL,
    opened_us     BIGINT       NOT NULL,
    UNIQUE (subject_kind, subject_id),
    CHECK (code IN ('LATE', 'AMOUNT_DIFF', 'CCY_DIFF', 'FEE_DIFF', 'DUPLICATE_LINE', 'UNKNOWN_LINE', 'MISSING',
        'REFUND_UNKNOWN', 'CHARGEBACK', 'REVISED_AFTER_BOOKING', 'BALANCE_BREAK', 'SEQ_GAP', 'STUCK_UNKNOWN')),
    CHECK (state IN ('open', 'proposed', 'resolved', 'written_off')),
    CHECK ((waits = 1 AND state IN ('open', 'proposed')) OR (waits = 0 AND state IN ('resolved', 'written_off'))),
    CHECK (version >= 1),
    CHECK (amount_minor >= 0),
    CHECK (residue_minor = 0 OR account <> ''),
    CHECK (action IN ('', 'resolve', 'write_off', 'reopen')),
    CHECK (checker = '' OR (maker <> '' AND maker <> checker)),
    CHECK (state <> 'open' OR maker = ''),
    CHECK (state <> 'proposed' OR (maker <> '' AND checker = '')),
    CHECK (state <> 'resolved' OR maker = '' OR (checker <> '' AND action = 'resolve')),
    CHECK (state <> 'written_off' OR (checker <> '' AND action = 'write_off'))
);

CREATE INDEX recon_exception_queue ON recon_exception (waits, opened_us, exception_id);
CREATE INDEX recon_exception_opened ON recon_exception (opened_us, exception_id);
CREATE INDEX recon_exception_code ON recon_exception (waits, code);
CREATE INDEX recon_exception_place ON recon_exception (waits, subject_kind, file_sha, number);
CREATE INDEX recon_exception_day ON recon_exception (day);

-- Append only: each step, who took it, why, and what it debited the exception's account with.
CREATE TABLE recon_history (
    exception_id CHAR(32)    NOT NULL,
    n            INTEGER     NOT NULL,
    from_state   VARCHAR(12) NOT NULL,
    to_state     VARCHAR(12) NOT NULL,
    step         VARCHAR(20) NOT NULL,
    actor        VARCHAR(80) NOT NULL,
    reason       TEXT        NOT NULL,
    moved_minor  BIGINT      NOT NULL,
    at_us        BIGINT      NOT NULL,
    PRIMARY KEY (exception_id, n),
    FOREIGN KEY (exception_id) REFERENCES recon_exception (exception_id),
    CHECK (n >= 1),
    CHECK ((n = 1) = (from_state = '')),
    CHECK (actor <> '')
);

-- Until when the look for what is overdue has come.
CREATE TABLE recon_mark (
    name  VARCHAR(16) NOT NULL PRIMARY KEY,
    at_us BIGINT      NOT NULL,
    CHECK (at_us > 0)
);

-- What the joins of a chunk look up.
CREATE INDEX settlement_line_oid ON settlement_line (oid, file_sha);
CREATE INDEX settlement_line_ref ON settlement_line (acquirer_ref, file_sha);
CREATE INDEX settlement_entry_print ON settlement_entry (fingerprint, occurrence);
CREATE INDEX settlement_statement_sequence ON settlement_statement (account, sequence_no);
CREATE INDEX settlement_file_superseded ON settlement_file (superseded_by);
CREATE INDEX acquirer_callback_transaction ON acquirer_callback (transaction_id, return_code, oid);
CREATE INDEX recon_file_replaced ON recon_file (replaced_by);

-- A program that knows no reconciliation would stumble over its jobs, and its audit over what is posted.
UPDATE oldest_program SET schema_files = 11;
