"""A second acquirer: the simulator once more, with another port, other credentials and a book of its own."""

import json
import secrets

from acquirer_book import MONEY_MAY_FOLLOW, assert_audit_is_clean, money_kept, read_book
from client import Client
from house import free_ports
from program import Program
from waiting import until

MERCHANT = {"client_id": "700000002", "api_name": "atlas-api"}
READY_WITHIN = 60
REST_WITHIN = 60


class SecondAcquirer:
    """Beside the house's own, which is called cmi. Starts at once; ends with the test that made it."""

    name = "atlas"

    def __init__(self, house):
        self.house = house
        self.port = free_ports(1)[0]
        self.merchant = MERCHANT | {"store_key": f"key|\\{secrets.token_hex(8)}", "api_password": secrets.token_hex(8)}
        (house.state / "atlas.json").write_text(json.dumps(self.merchant))
        self.program = Program(
            "atlas-sim",
            [house.program("acquirer-sim"), "--port", self.port, "--ca", house.state / "ca.pem",
             "--cert", house.state / "acquirer-sim.pem", "--key", house.state / "acquirer-sim.key",
             "--config", house.state / "atlas.json", "--book", house.state / "atlas-book"],
            house.state / "atlas-sim.log", house.environment,
        )
        self.program.start()
        until(self.answers, "the second acquirer answers", READY_WITHIN)

    def answers(self):
        assert self.program.is_running(), self.program.tail()
        try:
            with self.client() as client:
                return client.get("/sim/book").status == 200
        except OSError:
            return False

    def client(self):
        made = Client(self.port, self.house.state / "ca.pem")
        self.house.clients.append(made)
        return made

    def section(self, **terms):
        """Its table of the configuration."""
        address = f"https://127.0.0.1:{self.port}/fim"
        return {
            "acquirers.atlas": {
                "gateway_url": f"{address}/est3Dgate", "api_url": f"{address}/api", "credentials_file": "atlas.json",
                "ca_file": "ca.pem", "timeout_ms": 2000,
            } | terms
        }

    def close(self):
        if self.program.is_running():
            self.program.kill()


def receivable_of(house, acquirer):
    """What the ledger says that acquirer owes us: by oid, and as the balance of its account."""
    account = f"receivable:{acquirer}:MAD"
    net = "SUM(CASE WHEN t.debit = ? THEN t.amount_minor WHEN t.credit = ? THEN -t.amount_minor ELSE 0 END)"
    by_oid = house.books.rows(
        f"SELECT p.oid, {net} FROM payment p JOIN ledger_transfer t ON t.source_id = p.payment_id GROUP BY p.oid",
        account, account,
    )
    [(balance,)] = house.books.rows(f"SELECT COALESCE({net}, 0) FROM ledger_transfer t", account, account)
    return {oid: amount for oid, amount in by_oid if amount}, balance


def settle_both(house, second, within=REST_WITHIN):
    """Waits until nothing is owed, then holds the account of each acquirer against that acquirer's own book."""
    with house.acquirer() as cmi, second.client() as atlas:
        books = {"cmi": cmi, "atlas": atlas}

        def is_at_rest():
            return not house.books.payments_on_the_way() and not any(
                each["state"] in MONEY_MAY_FOLLOW for client in books.values() for each in read_book(client).values()
            )

        until(is_at_rest, "every payment has come to rest at both acquirers", within)
        for name, client in books.items():
            kept = money_kept(read_book(client))
            assert receivable_of(house, name) == (kept, sum(kept.values())), name
    assert_audit_is_clean(house)
