"""What the service writes about itself: lines of JSON, and no secret and nobody's name in them."""

import json
import urllib.parse

import pytest

from client import new_key
from purchase import HOLDER, PASSPORT, buy, local, order, order_of, quote, redeem, start_payment, type_card

PAYER = {"email": "zineb.private@etimbre.example", "name": "Zineb Confidentielle"}
SECRET_HOLDER = HOLDER | {"document_number": "ZZ 987654"}


@pytest.fixture(scope="module")
def told(house):
    """A purchase, its use, and all kinds of requests that go wrong with a secret in them: those secrets."""
    placed, paid = buy(house, PASSPORT, payer=PAYER, holder=SECRET_HOLDER)
    [stamp] = paid["stamps"]
    link = urllib.parse.parse_qs(urllib.parse.urlsplit(stamp["pdf_url"]).query)["t"][0]
    key = new_key()
    with house.public() as public, house.partner() as counter, house.acquirer() as acquirer:
        for path in (local(stamp["pdf_url"]), f"/nothing?t={link}", f"{placed.path}?t={link}", f"/api/v1/orders/x?t={link}&t={link}"):
            public.get(path, bearer=placed.token)
        body = order_of(quote(public), payer=PAYER, holder=SECRET_HOLDER)
        public.post("/api/v1/orders", body | {"language": "xx"}, key=key)
        public.post("/api/v1/orders", body | {PAYER["email"]: 1}, key=key)
        public.post("/api/v1/orders", (json.dumps(body) + "x").encode(), key=key)
        public.post("/api/v1/orders", body, key=key, bearer=placed.token)
        public.post_form("/api/v1/payments/est3dgate/callback", urllib.parse.urlencode(PAYER))
        public.post_form("/pay/return", urllib.parse.urlencode(PAYER | {"oid": "ET1"}))
        public.send("GET", f"/%zz?t={link}", None, {"Cookie": f"t={link}"})
        redeem(counter, stamp, key, holder=HOLDER)
        redeem(counter, stamp, holder=SECRET_HOLDER)
        counter.post("/api/v1/redemptions", {"number": stamp["number"], "holder": SECRET_HOLDER}, key=key)
        payment = start_payment(public, order(public, payer=PAYER, holder=SECRET_HOLDER))
        acquirer.post("/sim/faults", {"fault": "bad_hash", "oid": payment["oid"]})
        type_card(acquirer, payment["redirect"])
    credentials = json.loads((house.state / "acquirer.json").read_text())
    return {
        "the order's token": placed.token,
        "a link's token": link,
        "an e-mail address": PAYER["email"],
        "the local part of it": "zineb.private",
        "a name": "Confidentielle",
        "a document number": "ZZ987654",
        "the document number as typed": "ZZ 987654",
        "an Idempotency-Key": key,
        "the stamp": stamp["text"][4:60],
        "a card number": "4000000000000010",
        "the store key": credentials["store_key"],
        "the interface's password": credentials["api_password"],
        "the passphrase": (house.state / "passphrase").read_text().strip(),
        "a bearer": "Bearer",
        "a query": "?t=",
        "PEM": "PRIVATE KEY",
    }


def lines(house):
    return house.service.log.read_text().splitlines()


def test_every_line_is_json_with_its_time_level_and_event(house, told):
    for line in lines(house):
        event = json.loads(line)
        assert event["time"].endswith("Z") and event["event"] and event["level"], line


def test_the_requests_are_there(house, told):
    answered = [json.loads(line) for line in lines(house) if '"answered"' in line]
    assert {"public", "partner", "ops"} <= {event["listener"] for event in answered}
    assert {200, 201, 404, 422} <= {event["status"] for event in answered}
    for event in answered:
        assert event["request_id"]


def measure(ops, name):
    """One value of the measures, in the text that Prometheus reads."""
    text = ops.get("/metrics").body.decode()
    [value] = [line.rsplit(" ", 1)[1] for line in text.splitlines() if line.startswith(name)]
    return float(value)


def test_the_measures_count_what_is_answered(house, public):
    answered = 'etimbre_http_answers_total{listener="public",status="2xx"}'
    with house.ops() as ops:
        before = measure(ops, answered)
        for _ in range(7):
            public.get("/api/v1/missions?limit=1")
        assert measure(ops, answered) >= before + 7
        assert measure(ops, 'etimbre_http_answer_seconds_count{listener="public"}') >= before + 7


def test_no_secret_and_nobodys_name_is_there(house, told):
    written = house.service.log.read_text()
    for what, secret in told.items():
        assert secret not in written, what


def test_the_database_holds_no_token_and_no_document_number(house, told):
    kept = house.database.bytes()
    for what in ("the order's token", "a link's token", "a document number", "the document number as typed", "a card number"):
        assert told[what].encode() not in kept, what
