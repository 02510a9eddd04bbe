"""The steps of a refund, each as a citizen, an officer or the treasury takes it."""

from acquirer_book import read_book
from client import expect, new_key
from purchase import wait_for
from waiting import until

SENT_WITHIN = 30
# Until the acquirer's day is closed, all of a payment is voided; the simulator closes it on request.
QUICK_TO_RESEND = {"refunds": {"resend_after_seconds": 1, "declines_at_most": 3}}


def ask_back(public, placed, stamps, key=None, reason="The visit was cancelled."):
    """The answer to a citizen who gives these stamps back."""
    body = {"stamps": [each if isinstance(each, str) else each["number"] for each in stamps], "reason": reason}
    return public.post(f"{placed.path}/refunds", body, key=key or new_key(), bearer=placed.token)


def give_back(public, placed, stamps, **particulars):
    return expect(202, ask_back(public, placed, stamps, **particulars))["refund_id"]


def ask_void(officer, stamp, key=None, reason="Bought for the wrong post."):
    number = stamp if isinstance(stamp, str) else stamp["number"]
    return officer.post(f"/api/v1/stamps/{number}/void", {"reason": reason}, key=key or new_key())


def refund_in(seen, refund_id):
    return next(each for each in seen["refunds"] if each["refund_id"] == refund_id)


def wait_until_refund(public, placed, refund_id, state="succeeded", within=SENT_WITHIN):
    """The order as soon as that refund is in that state."""
    return wait_for(public, placed, lambda seen: refund_in(seen, refund_id)["state"] == state, f"the refund is {state}", within)


def state_of(house, refund_id):
    return house.books.rows("SELECT state FROM refund WHERE refund_id = ?", refund_id)[0][0]


def wait_until_inside(house, refund_id, *states, within=SENT_WITHIN):
    """What the outside is not told: unknown, declined."""
    until(lambda: state_of(house, refund_id) in states, f"the refund is {' or '.join(states)}", within)


def close_the_day(acquirer):
    expect(200, acquirer.send("POST", "/sim/day/close"))


def at_the_acquirer(acquirer, seen):
    """The acquirer's transaction of an order's one payment."""
    return read_book(acquirer)[seen["payments"][0]["oid"]]


def set_fault(acquirer, seen, fault, **more):
    switch = {"fault": fault, "oid": seen["payments"][0]["oid"]} | more
    assert acquirer.post("/sim/faults", switch).status == 204
