-- The second witness: where each writer's journal stands, and stamps that a person must look at.

-- One row a stream. A commit moves it from the record before to its own, compared and swapped: a twin of the service,
-- or a database restored from an old copy, cannot continue from a record that is not the last.
CREATE TABLE journal_head (
    stream VARCHAR(40) NOT NULL PRIMARY KEY,
    seq    BIGINT      NOT NULL,
    hash   CHAR(64)    NOT NULL,
    CHECK (seq >= 0)
);

-- Neither shown as valid nor redeemed until a person has looked. The stamp's own row may be missing: that may be why.
CREATE TABLE stamp_frozen (
    number   CHAR(16)     NOT NULL PRIMARY KEY,
    reason   VARCHAR(200) NOT NULL,
    since_us BIGINT       NOT NULL
);

-- The oldest program that may use this database, as the number of schema files that it knows. A later file that the
-- program before it cannot live with raises it: UPDATE oldest_program SET schema_files = NNNN.
CREATE TABLE oldest_program (
    purpose      VARCHAR(8) NOT NULL PRIMARY KEY,
    schema_files INTEGER    NOT NULL,
    CHECK (schema_files >= 5)
);

INSERT INTO oldest_program (purpose, schema_files) VALUES ('use', 5);
