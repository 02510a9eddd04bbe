-- Mails that are owed to payers, and what became of each. Neither address nor words are kept: both are made from the
-- order when a mail is sent. What is still owed of one has its row in job, of the kind mail, with the id as its key.

-- One order, event and occasion is one mail: the id follows from the three, and either key refuses the second.
CREATE TABLE notice (
    notice_id  CHAR(32)    NOT NULL PRIMARY KEY,
    order_id   CHAR(32)    NOT NULL,
    event      VARCHAR(16) NOT NULL,
    occasion   BIGINT      NOT NULL,
    state      VARCHAR(20) NOT NULL,
    tries      INTEGER     NOT NULL,
    reply      INTEGER     NOT NULL,
    created_us BIGINT      NOT NULL,
    changed_us BIGINT      NOT NULL,
    UNIQUE (order_id, event, occasion),
    FOREIGN KEY (order_id) REFERENCES pay_order (order_id),
    CHECK (occasion >= 0),
    CHECK (state IN ('created', 'sending', 'delivered', 'temporary_failure', 'permanent_failure', 'technical_failure')),
    CHECK (tries >= 0),
    CHECK (state = 'created' OR tries >= 1),
    CHECK (reply BETWEEN 0 AND 599),
    CHECK (changed_us >= created_us)
);
