-- The feed of everything that happened. A fact leaves its event in the transaction that writes its row; one service at
-- a time gives the events their numbers and binds each to the one before it (docs/events.md).

-- What one transaction noted and has no number yet: lines of id|mission|at_us|data. Gone once they have one.
CREATE TABLE event_owed (
    writer VARCHAR(64) NOT NULL,
    n      BIGINT      NOT NULL,
    at_us  BIGINT      NOT NULL,
    events TEXT        NOT NULL,
    PRIMARY KEY (writer, n),
    CHECK (n >= 0)
);

CREATE INDEX event_owed_age ON event_owed (at_us);

-- hash is SHA-256 over the entry with the hash before it; the first has 64 zeros there.
CREATE TABLE event_feed (
    seq      BIGINT        NOT NULL PRIMARY KEY,
    event_id VARCHAR(100)  NOT NULL UNIQUE,
    mission  VARCHAR(6)    NOT NULL,
    at_us    BIGINT        NOT NULL,
    data     VARCHAR(2000) NOT NULL,
    hash     CHAR(64)      NOT NULL,
    CHECK (seq >= 1)
);

-- Where the feed ends, compared and swapped, and who gives the numbers until when.
CREATE TABLE feed_head (
    feed_name VARCHAR(8)  NOT NULL PRIMARY KEY,
    seq       BIGINT      NOT NULL,
    hash      CHAR(64)    NOT NULL,
    holder    VARCHAR(64) NOT NULL,
    until_us  BIGINT      NOT NULL,
    CHECK (seq >= 0)
);

INSERT INTO feed_head (feed_name, seq, hash, holder, until_us)
VALUES ('events', 0, '0000000000000000000000000000000000000000000000000000000000000000', '', 0);

-- What happened before there was a feed. {nl} is the line feed that ends a line.
INSERT INTO event_owed (writer, n, at_us, events)
SELECT p.payment_id, 1, t.at_us, REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
    'payment.captured:{payment}||{at}|{"payment_id":"{payment}","order_id":"{order}","oid":"{oid}","acquirer":"{acquirer}","amount":{"amount_minor":"{amount}","currency":"{currency}","exponent":2}}
', '{payment}', p.payment_id), '{at}', t.at_us), '{order}', p.order_id), '{oid}', p.oid), '{acquirer}', p.acquirer),
    '{amount}', p.amount_minor), '{currency}', p.currency)
FROM payment_transition t JOIN payment p ON p.payment_id = t.payment_id
WHERE t.to_state IN ('captured', 'captured_late', 'refunding');

INSERT INTO event_owed (writer, n, at_us, events)
SELECT p.payment_id, 2, t.at_us, REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
    'payment.refunded:{payment}||{at}|{"payment_id":"{payment}","order_id":"{order}","oid":"{oid}","acquirer":"{acquirer}","amount":{"amount_minor":"{amount}","currency":"{currency}","exponent":2}}
', '{payment}', p.payment_id), '{at}', t.at_us), '{order}', p.order_id), '{oid}', p.oid), '{acquirer}', p.acquirer),
    '{amount}', p.amount_minor), '{currency}', p.currency)
FROM payment_transition t JOIN payment p ON p.payment_id = t.payment_id
WHERE t.to_state = 'refunded';

INSERT INTO event_owed (writer, n, at_us, events)
SELECT o.order_id, 3, o.at_us, REPLACE(REPLACE(REPLACE(
    'order.paid:{order}||{at}|{"order_id":"{order}","payment_id":{payment}}
', '{order}', o.order_id), '{at}', o.at_us),
    '{payment}', COALESCE(REPLACE('"{id}"', '{id}', o.payment_id), 'null'))
FROM order_paid o;

INSERT INTO event_owed (writer, n, at_us, events)
SELECT s.number, 4, s.issued_s * 1000000, REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
    'stamp.issued:{number}|{mission}|{at}|{"number":"{number}","order_id":"{order}","mission":"{mission}","service":"{service}","index":{index},"total":{"amount_minor":"{total}","currency":"{currency}","exponent":2}}
', '{number}', s.number), '{mission}', s.mission), '{at}', s.issued_s * 1000000), '{order}', s.order_id),
    '{service}', s.service), '{index}', s.log_index), '{total}', s.total_minor), '{currency}', s.currency)
FROM stamp s;

INSERT INTO event_owed (writer, n, at_us, events)
SELECT e.number, 5, e.at_us, REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
    'stamp.redeemed:{number}|{mission}|{at}|{"number":"{number}","mission":"{mission}","counter":"{counter}","redemption_id":"{id}"}
', '{number}', e.number), '{mission}', e.mission), '{at}', e.at_us), '{counter}', e.counter), '{id}', e.end_id)
FROM stamp_end e WHERE e.kind = 'redeemed';

INSERT INTO event_owed (writer, n, at_us, events)
SELECT e.number, 5, e.at_us, REPLACE(REPLACE(REPLACE(REPLACE(
    'stamp.voided:{number}|{mission}|{at}|{"number":"{number}","mission":"{mission}","void_id":"{id}"}
', '{number}', e.number), '{mission}', e.mission), '{at}', e.at_us), '{id}', e.end_id)
FROM stamp_end e WHERE e.kind = 'voided';

-- A program that knows nothing of the feed would leave facts without their events.
UPDATE oldest_program SET schema_files = 7;
