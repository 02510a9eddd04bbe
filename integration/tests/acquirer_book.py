"""The acquirer's own book, and whether ours says the same to the cent."""

from client import expect
from waiting import until

REST_WITHIN = 30
MONEY_MAY_FOLLOW = ("authorised",)


def read_book(acquirer):
    """{oid: transaction}, amounts as integers."""
    found = {}
    for transaction in expect(200, acquirer.get("/sim/book"))["transactions"]:
        for amount in ("amount_minor", "captured_minor", "refunded_minor"):
            transaction[amount] = int(transaction[amount])
        found[transaction["oid"]] = transaction
    return found


def money_kept(book):
    """{oid: minor units} that the acquirer took and did not give back."""
    kept = {oid: each["captured_minor"] - each["refunded_minor"] for oid, each in book.items()}
    return {oid: amount for oid, amount in kept.items() if amount}


def is_at_rest(house, acquirer):
    if house.books.payments_on_the_way() or house.books.refunds_on_the_way():
        return False
    return all(each["state"] not in MONEY_MAY_FOLLOW for each in read_book(acquirer).values())


def settle(house, within=REST_WITHIN):
    """Waits until nothing is owed to or by the acquirer, then holds our books against its own."""
    with house.acquirer() as acquirer:
        until(lambda: is_at_rest(house, acquirer), "every payment has come to rest", within)
        kept = money_kept(read_book(acquirer))
    assert house.books.captured_by_oid() == kept
    assert house.books.captured_in_all() == sum(kept.values())
    assert_audit_is_clean(house)


def assert_audit_is_clean(house):
    audit = house.run("audit")
    assert audit.returncode == 0, audit.stdout + audit.stderr
