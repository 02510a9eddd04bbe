"""The steps of a purchase, each as the citizen's browser takes it."""

import dataclasses
import urllib.parse

from client import FORM, expect, new_key
from waiting import until

APPROVED = "4000000000000010"
REFUSED = "4000000000000028"
REFUSED_THEN_APPROVED = "4000000000000036"
PAID_WITHIN = 20

PASSPORT = {"service": "PAS-EST", "quantity": 1, "age": 34, "lost": False}
IMMATRICULATION = {"service": "IMM-INS", "quantity": 1}
VISA_FOR_DIPLOMATS = {"service": "VIS-DIP", "quantity": 1}
PAYER = {"email": "samira.elfassi@etimbre.example", "name": "Samira El Fassi"}
HOLDER = {"document_type": "passport", "document_number": "AB 123456", "issuer": "MAR"}


@dataclasses.dataclass
class Order:
    id: str
    token: str
    state: str
    pay_url: str

    @property
    def path(self):
        return f"/api/v1/orders/{self.id}"


def quote(public, *lines, mission="CG-PAR"):
    return expect(201, public.post("/api/v1/quotes", {"mission": mission, "lines": list(lines or [PASSPORT])}))


def order_of(quoted, language="fr", holder=None, payer=None):
    body = {"quote_id": quoted["quote_id"], "payer": payer or PAYER, "language": language}
    return body | ({"holder": holder} if holder else {})


def place(public, body, key=None):
    placed = expect(201, public.post("/api/v1/orders", body, key=key or new_key()))
    return Order(placed["order_id"], placed["access_token"], placed["state"], placed["pay_url"])


def order(public, *lines, mission="CG-PAR", **particulars):
    return place(public, order_of(quote(public, *lines, mission=mission), **particulars))


def start_payment(public, placed, key=None):
    return expect(201, public.post(f"{placed.path}/payments", {}, key=key or new_key(), bearer=placed.token))


def type_card(acquirer, redirect, card=APPROVED):
    """Posts the form to the acquirer's page with a card typed into it, as a script can; the page that follows."""
    fields = redirect["fields"] | {
        "pan": card,
        "Ecom_Payment_Card_ExpDate_Month": "12",
        "Ecom_Payment_Card_ExpDate_Year": "2035",
        "cv2": "123",
    }
    path = urllib.parse.urlsplit(redirect["url"]).path
    return acquirer.send(redirect["method"], path, urllib.parse.urlencode(fields), {"Content-Type": FORM})


def look(public, placed):
    return expect(200, public.get(placed.path, bearer=placed.token))


def wait_for(public, placed, condition, what, within=PAID_WITHIN):
    """The order as soon as `condition` holds of it."""
    def found():
        seen = look(public, placed)
        return condition(seen) and seen
    return until(found, what, within)


def wait_until_paid(public, placed, within=PAID_WITHIN):
    return wait_for(public, placed, lambda seen: seen["state"] == "paid", "the order is paid", within)


def buy(house, *lines, **particulars):
    """A whole purchase with a card that is approved: the order, and how it looks when it is paid."""
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public, *lines, **particulars)
        page = type_card(acquirer, start_payment(public, placed)["redirect"])
        assert page.status == 200, page
        return placed, wait_until_paid(public, placed)


def buy_stamp(house, *lines, **particulars):
    return buy(house, *lines, **particulars)[1]["stamps"][0]


def local(url):
    """Path and query of an answer's link."""
    parts = urllib.parse.urlsplit(url)
    return parts.path + ("?" + parts.query if parts.query else "")


def redeem(counter, stamp, key=None, **changes):
    body = {"text": stamp["text"], "service": stamp["service"]} | changes
    return counter.post("/api/v1/redemptions", {name: value for name, value in body.items() if value}, key=key or new_key())
