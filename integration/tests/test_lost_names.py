"""Lines of the acquirer's files that have lost our name, or every name: by what they are tied to a sale all the same, and when they are not."""

import csv
import io

import pytest

from acquirer_book import assert_audit_is_clean
from client import expect
from giving_back import set_fault
from purchase import PASSPORT, buy, order, start_payment, type_card, wait_until_paid
from settling import balance, exceptions, file_of_today, only_exception, reconcile, take_in, today

FEE = 688  # 80 basis points of 860.00
SAME_CODE = "777777"


def take_in_changed(house, acquirer, change, forms=("csv", "xml")):
    take_in(house, *(file_of_today(house, acquirer, form, change) for form in forms))


def reported(acquirer):
    """What the acquirer's own report of today says, {oid: its line}."""
    answer = acquirer.get(f"/sim/settlements/{today()}.csv")
    assert answer.status == 200, answer
    return {line["oid"]: line for line in csv.DictReader(io.StringIO(answer.body.decode()))}


def without_names(line, code=None):
    """Takes both names of a sale out of a file, and leaves its authorisation code, amount and day."""
    def change(text):
        lost = text.replace(line["oid"], "GARBLED-1").replace(line["trans_id"], "GARBLED-2")
        return lost.replace(line["auth_code"], code) if code else lost
    return change


def oid_of(seen):
    return seen["payments"][0]["oid"]


def tied_sales(house):
    return [tuple(row) for row in house.books.rows("SELECT tier, code FROM recon_match WHERE side_kind = 'sale'")]


@pytest.mark.parametrize("at_once", [True, False], ids=["both files at once", "the bank's after the match"])
def test_a_line_without_a_name_of_ours_is_tied_by_its_description(new_house, at_once):
    house = new_house.start()
    _, seen = buy(house, PASSPORT)
    with house.acquirer() as acquirer:
        change = without_names(reported(acquirer)[oid_of(seen)])
        for forms in [("csv", "xml")] if at_once else [("csv",), ("xml",)]:
            take_in_changed(house, acquirer, change, forms)
            day = reconcile(house)
    assert day["matched"] and day["complete"], day
    assert tied_sales(house) == [("description", "OK")]
    assert balance(house, "suspense:") == balance(house, "receivable:") == 0
    assert (balance(house, "fees:"), balance(house, "bank:")) == (FEE, 86000 - FEE)
    with house.partner("treasury") as treasury:
        [told] = exceptions(treasury, "?state=all")
    assert (told["code"], told["state"]) == ("UNKNOWN_LINE", "resolved")
    house.stop()
    assert_audit_is_clean(house)


def test_a_description_that_two_sales_fit_ties_nothing(new_house):
    house = new_house.start()
    _, told = buy(house, PASSPORT)
    _, left_out = buy(house, PASSPORT)
    house.books.change(f"UPDATE payment SET auth_code = '{SAME_CODE}'")
    with house.acquirer() as acquirer:
        set_fault(acquirer, left_out, "settlement_missing")
        take_in_changed(house, acquirer, without_names(reported(acquirer)[oid_of(told)], SAME_CODE))
    reconcile(house, ends=1)
    assert tied_sales(house) == []
    exception = only_exception(house)
    assert (exception["code"], exception["state"]) == ("UNKNOWN_LINE", "open")
    assert balance(house, "suspense:") == -(86000 - FEE)
    house.stop()
    assert_audit_is_clean(house)


def test_a_sale_whose_callback_was_lost_is_found_by_the_acquirers_reference_alone(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        expect(204, acquirer.post("/sim/faults", {"fault": "callback_lost", "oid": payment["oid"]}))
        type_card(acquirer, payment["redirect"])
        house.books.bring_forward("ask_status", payment["payment_id"])
        wait_until_paid(public, placed)
        assert house.books.rows("SELECT COUNT(*) FROM acquirer_callback")[0][0] == 0
        kept = house.books.rows("SELECT transaction_id, auth_code FROM payment")[0]
        line = reported(acquirer)[payment["oid"]]
        assert tuple(kept) == (line["trans_id"], line["auth_code"])
        take_in_changed(house, acquirer, lambda text: text.replace(payment["oid"], "GARBLED"))
    assert reconcile(house, ends=0)["matched"]
    assert tied_sales(house) == [("acquirer_ref", "OK")]
    with house.partner("treasury") as treasury:
        assert exceptions(treasury, "?state=all") == []
    house.stop()
    assert_audit_is_clean(house)
