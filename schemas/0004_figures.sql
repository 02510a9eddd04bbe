-- What the operator's measures ask for every few seconds, without walking through all payments and orders.

CREATE INDEX payment_state ON payment (state);

CREATE INDEX order_paid_at ON order_paid (at_us);
