"""A request that is sent again with its key does nothing twice."""

import dataclasses
import json
import threading

import pytest

from client import Client, expect, expect_problem, new_key
from purchase import PASSPORT, VISA_FOR_DIPLOMATS, buy_stamp, look, order, order_of, quote, redeem
from waiting import together


@dataclasses.dataclass
class Wish:
    """A request that must not be done twice; `other` is another one to the same address, `table` counts what it does."""

    client: Client
    path: str
    body: dict
    table: str
    other: dict | None = None
    bearer: str | None = None
    done: int = 201  # the status of what was done

    def send(self, key, body=None, client=None):
        return (client or self.client).post(self.path, self.body if body is None else body, key=key, bearer=self.bearer)


def an_order(house):
    public = house.public()
    body = order_of(quote(public, PASSPORT))
    return Wish(public, "/api/v1/orders", body, "pay_order", other=body | {"language": "ar"})


def an_order_that_costs_nothing(house):
    public = house.public()
    body, other = (order_of(quote(public, VISA_FOR_DIPLOMATS)) for _ in range(2))
    return Wish(public, "/api/v1/orders", body, "pay_order", other=other)


def a_payment(house):
    public = house.public()
    placed = order(public)
    return Wish(public, f"{placed.path}/payments", {}, "payment", bearer=placed.token)


def a_redemption(house):
    stamp = buy_stamp(house)
    body = {"text": stamp["text"], "service": stamp["service"]}
    return Wish(house.partner(), "/api/v1/redemptions", body, "stamp_end", other=body | {"service": "IMM-INS"})


def a_refund(house):
    public = house.public()
    placed = order(public, VISA_FOR_DIPLOMATS)  # over at once: nothing of it changes by itself
    body = {"stamps": [look(public, placed)["stamps"][0]["number"]], "reason": "x"}
    return Wish(public, f"{placed.path}/refunds", body, "refund", other=body | {"reason": "y"}, bearer=placed.token,
                done=202)


def an_officers_void(house):
    with house.public() as public:
        stamp = look(public, order(public, VISA_FOR_DIPLOMATS))["stamps"][0]
    path = f"/api/v1/stamps/{stamp['number']}/void"
    return Wish(house.partner("officer-CG-PAR"), path, {"reason": "x"}, "stamp_end", other={"reason": "y"})


WISHES = (an_order, an_order_that_costs_nothing, a_payment, a_redemption, a_refund, an_officers_void)


@pytest.fixture(params=WISHES, ids=lambda wish: wish.__name__)
def wish(request, house):
    return request.param(house)


def rows_of(house, wish):
    return house.books.counts()[wish.table]


@pytest.mark.parametrize("key", [None, "", "two words", "x" * 256, "cl\xe9", "tab\tbed"])
def test_without_a_key_nothing_is_done(house, wish, key):
    before = house.books.counts()
    expect_problem(400, "E_IDEMPOTENCY_MISSING", wish.send(key))
    assert house.books.counts() == before


def test_the_same_request_is_answered_with_the_same_bytes(house, wish):
    before, key = rows_of(house, wish), new_key()
    first = wish.send(key)
    assert (first.status, first.is_replayed) == (wish.done, False), first
    for _ in range(3):
        again = wish.send(key)
        assert (again.status, again.is_replayed, again.body) == (wish.done, True, first.body)
    assert rows_of(house, wish) == before + 1


def test_the_same_key_with_another_body_is_refused(house):
    for wish in (an_order(house), an_order_that_costs_nothing(house), a_redemption(house), a_refund(house), an_officers_void(house)):
        key = new_key()
        first, before = wish.send(key), house.books.counts()
        expect_problem(422, "E_IDEMPOTENCY_REUSED", wish.send(key, wish.other))
        assert house.books.counts() == before
        assert wish.send(key).body == first.body


def test_one_key_is_not_for_two_orders(house):
    """A key belongs to what it was sent for: the payment of another order has the same body."""
    one, another = a_payment(house), a_payment(house)
    key = new_key()
    assert one.send(key).json["oid"] != another.send(key).json["oid"]


def test_the_order_of_members_and_blanks_do_not_make_another_request(wish):
    key = new_key()
    first = wish.send(key)
    assert first.status == wish.done
    reordered = json.dumps(dict(reversed(wish.body.items())), indent=3).encode()
    assert wish.send(key, reordered).body == first.body


def test_a_refusal_is_repeated_as_well(house, public):
    wish = Wish(public, "/api/v1/orders", order_of({"quote_id": "0" * 32}), "pay_order")
    key = new_key()
    refused, repeated = wish.send(key), wish.send(key)
    expect_problem(404, "E_NOT_FOUND", refused)
    assert (repeated.status, repeated.is_replayed, repeated.body) == (404, True, refused.body)


def test_keys_of_two_counters_do_not_meet(house):
    key = new_key()
    for certificate in ("counter-CG-PAR", "counter-CG-PAR-2"):
        stamp = buy_stamp(house)
        with house.partner(certificate) as counter:
            assert expect(201, redeem(counter, stamp, key))["number"] == stamp["number"]


def test_one_request_sent_twenty_times_at_once_is_done_once(house, wish):
    before, key, senders = rows_of(house, wish), new_key(), 20
    start, answers = threading.Barrier(senders), []

    def send(_):
        with wish.client.twin() as client:
            client.connect()
            start.wait(30)
            answers.append(wish.send(key, client=client))

    together(senders, send)
    assert [answer.status for answer in answers] == [wish.done] * senders
    assert len({answer.body for answer in answers}) == 1
    assert [answer.is_replayed for answer in answers].count(False) == 1
    assert rows_of(house, wish) == before + 1
