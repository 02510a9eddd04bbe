-- Quotes, orders, payments and the ledger. Every race is settled by a key or by a compared UPDATE.
-- Instants are microseconds of the Unix epoch in UTC (…_us), amounts are minor units (…_minor).

CREATE TABLE quote (
    quote_id       CHAR(32)    NOT NULL PRIMARY KEY,
    mission        VARCHAR(6)  NOT NULL,
    tariff_version VARCHAR(32) NOT NULL,
    currency       CHAR(3)     NOT NULL,
    total_minor    BIGINT      NOT NULL,
    local_currency CHAR(3),
    local_minor    BIGINT,
    rate           VARCHAR(32),
    rate_date      VARCHAR(10),
    rounding_step_minor BIGINT,
    rounding_mode  VARCHAR(16),
    created_us     BIGINT      NOT NULL,
    expires_us     BIGINT      NOT NULL,
    CHECK (total_minor >= 0),
    CHECK (expires_us > created_us),
    CHECK ((local_currency IS NULL) = (local_minor IS NULL)),
    CHECK ((local_currency IS NULL) = (rate IS NULL)),
    CHECK ((local_currency IS NULL) = (rate_date IS NULL)),
    CHECK ((local_currency IS NULL) = (rounding_step_minor IS NULL)),
    CHECK ((local_currency IS NULL) = (rounding_mode IS NULL))
);

CREATE TABLE quote_line (
    quote_id       CHAR(32)   NOT NULL,
    line_no        INTEGER    NOT NULL,
    service        VARCHAR(8) NOT NULL,
    quantity       INTEGER    NOT NULL,
    receipt_minor  BIGINT     NOT NULL,
    chancery_minor BIGINT     NOT NULL,
    service_minor  BIGINT     NOT NULL,
    total_minor    BIGINT     NOT NULL,
    PRIMARY KEY (quote_id, line_no),
    FOREIGN KEY (quote_id) REFERENCES quote (quote_id),
    CHECK (quantity BETWEEN 1 AND 20),
    CHECK (receipt_minor >= 0 AND chancery_minor >= 0 AND service_minor >= 0),
    CHECK (total_minor = receipt_minor + chancery_minor + service_minor)
);

-- One order a quote: the unique key refuses the second.
CREATE TABLE pay_order (
    order_id    CHAR(32)     NOT NULL PRIMARY KEY,
    quote_id    CHAR(32)     NOT NULL UNIQUE,
    mission     VARCHAR(6)   NOT NULL,
    currency    CHAR(3)      NOT NULL,
    total_minor BIGINT       NOT NULL,
    payer_email VARCHAR(254) NOT NULL,
    payer_name  VARCHAR(200) NOT NULL,
    language    CHAR(2)      NOT NULL,
    created_us  BIGINT       NOT NULL,
    FOREIGN KEY (quote_id) REFERENCES quote (quote_id),
    CHECK (total_minor >= 0),
    CHECK (language IN ('ar', 'fr', 'en', 'es'))
);

-- One stamp to be. The number is drawn here, so that only the two bytes made from the holder's document are kept.
CREATE TABLE order_unit (
    order_id       CHAR(32)   NOT NULL,
    unit_no        INTEGER    NOT NULL,
    number         CHAR(16)   NOT NULL UNIQUE,
    service        VARCHAR(8) NOT NULL,
    receipt_minor  BIGINT     NOT NULL,
    chancery_minor BIGINT     NOT NULL,
    service_minor  BIGINT     NOT NULL,
    holder         CHAR(4),
    PRIMARY KEY (order_id, unit_no),
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    CHECK (unit_no >= 1),
    CHECK (receipt_minor >= 0 AND chancery_minor >= 0 AND service_minor >= 0)
);

CREATE TABLE payment (
    payment_id   CHAR(32)    NOT NULL PRIMARY KEY,
    order_id     CHAR(32)    NOT NULL,
    attempt      INTEGER     NOT NULL,
    oid          VARCHAR(64) NOT NULL UNIQUE,
    acquirer     VARCHAR(16) NOT NULL,
    state        VARCHAR(16) NOT NULL,
    seq          INTEGER     NOT NULL,
    currency     CHAR(3)     NOT NULL,
    amount_minor BIGINT      NOT NULL,
    rnd          VARCHAR(64) NOT NULL,
    created_us   BIGINT      NOT NULL,
    UNIQUE (order_id, attempt),
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    CHECK (amount_minor > 0),
    CHECK (attempt >= 1 AND seq >= 0)
);

-- The one place an order has for an attempt in progress.
CREATE TABLE payment_open (
    order_id   CHAR(32) NOT NULL PRIMARY KEY,
    payment_id CHAR(32) NOT NULL,
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id)
);

-- Append only. Two writers of the same step meet in the key.
CREATE TABLE payment_transition (
    payment_id CHAR(32)    NOT NULL,
    seq        INTEGER     NOT NULL,
    from_state VARCHAR(16) NOT NULL,
    to_state   VARCHAR(16) NOT NULL,
    at_us      BIGINT      NOT NULL,
    PRIMARY KEY (payment_id, seq),
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CHECK (seq >= 1),
    CHECK (from_state <> to_state)
);

-- Why an order is paid: one captured payment, or nothing due. The key decides which payment it was.
CREATE TABLE order_paid (
    order_id   CHAR(32)    NOT NULL PRIMARY KEY,
    payment_id CHAR(32)    UNIQUE,
    reason     VARCHAR(16) NOT NULL,
    at_us      BIGINT      NOT NULL,
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CHECK ((reason = 'payment' AND payment_id IS NOT NULL) OR (reason = 'exempt' AND payment_id IS NULL))
);

-- What the acquirer told us, once per distinct message.
CREATE TABLE acquirer_callback (
    digest         CHAR(64)    NOT NULL PRIMARY KEY,
    oid            VARCHAR(64) NOT NULL,
    return_code    VARCHAR(8)  NOT NULL,
    transaction_id VARCHAR(64) NOT NULL,
    answer         VARCHAR(32) NOT NULL,
    received_us    BIGINT      NOT NULL
);

-- Double entry by construction: one row debits one account and credits another by the same amount.
CREATE TABLE ledger_transfer (
    transfer_id  VARCHAR(80) NOT NULL PRIMARY KEY,
    source_kind  VARCHAR(16) NOT NULL,
    source_id    VARCHAR(64) NOT NULL,
    leg          INTEGER     NOT NULL,
    debit        VARCHAR(64) NOT NULL,
    credit       VARCHAR(64) NOT NULL,
    currency     CHAR(3)     NOT NULL,
    amount_minor BIGINT      NOT NULL,
    mission      VARCHAR(6)  NOT NULL,
    part         VARCHAR(8)  NOT NULL,
    at_us        BIGINT      NOT NULL,
    UNIQUE (source_kind, source_id, leg),
    CHECK (amount_minor > 0),
    CHECK (debit <> credit)
);

-- Effects that are owed. A claim is a compare-and-swap on the fence.
CREATE TABLE job (
    kind           VARCHAR(16) NOT NULL,
    job_key        VARCHAR(64) NOT NULL,
    due_us         BIGINT      NOT NULL,
    fence          BIGINT      NOT NULL,
    attempts       INTEGER     NOT NULL,
    PRIMARY KEY (kind, job_key)
);

CREATE INDEX job_due ON job (due_us);

-- The first reply to each Idempotency-Key. Holds no token and no signature.
CREATE TABLE kept_reply (
    client      VARCHAR(80)  NOT NULL,
    request_key VARCHAR(255) NOT NULL,
    fingerprint CHAR(64)     NOT NULL,
    status      INTEGER      NOT NULL,
    body        TEXT         NOT NULL,
    created_us  BIGINT       NOT NULL,
    PRIMARY KEY (client, request_key)
);

CREATE INDEX kept_reply_age ON kept_reply (created_us);
