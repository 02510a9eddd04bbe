"""Whatever goes wrong between the acquirer and us, each attempt ends right: one stamp for money, none without."""

import dataclasses
import urllib.parse

import pytest

from acquirer import ReturnForm
from acquirer_book import read_book, settle
from client import expect
from purchase import APPROVED, REFUSED, REFUSED_THEN_APPROVED, look, order, start_payment, type_card, wait_until_paid
from waiting import until

# Each of these is met by one purchase; what the switch is set with besides its name.
ENDS_PAID = {
    "callback_lost": {},
    "callback_twice": {},
    "callback_late": {"seconds": 3},
    "callback_reordered": {},
    "answer_lost": {},
    "bad_hash": {},
    "wrong_amount": {"amount_minor": 1},
    "wrong_currency": {},
    "unknown_field": {},
    "html_escaped": {},
    "no_code": {},
    "capture_fails": {"count": 3},
    "status_unavailable": {"count": 3},
    "stall": {"seconds": 4},
}

HEARD_AT_ONCE = ("callback_twice", "answer_lost", "callback_reordered", "unknown_field", "html_escaped")
NOT_BELIEVED = ("wrong_amount", "wrong_currency")


@dataclasses.dataclass
class Attempt:
    placed: object
    oid: str


@pytest.fixture(scope="module")
def attempts(house):
    """One purchase for each fault, all of them on their way at the same time."""
    begun = {}
    with house.public() as public, house.acquirer() as acquirer:
        for fault, particulars in ENDS_PAID.items():
            placed = order(public)
            payment = start_payment(public, placed)
            switch = {"fault": fault, "oid": payment["oid"]} | particulars
            assert acquirer.post("/sim/faults", switch).status == 204, fault
            type_card(acquirer, payment["redirect"])
            begun[fault] = Attempt(placed, payment["oid"])
        yield begun
        expect(204, acquirer.send("DELETE", "/sim/faults"))


def answers_to(house, oid):
    """What we answered to the callbacks of an attempt, in the order in which they came."""
    found = house.books.rows("SELECT answer FROM acquirer_callback WHERE oid = ? ORDER BY received_us", oid)
    return [answer for (answer,) in found]


@pytest.mark.parametrize("fault", ENDS_PAID)
def test_the_fault_ends_in_one_capture_and_one_stamp(house, public, acquirer, attempts, fault):
    attempt = attempts[fault]
    paid = wait_until_paid(public, attempt.placed, within=30)
    assert [each["state"] for each in paid["payments"]] == ["captured"]
    assert len(paid["stamps"]) == 1
    transaction = read_book(acquirer)[attempt.oid]
    assert (transaction["state"], transaction["captured_minor"], transaction["refunded_minor"]) == ("captured", 86000, 0)
    assert house.books.captured_by_oid()[attempt.oid] == 86000


@pytest.mark.parametrize("fault", HEARD_AT_ONCE)
def test_the_callback_is_understood_in_spite_of_the_fault(house, attempts, fault):
    assert "ACTION=POSTAUTH" in answers_to(house, attempts[fault].oid)


def test_a_callback_that_comes_twice_is_answered_twice_alike(house, attempts):
    # The second is the same message, and is therefore written down once.
    assert answers_to(house, attempts["callback_twice"].oid) == ["ACTION=POSTAUTH"]


def test_a_callback_of_another_amount_is_not_believed(house, attempts):
    assert answers_to(house, attempts["wrong_amount"].oid) == ["FAILURE"]


def test_a_callback_that_is_not_signed_leaves_no_trace_in_the_books(house, attempts):
    assert answers_to(house, attempts["bad_hash"].oid) == []


def test_a_card_refused_and_then_approved_on_one_attempt_pays_once(house, public, acquirer):
    placed = order(public)
    payment = start_payment(public, placed)
    type_card(acquirer, payment["redirect"], REFUSED_THEN_APPROVED)
    paid = wait_until_paid(public, placed)
    assert (len(paid["payments"]), len(paid["stamps"])) == (1, 1)
    assert answers_to(house, payment["oid"]) == ["APPROVED", "ACTION=POSTAUTH"]


def times_asked(house, payment):
    asked = "SELECT attempts FROM job WHERE kind = 'ask_status' AND job_key = ?"
    return house.books.rows(asked, payment["payment_id"])[0][0]


def test_refused_cards_never_make_a_stamp(house, public, acquirer):
    placed = order(public)
    payment = start_payment(public, placed)
    for _ in range(3):
        type_card(acquirer, payment["redirect"], REFUSED)
    until(lambda: times_asked(house, payment) >= 2, "the acquirer was asked twice")
    seen = look(public, placed)
    assert (seen["state"], seen["stamps"]) == ("unpaid", [])
    assert read_book(acquirer)[payment["oid"]]["state"] == "refused"


def test_a_callback_that_we_did_not_ask_for_is_refused(public):
    for body in ("", "oid=ET123&ProcReturnCode=00&HASH=x", "%", "a=b" * 3000, "oid=1&oid=2"):
        answer = public.post_form("/api/v1/payments/est3dgate/callback", body)
        assert (answer.status, answer.body) == (200, b"FAILURE"), (body[:40], answer)
        assert answer.headers.get_content_type() == "text/plain"


def test_the_browsers_return_changes_nothing_and_shows_the_order(house, public, acquirer):
    placed = order(public)
    payment = start_payment(public, placed)
    acquirer.post("/sim/faults", {"fault": "callback_lost", "oid": payment["oid"]})
    page = type_card(acquirer, payment["redirect"], APPROVED).body.decode()
    form = urllib.parse.urlencode(ReturnForm(page).fields)
    answer = public.post_form("/pay/return", form)
    assert answer.status == 303, answer
    assert answer.headers["Location"] == placed.pay_url
    assert answers_to(house, payment["oid"]) == []
    altered = form.replace("amount=860", "amount=861")
    assert altered != form
    assert public.post_form("/pay/return", altered).status == 400
    wait_until_paid(public, placed)


def test_when_all_is_over_the_books_agree(house, attempts):
    settle(house)
