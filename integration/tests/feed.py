"""The feed as a reader outside sees it: read page by page, and its chain computed again with nothing of ours."""

import hashlib
import json

from client import expect
from waiting import until

BEFORE_THE_FIRST = "0" * 64


def read_feed(client, after=0, limit=200):
    """All entries after that number, following `next_cursor` to the end."""
    page = expect(200, client.get(f"/api/v1/events?after={after}&limit={limit}"))
    items = page["items"]
    while page["next_cursor"] is not None:
        page = expect(200, client.get(f"/api/v1/events?cursor={page['next_cursor']}&limit={limit}"))
        items += page["items"]
    return items


def hash_of(item):
    """SHA-256 over the entry as it was sent, without blanks and without its hash (docs/events.md)."""
    said = {name: value for name, value in item.items() if name != "hash"}
    return hashlib.sha256(json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def require_chain(items, seq=0, before=BEFORE_THE_FIRST):
    """Raises where an entry is missing, moved, doubled or changed."""
    for item in items:
        seq += 1
        if item["seq"] != seq:
            raise AssertionError(f"entry {seq} is missing: {item['seq']} came")
        if item["prev_hash"] != before or item["hash"] != hash_of(item):
            raise AssertionError(f"entry {seq} does not follow from the one before it")
        before = item["hash"]
    names = [(item["type"], subject_of(item)) for item in items]
    if len(set(names)) != len(names):
        raise AssertionError("something happened twice")
    return items


SUBJECT = {"payment": "payment_id", "order": "order_id", "stamp": "number", "refund": "refund_id"}
AFTER = {
    "payment.refunded": "payment.captured", "stamp.redeemed": "stamp.issued", "stamp.voided": "stamp.issued",
    "refund.succeeded": "refund.requested", "refund.failed": "refund.requested",
}


def subject_of(item):
    kind = item["type"].split(".")[0]
    return item["data"][SUBJECT[kind]] if kind in SUBJECT else item["hash"]


def require_order(items):
    """What happens to one subject comes in the order in which it can."""
    seen = set()
    for item in items:
        earlier = AFTER.get(item["type"])
        if earlier and (earlier, subject_of(item)) not in seen:
            raise AssertionError(f"{item['type']} of {subject_of(item)} comes before {earlier}")
        seen.add((item["type"], subject_of(item)))


def wait_for_numbers(house, within=20):
    """Every event that was noted has its number."""
    until(lambda: house.books.rows("SELECT COUNT(*) FROM event_owed")[0][0] == 0, "every event has its number", within)


def facts(house):
    """What must be in the feed, from the books' own rows."""
    names = set()
    for statement, word in (
        ("SELECT order_id FROM order_paid", "order.paid"),
        ("SELECT payment_id FROM payment_transition WHERE to_state IN ('captured', 'captured_late', 'refunding')", "payment.captured"),
        ("SELECT payment_id FROM payment_transition WHERE to_state = 'refunded'", "payment.refunded"),
        ("SELECT number FROM stamp", "stamp.issued"),
        ("SELECT number FROM stamp_end WHERE kind = 'redeemed'", "stamp.redeemed"),
        ("SELECT number FROM stamp_end WHERE kind = 'voided'", "stamp.voided"),
        ("SELECT refund_id FROM refund", "refund.requested"),
        ("SELECT refund_id FROM refund WHERE state = 'succeeded'", "refund.succeeded"),
        ("SELECT refund_id FROM refund WHERE state = 'failed'", "refund.failed"),
    ):
        names |= {(word, key) for [key] in house.books.rows(statement)}
    return names
