"""What the generated tests ask with: for every operation of the contract a caller that may, and a body that is good.

Everything that the contract describes is picked up: an operation that is not named here is asked with the example of its
own description, by the first of its roles, about the objects below.
"""

import copy
import dataclasses
import json
import re
import tomllib

from client import new_key
from contract import contract
from giving_back import give_back
from purchase import (
    HOLDER, IMMATRICULATION, PASSPORT, VISA_FOR_DIPLOMATS, look, order, order_of, quote, start_payment, type_card, wait_until_paid,
)
from settlement import statement, taken_in
from settling import wait_until_reconciled

CERTIFICATES = {"counter": "counter-CG-PAR", "officer": "officer-CG-PAR", "treasury": "treasury", "auditor": "auditor"}
JSON = "application/json"
NOBODY = "0" * 32
UNKNOWN_NUMBER = "4071883529061770"
SERVICE_OF_ANOTHER = "IMM-INS"

ANY_NUMBER = 1_000_000
SETTLEMENT_MIB = 1


def at_rest(house):
    """Settings under which only what a request changes is changed, and nobody is told to wait."""
    limits = tomllib.loads(house.run("config", "--print").stdout)["limits"]
    return {
        "payments": {"first_poll_seconds": 3600},
        "webhooks": {"hands": 0},
        "limits": {name: ANY_NUMBER for name in limits if "per_minute" in name} | {"settlement_mib": SETTLEMENT_MIB},
    }


@dataclasses.dataclass
class Citizen:
    order: object
    stamp: dict | None = None
    link: str = ""


class Estate:
    """Two citizens with an order paid and one not; stamps of two posts, one of them bound."""

    def __init__(self, house):
        self.house = house
        self.contract = contract()
        self.clients = {}
        self.public = self.client("PUBLIC")
        self.amina, self.brahim, self.bound, self.lyon = self.all_paid(
            order(self.public), order(self.public), order(self.public, holder=HOLDER),
            order(self.public, IMMATRICULATION, mission="CG-LYS"))
        self.waiting = Citizen(order(self.public))
        self.payment = start_payment(self.public, self.waiting.order)
        self.unpaid = Citizen(order(self.public))
        self.given_back = self.refund_without_money()
        self.quoted = quote(self.public)
        self.settlement = taken_in(self.client("PARTNER", "treasury"), statement("estate"))["settlement_id"]
        wait_until_reconciled(house)
        self.webhook = self.registered_webhook()

    def registered_webhook(self):
        """The id of an endpoint of a post, to which nobody delivers."""
        done = self.house.run("webhooks", "add", "--owner", "CG-PAR", "--url", "https://receiver.example/")
        assert done.returncode == 0, done
        return done.stdout.strip()

    def refund_without_money(self):
        """The id of a refund that is over as soon as it is asked for."""
        free = order(self.public, VISA_FOR_DIPLOMATS)
        return give_back(self.public, free, look(self.public, free)["stamps"])

    def at(self, house):
        """The same objects, asked about in another house."""
        twin = copy.copy(self)
        twin.house, twin.clients = house, {}
        twin.public = twin.client("PUBLIC")
        return twin

    def all_paid(self, *orders):
        """All of them at the same time."""
        with self.house.acquirer() as acquirer:
            for placed in orders:
                type_card(acquirer, start_payment(self.public, placed)["redirect"])
        for placed in orders:
            stamp = wait_until_paid(self.public, placed)["stamps"][0]
            yield Citizen(placed, stamp, re.search(r"\?t=(.+)", stamp["pdf_url"]).group(1))

    def paid(self, *lines, **particulars):
        return next(self.all_paid(order(self.public, *lines, **particulars)))

    def client(self, listener, certificate=None):
        key = (listener, certificate)
        if key not in self.clients:
            self.clients[key] = self.house.client(listener, certificate)
        return self.clients[key]

    # ---- one operation, asked as it should be

    def caller(self, operation):
        certificate = CERTIFICATES[operation.roles[0]] if operation.roles else None
        return self.client(operation.listener.upper(), certificate)

    def owner(self, operation):
        """An officer of one post is asked about a stamp of another, so that it is never used up."""
        return {"createPayment": self.waiting, "voidStamp": self.lyon}.get(operation.name, self.amina)

    def path(self, operation, owner=None):
        owner = owner or self.owner(operation)
        values = {
            "id": self.id_for(operation, owner),
            "code": "CG-PAR", "number": owner.stamp and owner.stamp["number"], "date": "2026-11-30",
        }
        return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], "1"), operation.path)

    def id_for(self, operation, owner):
        if "/webhooks/" in operation.path:
            return self.webhook
        return {"approveRefund": self.given_back, "getSettlement": self.settlement}.get(operation.name, owner.order.id)

    def takes_key(self, operation):
        return any(self.contract.resolved(each)["name"] == "Idempotency-Key" for each in operation.says.get("parameters", ()))

    def headers(self, operation, bearer=None):
        headers = {"Content-Type": next(iter(self.media_types(operation)))} if self.media_types(operation) else {}
        if self.takes_key(operation):
            headers["Idempotency-Key"] = new_key()
        if "accessToken" in operation.schemes:
            headers["Authorization"] = f"Bearer {bearer or self.owner(operation).order.token}"
        return headers

    def body_limit(self, operation):
        """In bytes, as at_rest() lets it be."""
        return SETTLEMENT_MIB * 1024 * 1024 if operation.name == "sendSettlement" else 64 * 1024

    def media_types(self, operation):
        return operation.says.get("requestBody", {}).get("content", {})

    def send(self, operation, body=None, headers=None, path=None, client=None):
        return (client or self.caller(operation)).send(
            operation.method, path or self.path(operation), body, self.headers(operation) if headers is None else headers)

    # ---- bodies

    def bodies(self, operation):
        """Good ones. None of them, nor any that a schema lets pass, can use a stamp up: its service is another."""
        stamp, bound = self.amina.stamp, self.bound.stamp
        shown = [{"text": stamp["text"]}, {"number": stamp["number"]}]
        return {
            "createQuote": lambda: [{"mission": "CG-PAR", "lines": [PASSPORT]}],
            "createOrder": lambda: [order_of(quote(self.public), holder=HOLDER)],
            "checkStamp": lambda: shown,
            "verifyStamp": lambda: shown,
            "createRefund": lambda: [{"stamps": [UNKNOWN_NUMBER], "reason": "The visit was cancelled."}],
            "redeemStamp": lambda: [
                {"text": stamp["text"], "service": SERVICE_OF_ANOTHER},
                {"number": bound["number"], "service": SERVICE_OF_ANOTHER, "holder": HOLDER},
            ],
        }.get(operation.name, lambda: self.examples(operation))()

    def examples(self, operation):
        content = self.media_types(operation)[JSON]
        return [content["example"]] if "example" in content else [each["value"] for each in content["examples"].values()]

    def body(self, operation):
        """Bytes of a good body; nothing where the operation takes none. Asking for it writes nothing."""
        if operation.name == "createOrder":
            return json.dumps(order_of(self.quoted)).encode()
        if operation.name == "sendSettlement":
            return statement("estate")
        if JSON in self.media_types(operation):
            return json.dumps(self.bodies(operation)[0]).encode()
        return b"oid=ET1" if self.media_types(operation) else None
