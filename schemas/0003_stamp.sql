-- Stamps, their one end, and the log that every stamp is a leaf of.

CREATE TABLE stamp (
    number         CHAR(16)   NOT NULL PRIMARY KEY,
    order_id       CHAR(32)   NOT NULL,
    unit_no        INTEGER    NOT NULL,
    log_index      BIGINT     NOT NULL UNIQUE,
    issuer         CHAR(2)    NOT NULL,
    service        VARCHAR(8) NOT NULL,
    mission        VARCHAR(6) NOT NULL,
    currency       CHAR(3)    NOT NULL,
    receipt_minor  BIGINT     NOT NULL,
    chancery_minor BIGINT     NOT NULL,
    service_minor  BIGINT     NOT NULL,
    total_minor    BIGINT     NOT NULL,
    issued_s       BIGINT     NOT NULL,
    expires_s      BIGINT     NOT NULL,
    kid            CHAR(16)   NOT NULL,
    holder         CHAR(4),
    payment_ref    CHAR(16)   NOT NULL,
    payload_hash   CHAR(64)   NOT NULL,
    UNIQUE (order_id, unit_no),
    FOREIGN KEY (order_id) REFERENCES order_paid (order_id),
    CHECK (total_minor = receipt_minor + chancery_minor + service_minor),
    CHECK (total_minor BETWEEN 0 AND 4294967295),
    CHECK (log_index BETWEEN 0 AND 4294967295),
    CHECK (expires_s > issued_s)
);

-- Redeem and void race for this key; exactly one wins. Times are those of the winner.
CREATE TABLE stamp_end (
    number  CHAR(16)    NOT NULL PRIMARY KEY,
    kind    VARCHAR(8)  NOT NULL,
    end_id  CHAR(32)    NOT NULL UNIQUE,
    mission VARCHAR(6)  NOT NULL,
    counter VARCHAR(16) NOT NULL,
    kid     CHAR(16)    NOT NULL,
    reason  VARCHAR(200) NOT NULL,
    at_us   BIGINT      NOT NULL,
    FOREIGN KEY (number) REFERENCES stamp (number),
    CHECK (kind IN ('redeemed', 'voided'))
);

-- Leaf i of the log is the stamp of index i: SHA-256(0x00 || entry), RFC 6962 section 2.1.
CREATE TABLE log_leaf (
    log_name  VARCHAR(8)    NOT NULL,
    log_index BIGINT        NOT NULL,
    entry     VARCHAR(2000) NOT NULL,
    leaf_hash CHAR(64)      NOT NULL,
    PRIMARY KEY (log_name, log_index),
    CHECK (log_index >= 0)
);

CREATE TABLE log_head (
    log_name VARCHAR(8) NOT NULL PRIMARY KEY,
    size     BIGINT     NOT NULL,
    CHECK (size >= 0)
);

CREATE TABLE log_total (
    log_name    VARCHAR(8) NOT NULL,
    currency    CHAR(3)    NOT NULL,
    total_minor BIGINT     NOT NULL,
    PRIMARY KEY (log_name, currency),
    CHECK (total_minor >= 0)
);

INSERT INTO log_head (log_name, size) VALUES ('issue', 0);
