-- What the acquirer calls a payment that it approved, as its files name it (docs/reconciliation.md): TransId of the
-- authorisation and its authorisation code, empty where it never said. Rows of before keep '' and are still found by what
-- their callback said, so that no row is rewritten here, however many there are. A program that does not know these
-- columns leaves them empty and works on, so that oldest_program stays.

ALTER TABLE payment ADD COLUMN transaction_id VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE payment ADD COLUMN auth_code VARCHAR(16) NOT NULL DEFAULT '';

CREATE INDEX payment_transaction ON payment (transaction_id);
CREATE INDEX payment_auth_code ON payment (auth_code);
