"""Each state that a payment may stand in for long is reached, seen, and left as its table says."""

import contextlib
import json
import urllib.parse

import pytest

from acquirer import ReturnForm, ver3
from acquirer_book import assert_audit_is_clean, read_book, settle
from cc5 import by_hand
from client import expect
from house import House, opened
from purchase import APPROVED, REFUSED, look, order, start_payment, type_card, wait_until_paid
from waiting import until

OFTEN_ASKED = {"payments": {"first_poll_seconds": 1, "poll_cap_seconds": 1}}
FOR_EVER = 1_000_000
SILENT_WITHIN = 40


@pytest.fixture(scope="module")
def quick_house(model_house, tmp_path_factory):
    """Asks at least once a second, so that a dozen questions are soon over."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("states") / "state", OFTEN_ASKED)) as house:
        yield house.start()


@pytest.fixture
def public(quick_house):
    with quick_house.public() as client:
        yield client


@pytest.fixture
def acquirer(quick_house):
    with quick_house.acquirer() as client:
        yield client


def state_of(house, payment):
    return house.books.rows("SELECT state FROM payment WHERE payment_id = ?", payment["payment_id"])[0][0]


def steps_of(house, payment):
    steps = house.books.rows("SELECT to_state FROM payment_transition WHERE payment_id = ? ORDER BY seq", payment["payment_id"])
    return [to for (to,) in steps]


def stands(house, payment, state, within=SILENT_WITHIN):
    until(lambda: state_of(house, payment) == state, f"the payment is {state}", within)


def answers_to(house, payment):
    told = house.books.rows("SELECT answer FROM acquirer_callback WHERE oid = ? ORDER BY received_us", payment["oid"])
    return [answer for (answer,) in told]


def switch(acquirer, fault, payment, **more):
    expect(204, acquirer.post("/sim/faults", {"fault": fault, "oid": payment["oid"]} | more))


def begun(public):
    placed = order(public)
    return placed, start_payment(public, placed)


def expire(house, payment):
    house.books.bring_forward("expire", payment["payment_id"])


# ---- unknown

LEFT_FOR = {
    "captured": {"state": "captured", "captured_minor": 86000, "captured_at": 1_790_000_000_000_000},
    "authorised": {},
    "cancelled": {"state": "voided"},
    "failed": {"state": "refused", "return_code": "05"},
    "expired": None,
}
ENDS_AS = {"authorised": "captured"}


@contextlib.contextmanager
def book_rewritten(house):
    """The acquirer's book by oid, to be changed while the acquirer is away; what is left in it is its book then."""
    house.simulator.kill()
    file = house.state / "acquirer-book"
    book = {each["oid"]: each for each in map(json.loads, file.read_text().splitlines())}
    yield book
    file.write_text("".join(json.dumps(each) + "\n" for each in book.values()))
    house.start()


@pytest.fixture(scope="module")
def unknown(quick_house):
    """Captures that the acquirer does not confirm, however often it is asked; then it says what became of each."""
    payments = {}
    with quick_house.public() as public, quick_house.acquirer() as acquirer:
        for way in LEFT_FOR:
            placed, payment = begun(public)
            switch(acquirer, "status_unavailable", payment, count=FOR_EVER)
            switch(acquirer, "answer_lost", payment)
            type_card(acquirer, payment["redirect"])
            payments[way] = placed, payment
        for placed, payment in payments.values():
            stands(quick_house, payment, "unknown")
            assert look(public, placed)["payments"][0]["state"] == "processing"
    with book_rewritten(quick_house) as book:
        for way, changes in LEFT_FOR.items():
            oid = payments[way][1]["oid"]
            if changes is None:
                del book[oid]
            else:
                book[oid] |= changes
    return payments


@pytest.mark.parametrize("way", LEFT_FOR)
def test_what_was_unknown_becomes_what_the_acquirer_says(quick_house, public, unknown, way):
    placed, payment = unknown[way]
    end = ENDS_AS.get(way, way)
    stands(quick_house, payment, end)
    assert steps_of(quick_house, payment) == ["redirected", "authorised", "capturing", "unknown", end]
    seen = look(public, placed)
    assert (seen["state"], len(seen["stamps"])) == (("paid", 1) if end == "captured" else ("unpaid", 0))


# ---- conflicted

def forged(house, redirect, amount):
    """The form of an attempt for another amount, signed by somebody who has the merchant's key."""
    key = json.loads((house.state / "acquirer.json").read_text())["store_key"]
    fields = {name: value for name, value in redirect["fields"].items() if name.lower() != "hash"} | {"amount": amount}
    return redirect | {"fields": fields | {"HASH": ver3(list(fields.items()), key)}}


@pytest.mark.parametrize("captured", [False, True])
def test_another_amount_freezes_the_payment_for_a_person(new_house, captured):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer, house.ops() as ops:
        placed, payment = begun(public)
        if captured:
            switch(acquirer, "callback_late", payment, seconds=2)
        type_card(acquirer, forged(house, payment["redirect"], "1.00"))
        if captured:
            assert by_hand(house, acquirer, "PostAuth", payment["oid"]) == "00"
        stands(house, payment, "conflicted")
        until(lambda: answers_to(house, payment) == ["FAILURE"], "the callback was not believed")
        assert look(public, placed)["payments"][0]["state"] == "processing"
        assert look(public, placed)["stamps"] == []
        assert "etimbre_payments_conflicted_total 1" in ops.get("/metrics").body.decode()
        assert read_book(acquirer)[payment["oid"]]["state"] == ("captured" if captured else "authorised")
    assert '"event":"payment_conflicted"' in house.service.log.read_text()
    assert house.books.captured_by_oid() == {}
    assert_audit_is_clean(house)


def test_another_amount_for_an_attempt_that_has_ended_is_not_overlooked(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed, payment = begun(public)
        expire(house, payment)
        stands(house, payment, "expired")
        type_card(acquirer, forged(house, payment["redirect"], "1.00"))
        stands(house, payment, "conflicted")
        assert look(public, placed)["stamps"] == []
    assert_audit_is_clean(house)


# ---- captured_late, and money that is taken although it should have been released

@pytest.fixture
def taken_late(quick_house, public, acquirer, request):
    """An attempt that has expired; then its page takes a card, and a person of the treasury the money."""
    placed, payment = begun(public)
    expire(quick_house, payment)
    stands(quick_house, payment, "expired")
    switch(acquirer, "callback_late", payment, seconds=1)
    for fault in getattr(request, "param", ()):
        switch(acquirer, fault, payment)
    type_card(acquirer, payment["redirect"])
    assert by_hand(quick_house, acquirer, "PostAuth", payment["oid"]) == "00"
    return placed, payment


@pytest.mark.parametrize("taken_late", [(), ("wrong_amount",)], indirect=True, ids=["callback", "callback of another amount"])
def test_money_taken_after_the_end_pays_the_order_all_the_same(quick_house, public, taken_late):
    placed, payment = taken_late
    assert len(wait_until_paid(public, placed)["stamps"]) == 1
    assert steps_of(quick_house, payment)[-1] == "captured_late"
    assert look(public, placed)["payments"][0]["state"] == "captured"


def test_money_taken_after_the_end_of_the_quote_goes_back(quick_house, public, acquirer, taken_late):
    placed, payment = taken_late
    ended = "UPDATE quote SET created_us = 0, expires_us = 1 WHERE quote_id IN (SELECT quote_id FROM pay_order WHERE order_id = ?)"
    quick_house.books.change((ended, (placed.id,)))
    stands(quick_house, payment, "refunded")
    seen = look(public, placed)
    assert (seen["state"], seen["stamps"]) == ("abandoned", [])
    transaction = read_book(acquirer)[payment["oid"]]
    assert transaction["captured_minor"] == transaction["refunded_minor"]


# ---- authorised, and never captured

def test_a_bank_that_never_gives_the_money_does_not_hold_the_order_for_ever(quick_house, public, acquirer):
    placed, payment = begun(public)
    switch(acquirer, "capture_fails", payment, count=FOR_EVER)
    type_card(acquirer, payment["redirect"])
    stands(quick_house, payment, "cancelled")
    assert read_book(acquirer)[payment["oid"]]["state"] == "voided"
    type_card(acquirer, start_payment(public, placed)["redirect"])
    assert len(wait_until_paid(public, placed)["stamps"]) == 1


# ---- the end of an attempt

def test_an_attempt_is_not_closed_before_the_acquirer_has_said_that_it_holds_nothing(quick_house, public, acquirer):
    placed, payment = begun(public)
    switch(acquirer, "status_unavailable", payment, count=FOR_EVER)
    expire(quick_house, payment)
    stands(quick_house, payment, "expiring")
    asked = "SELECT attempts FROM job WHERE kind = 'ask_status' AND job_key = ?"
    until(lambda: quick_house.books.rows(asked, payment["payment_id"])[0][0] >= 2, "it was asked about twice")
    assert state_of(quick_house, payment) == "expiring"
    assert public.post(f"{placed.path}/payments", {}, key="one-more-attempt", bearer=placed.token).status == 409
    expect(204, acquirer.send("DELETE", "/sim/faults"))
    stands(quick_house, payment, "expired")


@pytest.mark.parametrize("card, ends", [(None, "expired"), (REFUSED, "failed")])
def test_an_attempt_without_money_ends_when_its_time_is_over(quick_house, public, acquirer, card, ends):
    placed, payment = begun(public)
    if card:
        type_card(acquirer, payment["redirect"], card)
    expire(quick_house, payment)
    stands(quick_house, payment, ends)
    assert look(public, placed)["payments"][0]["state"] == ends


def test_a_card_in_a_page_that_outlived_its_attempt_is_not_held_for_nothing(quick_house, public, acquirer):
    placed, payment = begun(public)
    expire(quick_house, payment)
    stands(quick_house, payment, "expired")
    switch(acquirer, "callback_lost", payment)
    type_card(acquirer, payment["redirect"])
    assert read_book(acquirer)[payment["oid"]]["state"] == "authorised"
    quick_house.books.outlive_pages(payment["payment_id"])
    stands(quick_house, payment, "cancelled")
    assert read_book(acquirer)[payment["oid"]]["state"] == "voided"
    assert look(public, placed)["stamps"] == []


# ---- messages in every order

def test_several_refused_cards_before_an_approved_one_pay_once(quick_house, public, acquirer):
    placed, payment = begun(public)
    for card in (REFUSED, "4000000000000051", REFUSED, APPROVED):
        type_card(acquirer, payment["redirect"], card)
    paid = wait_until_paid(public, placed)
    assert (len(paid["payments"]), len(paid["stamps"])) == (1, 1)
    assert answers_to(quick_house, payment) == ["APPROVED", "APPROVED", "APPROVED", "ACTION=POSTAUTH"]


@pytest.mark.parametrize("late", [0, 2])
def test_the_callback_may_come_before_or_after_the_browser(quick_house, public, acquirer, late):
    placed, payment = begun(public)
    if late:
        switch(acquirer, "callback_late", payment, seconds=late)
        switch(acquirer, "status_unavailable", payment, count=2)
    page = type_card(acquirer, payment["redirect"]).body.decode()
    back = public.post_form("/pay/return", urllib.parse.urlencode(ReturnForm(page).fields))
    assert (back.status, back.headers["Location"]) == (303, placed.pay_url)
    assert answers_to(quick_house, payment) == ([] if late else ["ACTION=POSTAUTH"])
    assert len(wait_until_paid(public, placed)["stamps"]) == 1


def test_when_all_is_over_the_books_agree(quick_house, unknown):
    settle(quick_house)
    quick_house.stop()
