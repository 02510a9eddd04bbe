"""What depends on how things stand: refused with its code, and nothing written but the refusal itself."""

import json
import threading
import time

import pytest

from changes import KEPT
from client import expect, expect_problem, new_key
from contract import contract
from estate import NOBODY, UNKNOWN_NUMBER
from purchase import HOLDER, IMMATRICULATION, PASSPORT, order, order_of, place, quote, start_payment
from waiting import together

ORDERS = "/api/v1/orders"
REDEMPTIONS = "/api/v1/redemptions"


@pytest.fixture
def public(estate):
    return estate.public


@pytest.fixture
def counter(estate):
    return estate.client("PARTNER", "counter-CG-PAR")


def refused(watch, status, code, send):
    """Refused alike with a new key each time; only the refusals are kept."""
    with watch.unchanged(KEPT):
        for _ in range(2):
            answer = send(new_key())
            expect_problem(status, code, answer)
    return answer


# ---- quotes and orders


def test_an_expired_quote_is_not_ordered(estate, watch, public):
    quoted = quote(public)
    estate.house.books.change(("UPDATE quote SET created_us = 0, expires_us = 1 WHERE quote_id = ?", (quoted["quote_id"],)))
    refused(watch, 409, "E_QUOTE_EXPIRED", lambda key: public.post(ORDERS, order_of(quoted), key=key))


def test_a_quote_expires_at_the_microsecond_that_it_names(estate, watch, public):
    """The last moment is over before: a quote that ends now has ended."""
    quoted = quote(public)
    change, now = "UPDATE quote SET expires_us = ? WHERE quote_id = ?", time.time_ns() // 1000
    estate.house.books.change((change, (now, quoted["quote_id"])))
    refused(watch, 409, "E_QUOTE_EXPIRED", lambda key: public.post(ORDERS, order_of(quoted), key=key))
    estate.house.books.change((change, (now + 60_000_000, quoted["quote_id"])))
    place(public, order_of(quoted))


def test_a_quote_makes_one_order(watch, public):
    quoted = quote(public)
    place(public, order_of(quoted))
    for body in (order_of(quoted), order_of(quoted, language="ar"), order_of(quoted, holder=HOLDER)):
        refused(watch, 409, "E_QUOTE_USED", lambda key, body=body: public.post(ORDERS, body, key=key))


def test_a_quote_that_is_not_there_is_not_found(watch, public):
    refused(watch, 404, "E_NOT_FOUND", lambda key: public.post(ORDERS, order_of({"quote_id": NOBODY}), key=key))


# ---- tokens


def tokens(estate):
    """Whose token opens nothing of Amina's: everybody's but hers."""
    return {
        "another order's": estate.brahim.order.token,
        "an unpaid order's": estate.unpaid.order.token,
        "her own link token": estate.amina.link,
        "somebody's link token": estate.brahim.link,
        "a token of zeros": "A" * 43,
        "none": None,
    }


OPENED_BY_TOKEN = [each for each in contract().operations if "accessToken" in each.schemes]


@pytest.mark.parametrize("operation", OPENED_BY_TOKEN, ids=repr)
def test_no_other_token_opens_an_order(estate, watch, operation):
    """Not even what it says to a right token and a wrong body is told to a wrong one."""
    others = {name: value for name, value in estate.headers(operation).items() if name != "Authorization"}
    bodies = [estate.body(operation)] + ([b'{"surplus":1}'] if operation.method == "POST" else [])
    with watch.unchanged():
        for whose, token in tokens(estate).items():
            headers = others | ({"Authorization": f"Bearer {token}"} if token else {})
            for body in bodies:
                answer = estate.send(operation, body, headers)
                assert (answer.status, answer.code) == (404, "E_NOT_FOUND"), (whose, answer)


@pytest.mark.parametrize("operation", [each for each in OPENED_BY_TOKEN if "linkToken" in each.schemes], ids=repr)
def test_a_paper_opens_by_its_own_orders_tokens_alone(estate, watch, operation):
    path = estate.path(operation)
    with watch.unchanged():
        assert estate.public.get(path, bearer=estate.amina.order.token).status == 200
        assert estate.public.get(f"{path}?t={estate.amina.link}").status == 200
        for whose in (estate.brahim, estate.bound, estate.lyon):
            expect_problem(404, "E_NOT_FOUND", estate.public.get(path, bearer=whose.order.token))
            expect_problem(404, "E_NOT_FOUND", estate.public.get(f"{path}?t={whose.link}"))


def test_an_access_token_is_not_taken_from_a_link(estate, watch):
    with watch.unchanged():
        for path in (f"/api/v1/stamps/{estate.amina.stamp['number']}/qr.svg", estate.amina.order.path):
            expect_problem(404, "E_NOT_FOUND", estate.public.get(f"{path}?t={estate.amina.order.token}"))


# ---- payments


def payments(placed):
    return f"{placed.path}/payments"


def test_a_paid_order_is_not_paid_again(estate, watch, public):
    placed = estate.amina.order
    refused(watch, 409, "E_ORDER_PAID", lambda key: public.post(payments(placed), {}, key=key, bearer=placed.token))


def test_who_comes_back_is_given_the_open_payment(estate, watch, public):
    placed = estate.waiting.order
    answer = refused(watch, 409, "E_PAYMENT_OPEN", lambda key: public.post(payments(placed), {}, key=key, bearer=placed.token))
    assert answer.json["payment_id"] == estate.payment["payment_id"]
    assert answer.json["redirect"] == estate.payment["redirect"]


def test_the_payment_of_another_order_is_not_started(estate, watch, public):
    mine, foreign = order(public), order(public)
    refused(watch, 404, "E_NOT_FOUND", lambda key: public.post(payments(foreign), {}, key=key, bearer=mine.token))
    nobodys = f"{ORDERS}/{NOBODY}/payments"
    refused(watch, 404, "E_NOT_FOUND", lambda key: public.post(nobodys, {}, key=key, bearer=mine.token))
    with watch.unchanged():  # one who may not is not even told that the body is wrong
        expect_problem(404, "E_NOT_FOUND", public.post(payments(foreign), {"x": 1}, key=new_key(), bearer=mine.token))


def test_a_key_that_started_one_payment_starts_no_other(public):
    one, other, key = order(public), order(public), new_key()
    first = expect(201, public.post(payments(one), {}, key=key, bearer=one.token))
    second = expect(201, public.post(payments(other), {}, key=key, bearer=other.token))
    assert first["payment_id"] != second["payment_id"]


# ---- keys


def test_a_key_with_another_body_is_refused_and_the_first_answer_stays(watch, public):
    key, body = new_key(), order_of(quote(public))
    first = public.post(ORDERS, body, key=key)
    others = [
        body | {"language": "ar"}, body | {"holder": HOLDER}, order_of(quote(public)),
        body | {"payer": {"email": "x@y", "name": "Another"}},
    ]
    with watch.unchanged():
        for other in others:
            expect_problem(422, "E_IDEMPOTENCY_REUSED", public.post(ORDERS, other, key=key))
        again = public.post(ORDERS, body, key=key)
    assert (again.body, again.is_replayed) == (first.body, True)


def test_a_kept_refusal_is_repeated_even_where_it_would_now_pass(estate, watch, public):
    """What was said under a key stays said."""
    quoted, key = quote(public), new_key()
    books = estate.house.books
    [(expires,)] = books.rows("SELECT expires_us FROM quote WHERE quote_id = ?", quoted["quote_id"])
    books.change(("UPDATE quote SET expires_us = created_us + 1 WHERE quote_id = ?", (quoted["quote_id"],)))
    expect_problem(409, "E_QUOTE_EXPIRED", public.post(ORDERS, order_of(quoted), key=key))
    books.change(("UPDATE quote SET expires_us = ? WHERE quote_id = ?", (expires, quoted["quote_id"])))
    with watch.unchanged():
        again = public.post(ORDERS, order_of(quoted), key=key)
        assert (again.status, again.code, again.is_replayed) == (409, "E_QUOTE_EXPIRED", True)
    place(public, order_of(quoted))


def test_a_body_that_was_refused_for_its_fields_does_not_use_the_key_up(public):
    key, body = new_key(), order_of(quote(public))
    expect_problem(422, "E_FIELDS", public.post(ORDERS, body | {"language": "xx"}, key=key))
    expect_problem(400, "E_JSON", public.post(ORDERS, b"{", key=key))
    assert expect(201, public.post(ORDERS, body, key=key))


def test_two_bodies_race_for_one_key_and_one_of_them_is_done(estate, public):
    """One is answered; the other is told that the key is taken, or that it is being worked on."""
    bodies, key, answers = [order_of(quote(public)) for _ in range(8)], new_key(), []
    start = threading.Barrier(len(bodies))

    def send(number):
        with estate.house.public() as client:
            client.connect()
            start.wait(30)
            answers.append(client.post(ORDERS, bodies[number], key=key))

    together(len(bodies), send)
    done = [answer for answer in answers if answer.status == 201]
    assert len(done) == 1, answers
    for answer in answers:
        assert answer.status == 201 or answer.code in ("E_IDEMPOTENCY_REUSED", "E_IN_FLIGHT"), answer


# ---- counters


def redeem(counter, key, **body):
    return counter.post(REDEMPTIONS, body, key=key)


def test_a_stamp_is_refused_for_what_is_wrong_with_it(estate, watch, counter):
    stamp, bound, lyon = estate.amina.stamp, estate.bound.stamp, estate.lyon.stamp
    other = HOLDER | {"document_number": "ZZ999999"}
    altered = stamp["text"][:-1] + ("0" if stamp["text"][-1] != "0" else "1")
    cases = {
        "E_SERVICE": {"text": stamp["text"], "service": "IMM-INS"},
        "E_MISSION": {"text": lyon["text"], "service": "IMM-INS"},
        "E_NUMBER_ONLY": {"number": stamp["number"], "service": stamp["service"]},
        "E_HOLDER": {"text": bound["text"], "service": bound["service"], "holder": other},
        "E_PREFIX": {"text": "CS", "service": stamp["service"]},
        "N_UNKNOWN": {"number": UNKNOWN_NUMBER, "service": stamp["service"], "holder": HOLDER},
        "N_CHECK": {"number": "4071883529061771", "service": stamp["service"], "holder": HOLDER},
    }
    for code, body in cases.items():
        refused(watch, 422, code, lambda key, body=body: redeem(counter, key, **body))
    refused(watch, 422, "E_HOLDER", lambda key: redeem(counter, key, text=bound["text"], service=bound["service"]))
    with watch.unchanged(KEPT):
        answer = redeem(counter, new_key(), text=altered, service=stamp["service"])
        assert answer.status == 422 and answer.code.startswith("E_"), answer


def test_a_used_stamp_is_refused_with_when_and_where(estate, watch, counter):
    stamp = estate.paid(IMMATRICULATION).stamp
    body = {"text": stamp["text"], "service": stamp["service"]}
    used = expect(201, redeem(counter, new_key(), **body))
    again = refused(watch, 409, "E_REDEEMED", lambda key: redeem(counter, key, **body)).json
    assert {name: again[name] for name in ("redeemed_at", "mission", "counter")} == {
        name: used[name] for name in ("redeemed_at", "mission", "counter")}
    other = estate.client("PARTNER", "counter-CG-PAR-2")
    refused(watch, 409, "E_REDEEMED", lambda key: redeem(other, key, **body))


def test_the_key_of_a_redemption_is_not_for_another_stamp(estate, watch, counter):
    one, other = estate.paid(IMMATRICULATION).stamp, estate.paid(IMMATRICULATION).stamp
    key = new_key()
    expect(201, redeem(counter, key, text=one["text"], service=one["service"]))
    with watch.unchanged():
        answer = redeem(counter, key, text=other["text"], service=other["service"])
        expect_problem(422, "E_IDEMPOTENCY_REUSED", answer)


# ---- the acquirer's forms


def test_a_form_that_nobody_signed_writes_nothing(estate, watch, public):
    form = "&".join(f"{name}={value}" for name, value in {
        "oid": estate.payment["oid"], "ProcReturnCode": "00", "Response": "Approved", "amount": "860.00", "currency": "978", "HASH": "x",
    }.items())
    with watch.unchanged():
        for body in ("", form, form + "&oid=ET2", "%00=%ff", "a" * 60_000, "HASH=" + "A" * 88, "&" * 1000, "a=b&" * 1000):
            answer = public.post_form("/api/v1/payments/est3dgate/callback", body or "x")
            assert (answer.status, answer.body) == (200, b"FAILURE"), answer
            expect_problem(400, "E_HASH", public.post_form("/pay/return", body or "x"))


def test_a_quote_in_the_wrong_money_cannot_be_asked_for(watch, public):
    """No body names a currency or an amount: what is due follows from the service alone."""
    with watch.unchanged():
        for name in ("currency", "amount", "amount_minor", "total", "price"):
            for body in ({"mission": "CG-PAR", "lines": [PASSPORT], name: "EUR"}, {"mission": "CG-PAR", "lines": [PASSPORT | {name: 1}]}):
                problem = expect_problem(422, "E_FIELDS", public.post("/api/v1/quotes", body))
                assert problem["errors"][0]["code"] == "unknown"
    assert not any('"currency"' in json.dumps(contract().resolved(contract().request_schema(each)))
                   for each in contract().operations if contract().request_schema(each))


def test_a_second_attempt_after_the_first_is_open_starts_nothing(watch, public):
    placed = order(public)
    started = start_payment(public, placed)
    answers = []

    def come_back(_):
        with public.twin() as client:
            answers.append(client.post(payments(placed), {}, key=new_key(), bearer=placed.token))

    with watch.unchanged(KEPT):
        together(4, come_back)
    assert {answer.json["payment_id"] for answer in answers} == {started["payment_id"]}
