-- Refunds: what was asked for and by whom, each of its steps, its stamps, and how much of a payment is spoken for.

CREATE TABLE refund (
    refund_id      CHAR(32)     NOT NULL PRIMARY KEY,
    order_id       CHAR(32)     NOT NULL,
    payment_id     CHAR(32),
    maker          VARCHAR(80)  NOT NULL,
    reason         VARCHAR(200) NOT NULL,
    currency       CHAR(3)      NOT NULL,
    amount_minor   BIGINT       NOT NULL,
    fee_minor      BIGINT       NOT NULL,
    needs_approval INTEGER      NOT NULL,
    created_us     BIGINT       NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    seq            INTEGER      NOT NULL,
    moved_us       BIGINT       NOT NULL,
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CHECK (fee_minor >= 0),
    CHECK (needs_approval IN (0, 1)),
    CHECK (seq >= 0),
    CHECK ((amount_minor = 0 AND payment_id IS NULL) OR (amount_minor > 0 AND payment_id IS NOT NULL))
);

CREATE INDEX refund_order ON refund (order_id);
CREATE INDEX refund_payment ON refund (payment_id);
CREATE INDEX refund_state ON refund (state, created_us);

-- Append only. Two writers of the same step meet in the key.
CREATE TABLE refund_transition (
    refund_id  CHAR(32)    NOT NULL,
    seq        INTEGER     NOT NULL,
    from_state VARCHAR(20) NOT NULL,
    to_state   VARCHAR(20) NOT NULL,
    at_us      BIGINT      NOT NULL,
    PRIMARY KEY (refund_id, seq),
    FOREIGN KEY (refund_id) REFERENCES refund (refund_id),
    CHECK (seq >= 1),
    CHECK (from_state <> to_state)
);

-- A stamp is refunded once, and only once it has ended (as voided: the audit looks).
CREATE TABLE refund_line (
    number       CHAR(16) NOT NULL PRIMARY KEY,
    refund_id    CHAR(32) NOT NULL,
    amount_minor BIGINT   NOT NULL,
    fee_minor    BIGINT   NOT NULL,
    FOREIGN KEY (number) REFERENCES stamp_end (number),
    FOREIGN KEY (refund_id) REFERENCES refund (refund_id),
    CHECK (amount_minor >= 0),
    CHECK (fee_minor >= 0)
);

CREATE INDEX refund_line_refund ON refund_line (refund_id);

-- How much of a payment is spoken for, step by step; nothing can reserve more than was captured. A refund that
-- failed for good releases what it had reserved.
CREATE TABLE refund_chain (
    payment_id       CHAR(32)    NOT NULL,
    n                INTEGER     NOT NULL,
    step_id          VARCHAR(48) NOT NULL UNIQUE,
    refund_id        CHAR(32)    NOT NULL,
    op               VARCHAR(8)  NOT NULL,
    cum_before_minor BIGINT      NOT NULL,
    delta_minor      BIGINT      NOT NULL,
    cum_after_minor  BIGINT      NOT NULL,
    captured_minor   BIGINT      NOT NULL,
    at_us            BIGINT      NOT NULL,
    PRIMARY KEY (payment_id, n),
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    FOREIGN KEY (refund_id) REFERENCES refund (refund_id),
    CHECK (n >= 1),
    CHECK (n > 1 OR cum_before_minor = 0),
    CHECK ((op = 'reserve' AND delta_minor > 0) OR (op = 'release' AND delta_minor < 0)),
    CHECK (cum_after_minor = cum_before_minor + delta_minor),
    CHECK (cum_after_minor >= 0 AND cum_after_minor <= captured_minor)
);

-- The one place a payment has for a refund that is with its acquirer: what the acquirer has given back in all says
-- then, without a doubt, whether that refund was carried out.
CREATE TABLE refund_open (
    payment_id CHAR(32) NOT NULL PRIMARY KEY,
    refund_id  CHAR(32) NOT NULL,
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    FOREIGN KEY (refund_id) REFERENCES refund (refund_id)
);

-- The second person. Whoever asked for the refund cannot be the one who allows it.
CREATE TABLE refund_approval (
    refund_id CHAR(32)    NOT NULL PRIMARY KEY,
    maker     VARCHAR(80) NOT NULL,
    checker   VARCHAR(80) NOT NULL,
    at_us     BIGINT      NOT NULL,
    FOREIGN KEY (refund_id) REFERENCES refund (refund_id),
    CHECK (maker <> checker)
);

-- A program that does not know refunds would stumble over the jobs that are owed to them.
UPDATE oldest_program SET schema_files = 8;
