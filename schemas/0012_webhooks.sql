-- To whom the feed is delivered, and every try (docs/webhooks.md). What is still owed to an endpoint has its row in job,
-- of the kind deliver, with the endpoint's id as its key.

-- owner is 'treasury', who is told everything, or the code of a post, which is told of its own stamps; types are words
-- of the feed with commas between, none for all. delivered_seq is where the endpoint stands in the feed: everything up
-- to it was delivered or is not for it. Whoever changes a row names the version it saw and leaves a larger one.
-- held_until_us keeps two services from delivering at once; run_no grows when an endpoint begins anew, so that the
-- tries of before stay on record.
CREATE TABLE webhook_endpoint (
    endpoint_id   CHAR(32)     NOT NULL PRIMARY KEY,
    owner         VARCHAR(8)   NOT NULL,
    url           VARCHAR(500) NOT NULL,
    types         VARCHAR(400) NOT NULL,
    state         VARCHAR(8)   NOT NULL,
    reason        VARCHAR(200) NOT NULL,
    created_by    VARCHAR(80)  NOT NULL,
    created_us    BIGINT       NOT NULL,
    moved_us      BIGINT       NOT NULL,
    version       BIGINT       NOT NULL,
    run_no        INTEGER      NOT NULL,
    delivered_seq BIGINT       NOT NULL,
    failures      INTEGER      NOT NULL,
    next_try_us   BIGINT       NOT NULL,
    held_until_us BIGINT       NOT NULL,
    CHECK (owner <> ''),
    CHECK (state IN ('active', 'paused', 'disabled', 'removed')),
    CHECK (version >= 1),
    CHECK (run_no >= 1),
    CHECK (delivered_seq >= 0),
    CHECK (failures >= 0)
);

-- Append only. Two services that try the same event at once meet in the key.
CREATE TABLE webhook_attempt (
    endpoint_id CHAR(32)     NOT NULL,
    run_no      INTEGER      NOT NULL,
    feed_seq    BIGINT       NOT NULL,
    attempt     INTEGER      NOT NULL,
    at_us       BIGINT       NOT NULL,
    took_ms     INTEGER      NOT NULL,
    result      VARCHAR(10)  NOT NULL,
    status      INTEGER      NOT NULL,
    why         VARCHAR(200) NOT NULL,
    PRIMARY KEY (endpoint_id, run_no, feed_seq, attempt),
    FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint (endpoint_id),
    CHECK (run_no >= 1),
    CHECK (feed_seq >= 1),
    CHECK (attempt >= 1),
    CHECK (took_ms >= 0),
    CHECK (result IN ('delivered', 'failed', 'gone')),
    CHECK (status BETWEEN 0 AND 599),
    CHECK ((result = 'delivered') = (status BETWEEN 200 AND 299))
);

-- A post's own events, however many others lie between.
CREATE INDEX event_feed_mission ON event_feed (mission, seq);

-- A program that does not know webhooks would leave what is owed to them undelivered.
UPDATE oldest_program SET schema_files = 12;
