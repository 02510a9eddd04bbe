-- Reference data, loaded from seeds/ by `etimbre db migrate`. Statements are those that SQLite and MariaDB share.
-- line_no keeps the order of the files.

CREATE TABLE mission (
    code        VARCHAR(6)   NOT NULL PRIMARY KEY,
    kind        VARCHAR(8)   NOT NULL,
    name_ar     VARCHAR(200) NOT NULL,
    name_fr     VARCHAR(200) NOT NULL,
    name_en     VARCHAR(200) NOT NULL,
    name_es     VARCHAR(200) NOT NULL,
    city_ar     VARCHAR(100) NOT NULL,
    city_fr     VARCHAR(100) NOT NULL,
    city_en     VARCHAR(100) NOT NULL,
    city_es     VARCHAR(100) NOT NULL,
    country     CHAR(2)      NOT NULL,
    currency    CHAR(3)      NOT NULL,
    timezone    VARCHAR(64)  NOT NULL,
    line_no     INTEGER      NOT NULL
);

-- A line without amounts is known and not sold.
CREATE TABLE tariff_line (
    tariff_version VARCHAR(32)  NOT NULL,
    code           VARCHAR(8)   NOT NULL,
    valid_from     VARCHAR(10)  NOT NULL,
    name_ar        VARCHAR(200) NOT NULL,
    name_fr        VARCHAR(200) NOT NULL,
    name_en        VARCHAR(200) NOT NULL,
    name_es        VARCHAR(200) NOT NULL,
    receipt_minor  BIGINT,
    chancery_minor BIGINT,
    service_minor  BIGINT,
    currency       CHAR(3)      NOT NULL,
    min_age        INTEGER,
    max_age        INTEGER,
    lost           INTEGER,
    confidence     VARCHAR(16)  NOT NULL,
    line_no        INTEGER      NOT NULL,
    PRIMARY KEY (tariff_version, code),
    CHECK (receipt_minor IS NULL OR receipt_minor >= 0),
    CHECK (chancery_minor IS NULL OR chancery_minor >= 0),
    CHECK (service_minor IS NULL OR service_minor >= 0),
    CHECK ((receipt_minor IS NULL) = (chancery_minor IS NULL)),
    CHECK ((receipt_minor IS NULL) = (service_minor IS NULL)),
    CHECK (lost IS NULL OR lost IN (0, 1))
);

-- rate: dirhams for one unit of the local currency, an exact decimal.
CREATE TABLE exchange_rate (
    mission        VARCHAR(6)  NOT NULL,
    effective_from VARCHAR(10) NOT NULL,
    currency       CHAR(3)     NOT NULL,
    rate           VARCHAR(32) NOT NULL,
    rounding_step_minor BIGINT NOT NULL,
    rounding_mode  VARCHAR(16) NOT NULL,
    line_no        INTEGER     NOT NULL,
    PRIMARY KEY (mission, effective_from),
    FOREIGN KEY (mission) REFERENCES mission (code),
    CHECK (rounding_step_minor > 0)
);
