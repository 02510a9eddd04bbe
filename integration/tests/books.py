"""What the service has written down, read from its database without its help."""

import pymysql

NET_OF_RECEIVABLE = """
    SELECT p.oid, SUM(CASE WHEN t.debit LIKE 'receivable:%' THEN t.amount_minor ELSE 0 END)
                - SUM(CASE WHEN t.credit LIKE 'receivable:%' THEN t.amount_minor ELSE 0 END)
    FROM (SELECT payment_id AS fact, payment_id FROM payment UNION ALL SELECT refund_id, payment_id FROM refund) about
    JOIN payment p ON p.payment_id = about.payment_id JOIN ledger_transfer t ON t.source_id = about.fact GROUP BY p.oid"""

RECEIVABLE_IN_ALL = """
    SELECT COALESCE(SUM(CASE WHEN debit LIKE 'receivable:%' THEN amount_minor ELSE -amount_minor END), 0)
    FROM ledger_transfer WHERE debit LIKE 'receivable:%' OR credit LIKE 'receivable:%'"""

# What a server says to one of two who stand in each other's way: again from the start.
GIVE_WAY = (1020, 1205, 1213)

ON_THE_WAY = ("created", "authorised", "capturing", "unknown", "expiring", "voiding", "refunding")
REFUNDS_ON_THE_WAY = ("requested", "sending", "submitted", "unknown", "declined")


class Books:
    def __init__(self, database):
        self.database = database

    def rows(self, question, *values):
        with self.database.read() as connection:
            return self.database.ask(connection, question, values)

    def change(self, *statements):
        """What no program of ours would do: for planting faults, and for making time pass."""
        while not self.was_changed(statements):
            pass

    def was_changed(self, statements):
        try:
            with self.database.written() as connection:
                for statement in statements:
                    self.database.ask(connection, *([statement] if isinstance(statement, str) else statement))
        except pymysql.OperationalError as failure:
            if failure.args[0] not in GIVE_WAY:
                raise
            return False
        return True

    def tables(self):
        with self.database.read() as connection:
            return self.database.tables(connection)

    def counts(self):
        """How many rows each table has; not the jobs and the numbers of events, which come and go by themselves."""
        by_themselves = ("job", "event_owed", "event_feed")
        return {table: self.rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in self.tables() if table not in by_themselves}

    def captured_by_oid(self):
        """What the ledger says the acquirer owes us for each attempt, in minor units; attempts without money left out."""
        return {oid: net for oid, net in self.rows(NET_OF_RECEIVABLE) if net}

    def captured_in_all(self):
        return self.rows(RECEIVABLE_IN_ALL)[0][0]

    def payments_on_the_way(self):
        marks = ",".join("?" * len(ON_THE_WAY))
        return self.rows(f"SELECT payment_id, state FROM payment WHERE state IN ({marks})", *ON_THE_WAY)

    def refunds_on_the_way(self):
        marks = ",".join("?" * len(REFUNDS_ON_THE_WAY))
        return self.rows(f"SELECT refund_id, state FROM refund WHERE state IN ({marks})", *REFUNDS_ON_THE_WAY)

    def outlive_pages(self, payment_id):
        """Lets the time pass until no card page of that attempt takes a card any more, and the last look is due."""
        self.change(
            ("UPDATE payment SET created_us = 0 WHERE payment_id = ?", (payment_id,)),
            ("UPDATE job SET due_us = 0 WHERE kind = 'ask_status' AND job_key = ?", (payment_id,)),
        )

    def bring_forward(self, kind, key):
        """Lets the time pass until that job is due."""
        self.change(("UPDATE job SET due_us = 0 WHERE kind = ? AND job_key = ?", (kind, key)))
