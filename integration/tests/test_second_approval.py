"""An order is paid once. Money that comes besides is released, or given back if it was taken."""

import threading

import pytest

from acquirer_book import read_book, settle
from cc5 import by_hand
from purchase import APPROVED, look, order, start_payment, type_card, wait_for, wait_until_paid
from waiting import together, until


def state_of(house, payment):
    return house.books.rows("SELECT state FROM payment WHERE payment_id = ?", payment["payment_id"])[0][0]


def expire(house, payment):
    """The citizen has let the card page lie; the time to pay is over."""
    house.books.bring_forward("expire", payment["payment_id"])
    until(lambda: state_of(house, payment) == "expired", "the attempt has expired")


@pytest.fixture
def two_attempts(house, public):
    """An order with an attempt that has expired and one that is open; the old card page still lies in a tab."""
    placed = order(public)
    old = start_payment(public, placed)
    expire(house, old)
    return placed, old, start_payment(public, placed)


def test_an_attempt_that_expired_makes_room_for_another(house, public, acquirer, two_attempts):
    placed, old, new = two_attempts
    assert old["oid"] != new["oid"]
    type_card(acquirer, new["redirect"])
    paid = wait_until_paid(public, placed)
    assert sorted(each["state"] for each in paid["payments"]) == ["captured", "expired"]
    assert len(paid["stamps"]) == 1


def test_a_card_typed_into_the_old_page_after_the_order_is_paid_is_released(house, public, acquirer, two_attempts):
    placed, old, new = two_attempts
    type_card(acquirer, new["redirect"])
    stamps = wait_until_paid(public, placed)["stamps"]
    type_card(acquirer, old["redirect"])
    until(lambda: read_book(acquirer)[old["oid"]]["state"] == "voided", "the second approval is released")
    until(lambda: state_of(house, old) == "cancelled", "our books say so too")
    assert look(public, placed)["stamps"] == stamps


def test_a_card_typed_into_the_old_page_before_the_order_is_paid_is_released(house, public, acquirer, two_attempts):
    placed, old, new = two_attempts
    type_card(acquirer, old["redirect"])
    until(lambda: read_book(acquirer)[old["oid"]]["state"] == "voided", "the approval of the expired attempt is released")
    assert look(public, placed)["state"] == "unpaid"
    type_card(acquirer, new["redirect"])
    assert len(wait_until_paid(public, placed)["stamps"]) == 1


def test_money_taken_twice_is_given_back_once(house, public, acquirer, two_attempts):
    placed, old, new = two_attempts
    type_card(acquirer, new["redirect"])
    wait_until_paid(public, placed)
    late = {"fault": "callback_late", "oid": old["oid"], "seconds": 2}
    assert acquirer.post("/sim/faults", late).status == 204
    type_card(acquirer, old["redirect"])
    assert by_hand(house, acquirer, "PostAuth", old["oid"]) == "00"

    seen = wait_for(public, placed, lambda it: it["payments"][0]["state"] == "refunded", "the first attempt is refunded")
    assert [each["state"] for each in seen["payments"]] == ["refunded", "captured"]
    assert len(seen["stamps"]) == 1
    transaction = read_book(acquirer)[old["oid"]]
    assert transaction["captured_minor"] - transaction["refunded_minor"] == 0
    legs = house.books.rows(
        "SELECT source_kind, amount_minor FROM ledger_transfer WHERE source_id = ? ORDER BY source_kind", old["payment_id"]
    )
    assert legs == [("capture", 86000), ("give_back", 86000)]


def test_two_cards_at_the_same_instant_pay_once(house, public, two_attempts):
    placed, old, new = two_attempts
    start = threading.Barrier(2)

    def pay(tab):
        with house.acquirer() as acquirer:
            acquirer.connect()
            start.wait(10)
            type_card(acquirer, (old, new)[tab]["redirect"], APPROVED)

    together(2, pay)
    paid = wait_until_paid(public, placed)
    assert len(paid["stamps"]) == 1
    until(lambda: state_of(house, old) == "cancelled", "the approval that nobody needs is released")


def test_when_all_is_over_the_books_agree(house):
    settle(house)
