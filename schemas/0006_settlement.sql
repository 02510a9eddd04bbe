-- What the acquirer and the bank say: files, the statements in them, movements of the account, and card transactions.
-- Nothing of a file counts before its state is 'published'; until then its rows are only laid out. Days are ISO dates.

-- One row per distinct file. The bytes lie in the state directory under their SHA-256, which is the key: the same file
-- twice is one file.
CREATE TABLE settlement_file (
    file_sha      CHAR(64)     NOT NULL PRIMARY KEY,
    format        VARCHAR(8)   NOT NULL,
    acquirer      VARCHAR(16)  NOT NULL,
    state         VARCHAR(12)  NOT NULL,
    size_bytes    BIGINT       NOT NULL,
    message_id    VARCHAR(64)  NOT NULL,
    currency      CHAR(3)      NOT NULL,
    uploaded_by   VARCHAR(80)  NOT NULL,
    received_us   BIGINT       NOT NULL,
    decided_us    BIGINT,
    declared_count BIGINT,
    declared_minor BIGINT,
    entry_count   BIGINT       NOT NULL,
    credit_minor  BIGINT       NOT NULL,
    debit_minor   BIGINT       NOT NULL,
    line_count    BIGINT       NOT NULL,
    gross_minor   BIGINT       NOT NULL,
    fee_minor     BIGINT       NOT NULL,
    net_minor     BIGINT       NOT NULL,
    superseded_by CHAR(64),
    error         VARCHAR(200) NOT NULL,
    error_line    BIGINT       NOT NULL,
    error_element VARCHAR(200) NOT NULL,
    CHECK (state IN ('received', 'parsed', 'published', 'superseded', 'rejected')),
    CHECK (format IN ('camt.053', 'camt.054', 'mt940', 'csv', '')),
    CHECK (size_bytes >= 0),
    CHECK (net_minor = gross_minor - fee_minor),
    CHECK (credit_minor >= 0 AND debit_minor >= 0),
    CHECK ((state = 'rejected') = (error <> ''))
);

-- A bank's statement or a page of one, or what an acquirer's report says of one payout. identity is a digest of whose
-- statement it is, its name, year and page; content is one of what it says.
CREATE TABLE settlement_statement (
    file_sha      CHAR(64)    NOT NULL,
    statement_no  INTEGER     NOT NULL,
    identity      CHAR(64)    NOT NULL,
    content       CHAR(64)    NOT NULL,
    account       VARCHAR(34) NOT NULL,
    statement_id  VARCHAR(64) NOT NULL,
    statement_year INTEGER    NOT NULL,
    sequence_no   BIGINT,
    page_no       INTEGER     NOT NULL,
    last_page     INTEGER     NOT NULL,
    copy_mark     VARCHAR(4)  NOT NULL,
    first_day     VARCHAR(10) NOT NULL,
    last_day      VARCHAR(10) NOT NULL,
    opening_minor BIGINT,
    closing_minor BIGINT,
    credit_count  BIGINT      NOT NULL,
    credit_minor  BIGINT      NOT NULL,
    debit_count   BIGINT      NOT NULL,
    debit_minor   BIGINT      NOT NULL,
    unbooked_count BIGINT     NOT NULL,
    PRIMARY KEY (file_sha, statement_no),
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (page_no >= 1),
    CHECK (last_page IN (0, 1)),
    CHECK (credit_minor >= 0),
    CHECK (debit_minor >= 0),
    CHECK (opening_minor IS NULL OR closing_minor IS NULL
        OR closing_minor = opening_minor + credit_minor - debit_minor)
);

CREATE INDEX settlement_statement_identity ON settlement_statement (identity);

-- Which files speak for a statement, in turn; the highest revision is in force. Written when a file is published; of two
-- files that would be the same revision, the key lets one. A copy with the same content takes no revision.
CREATE TABLE settlement_revision (
    identity     CHAR(64) NOT NULL,
    revision     INTEGER  NOT NULL,
    file_sha     CHAR(64) NOT NULL,
    statement_no INTEGER  NOT NULL,
    at_us        BIGINT   NOT NULL,
    PRIMARY KEY (identity, revision),
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (revision >= 1)
);

-- A booked movement of our account at the bank; its direction is in sign (1 credit, -1 debit), whether or not it undoes
-- another (reversal). details counts the card transactions that it is made of, in settlement_line under its entry_no.
-- fingerprint tells the same movement in another file (its reference at the bank, else what it says), occurrence the
-- second of two that say the same.
CREATE TABLE settlement_entry (
    file_sha     CHAR(64)     NOT NULL,
    entry_no     INTEGER      NOT NULL,
    statement_no INTEGER      NOT NULL,
    sign         INTEGER      NOT NULL,
    amount_minor BIGINT       NOT NULL,
    currency     CHAR(3)      NOT NULL,
    reversal     INTEGER      NOT NULL,
    booked_day   VARCHAR(10)  NOT NULL,
    value_day    VARCHAR(10)  NOT NULL,
    entry_ref    VARCHAR(64)  NOT NULL,
    bank_ref     VARCHAR(64)  NOT NULL,
    payout_ref   VARCHAR(64)  NOT NULL,
    class        VARCHAR(20)  NOT NULL,
    code         VARCHAR(40)  NOT NULL,
    details      BIGINT       NOT NULL,
    charge_minor BIGINT       NOT NULL,
    text         VARCHAR(200) NOT NULL,
    fingerprint  CHAR(32)     NOT NULL,
    occurrence   INTEGER      NOT NULL,
    PRIMARY KEY (file_sha, entry_no),
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (sign IN (-1, 1)),
    CHECK (amount_minor >= 0),
    CHECK (reversal IN (0, 1)),
    CHECK (details >= 0),
    CHECK (occurrence >= 1)
);

-- One card transaction as the acquirer accounts for it, from its own report (entry_no 0) or from a detail of a bank's
-- entry. A fee on its own line has no gross. The two sources may tell of one transaction: same fingerprint.
CREATE TABLE settlement_line (
    file_sha     CHAR(64)    NOT NULL,
    line_no      INTEGER     NOT NULL,
    statement_no INTEGER     NOT NULL,
    entry_no     INTEGER     NOT NULL,
    kind         VARCHAR(20) NOT NULL,
    oid          VARCHAR(64) NOT NULL,
    acquirer_ref VARCHAR(64) NOT NULL,
    auth_code    VARCHAR(16) NOT NULL,
    payout_ref   VARCHAR(64) NOT NULL,
    currency     CHAR(3)     NOT NULL,
    sign         INTEGER     NOT NULL,
    gross_minor  BIGINT      NOT NULL,
    fee_minor    BIGINT      NOT NULL,
    net_minor    BIGINT      NOT NULL,
    sold_day     VARCHAR(10) NOT NULL,
    booked_day   VARCHAR(10) NOT NULL,
    fingerprint  CHAR(32)    NOT NULL,
    occurrence   INTEGER     NOT NULL,
    PRIMARY KEY (file_sha, line_no),
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (kind IN ('sale', 'refund', 'chargeback', 'chargeback_reversal', 'fee', 'unknown')),
    CHECK (sign IN (-1, 1)),
    CHECK (gross_minor >= 0),
    CHECK (net_minor = sign * gross_minor - fee_minor),
    CHECK (occurrence >= 1)
);

-- How far a file is laid out: a chunk's rows and this row are one transaction, so a killed import goes on behind it.
CREATE TABLE settlement_chunk (
    file_sha CHAR(64) NOT NULL,
    chunk    INTEGER  NOT NULL,
    at_us    BIGINT   NOT NULL,
    PRIMARY KEY (file_sha, chunk),
    FOREIGN KEY (file_sha) REFERENCES settlement_file (file_sha),
    CHECK (chunk >= 0)
);
