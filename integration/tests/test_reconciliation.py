"""Our books, the acquirer's report and the bank's statement: a day matches, and each fault has its exception and no other."""

import csv
import io
import time

import pytest

from acquirer_book import assert_audit_is_clean
from cc5 import by_hand
from client import expect, expect_problem
from giving_back import at_the_acquirer, close_the_day, give_back, set_fault, wait_until_refund
from house import House, opened
from purchase import PASSPORT, buy, order, redeem, start_payment, type_card, wait_until_paid
from settlement import page, sha_of, taken_in
from settling import (
    approve, balance, close, exceptions, file_of_today, only_exception, propose, reconcile, take_in, take_in_today, today,
    wait_until_matched_by_itself,
)
from waiting import until

HOUR = 3_600_000_000
FEE = 688  # 80 basis points of 860.00
OVERDUE_SOON = {"reconciliation": {"missing_after_hours": 1}}


@pytest.fixture(scope="module")
def settled(model_house, tmp_path_factory):
    """Four stamps are bought, one is given back after the acquirer has closed its day, and both files of the day are in."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("settled") / "state")) as house:
        house.start()
        placed, several = buy(house, PASSPORT | {"quantity": 3})
        buy(house, PASSPORT)
        with house.public() as public, house.acquirer() as acquirer:
            close_the_day(acquirer)
            refund = give_back(public, placed, several["stamps"][:1])
            wait_until_refund(public, placed, refund)
            take_in_today(house, acquirer)
        wait_until_matched_by_itself(house)
        yield house
        house.stop()
        assert_audit_is_clean(house)


def test_a_day_of_sales_and_a_refund_matches(settled):
    day = reconcile(settled, ends=0)
    assert (day["matched"], day["complete"], day["exceptions"]) == (True, True, [])
    assert day["sales"]["all"] == day["sales"]["matched"]
    assert (day["sales"]["all"]["count"], int(day["sales"]["all"]["amount"]["amount_minor"])) == (2, 4 * 86000)
    assert (day["refunds"]["matched"]["count"], day["chargebacks"]["all"]["count"]) == (1, 0)
    assert sorted(each["format"] for each in day["files"]) == ["camt.053", "csv"]
    for file in day["files"]:
        for part in (file["lines"], file["movements"]):
            assert part["declared"] == part["matched"], file
            assert part["exceptions"]["count"] == 0
    assert [(each["state"], each["reported"]["amount"]) for each in day["payouts"]] == [
        ("settled", day["payouts"][0]["banked"]["amount"])]


def test_the_acquirer_owes_nothing_any_more_and_the_bank_has_it(settled):
    fees = 3 * FEE + FEE
    assert balance(settled, "receivable:") == 0
    assert balance(settled, "fees:") == fees
    assert balance(settled, "bank:") == 3 * 86000 - fees
    assert balance(settled, "suspense:") == 0


def test_the_same_once_more_changes_nothing(settled):
    before = settled.books.counts()
    with settled.acquirer() as acquirer:
        take_in_today(settled, acquirer)
    assert reconcile(settled, ends=0)["exceptions"] == []
    assert settled.books.counts() == before


def test_the_route_says_what_the_command_says(settled):
    day = reconcile(settled)
    for certificate in ("treasury", "auditor"):
        with settled.partner(certificate) as client:
            assert expect(200, client.get(f"/api/v1/reconciliation/days/{today()}")) == day
            assert exceptions(client) == []
            assert expect(200, client.get("/api/v1/reconciliation/days/2020-01-01"))["files"] == []
    with settled.partner("treasury") as treasury:
        rows = table(treasury, f"/api/v1/reconciliation/days/{today()}")
    assert [row["what"] for row in rows[:3]] == ["sales", "refunds", "chargebacks"]
    assert {row["amount_minor"] for row in rows if row["what"] == "payout"} == {day["payouts"][0]["reported"]["amount"]["amount_minor"]}


def table(client, path):
    answer = client.send("GET", path, None, {"Accept": "text/csv"})
    assert answer.status == 200 and answer.headers.get_content_type() == "text/csv", answer
    return list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))


def test_people_read_a_table_and_a_wrong_day_is_usage(settled):
    shown = settled.run("reconcile", today())
    assert shown.returncode == 0 and f"{today()}  matched" in shown.stdout and "complete" in shown.stdout, shown
    assert "NOT COMPLETE" not in shown.stdout
    assert settled.run("reconcile", "yesterday").returncode == 2
    assert settled.run("reconcile", "2020-01-01").returncode == 0


def test_a_wrong_question_is_refused(settled):
    with settled.partner("treasury") as treasury:
        for query in ("?state=closed", "?code=OK", "?limit=0", "?cursor=1", "?code=LATE&code=LATE"):
            expect_problem(422, "E_FIELDS", treasury.get(f"/api/v1/reconciliation/exceptions{query}"))
        expect_problem(404, "E_NOT_FOUND", treasury.get("/api/v1/reconciliation/days/2026-13-01"))


# ---- each fault gives its exception and no other


def bought_with(house, fault, **more):
    """A stamp is bought and the day's files are taken in while that switch is set."""
    placed, seen = buy(house, PASSPORT)
    with house.acquirer() as acquirer:
        set_fault(acquirer, seen, fault, **more)
        take_in_today(house, acquirer)
    return placed, seen


@pytest.mark.parametrize("fault, code, waiting", [
    ("settlement_doubled", "DUPLICATE_LINE", -(86000 - FEE)),
    ("settlement_amount", "AMOUNT_DIFF", -100),
])
def test_a_line_too_many_or_too_much_waits_in_suspense_until_two_people_agree(new_house, fault, code, waiting):
    house = new_house.start()
    bought_with(house, fault)
    day = reconcile(house, ends=1)
    assert [(each["code"], each["count"]) for each in day["exceptions"]] == [(code, 1)]
    assert day["complete"] and not day["matched"]
    exception = only_exception(house)
    assert (exception["code"], exception["state"], exception["account"]) == (code, "open", "suspense:MAD")
    assert int(exception["waiting"]["amount_minor"]) == waiting == balance(house, "suspense:")
    decided = close(house, exception, "write_off")
    assert (decided["state"], balance(house, "suspense:"), balance(house, "receivable:")) == ("written_off", 0, 0)
    after = house.books.counts()
    assert reconcile(house, ends=0)["exceptions"][0]["state"] == "written_off"
    assert house.books.counts() == after, "once more changes nothing"
    house.stop()
    assert_audit_is_clean(house)


def test_a_line_of_nobody_is_unknown(new_house):
    house = new_house.start()
    buy(house, PASSPORT)
    with house.acquirer() as acquirer:
        expect(204, acquirer.post("/sim/faults", {"fault": "settlement_unknown"}))
        take_in_today(house, acquirer)
    reconcile(house, ends=1)
    exception = only_exception(house)
    assert exception["code"] == "UNKNOWN_LINE" and exception["age_seconds"] >= 0
    assert balance(house, "suspense:") == -(10000 - 80)
    with house.partner("treasury") as treasury:
        assert exceptions(treasury, "?code=UNKNOWN_LINE") == exceptions(treasury, "?state=open") != []
        assert exceptions(treasury, "?code=MISSING") == exceptions(treasury, "?state=proposed") == []
        [row] = table(treasury, "/api/v1/reconciliation/exceptions")
        assert (row["code"], row["amount_minor"]) == ("UNKNOWN_LINE", exception["amount"]["amount_minor"])
    house.stop()
    assert_audit_is_clean(house)


def gaps_and_breaks(house):
    """(code, kind of the subject, detail) of what is wrong between statements or their pages."""
    reconcile(house)
    with house.partner("treasury") as treasury:
        found = exceptions(treasury, "?code=SEQ_GAP") + exceptions(treasury, "?code=BALANCE_BREAK")
    return [(each["code"], each["subject"]["kind"], each["detail"]) for each in found]


def send_page(house, *of, **more):
    with house.partner("treasury") as treasury:
        assert taken_in(treasury, page(*of, **more))["state"] == "published"


def test_pages_of_a_statement_are_held_against_each_other_however_they_come(new_house):
    house = new_house
    house.configure(OVERDUE_SOON)
    house.start()
    send_page(house, "whole", 3, "20", "5.00", last=True)
    send_page(house, "next", 1, "24", "1.00", last=True, sequence=6)
    send_page(house, "whole", 1, "0", "10.00")
    assert gaps_and_breaks(house) == [
        ("BALANCE_BREAK", "statement", "statement Snext opens otherwise than the one before it closed")]
    send_page(house, "next", 1, "25", "1.00", last=True, sequence=6)
    assert gaps_and_breaks(house) == [], "a revision mended it, and the page that is missing may still come"
    house.books.change(f"UPDATE settlement_file SET decided_us = {time.time_ns() // 1000 - HOUR}")
    assert gaps_and_breaks(house) == [("SEQ_GAP", "next_page", "page 2 of statement Swhole is missing")]
    send_page(house, "whole", 2, "9", "11.00")
    assert gaps_and_breaks(house) == [
        ("BALANCE_BREAK", "statement", "page 2 of statement Swhole opens otherwise than the one before it closed")]
    send_page(house, "whole", 2, "10", "10.00")
    assert gaps_and_breaks(house) == []
    assert_audit_is_clean(house)


def test_a_sale_that_is_in_no_file_is_missing_once_it_is_overdue_and_found_once_it_comes(new_house):
    house = new_house
    house.configure(OVERDUE_SOON)
    house.start()
    bought_with(house, "settlement_missing")
    assert reconcile(house, ends=1)["sales"]["matched"]["count"] == 0
    with house.partner("treasury") as treasury:
        assert exceptions(treasury) == [], "not overdue yet"
    an_hour_ago = time.time_ns() // 1000 - HOUR
    house.books.change(f"UPDATE ledger_transfer SET at_us = {an_hour_ago} WHERE source_kind = 'capture'")
    reconcile(house, ends=1)
    exception = only_exception(house)
    assert (exception["code"], exception["subject"]["kind"], exception["amount"]["amount_minor"]) == ("MISSING", "sale", "86000")
    assert exception["account"] == "receivable:cmi:MAD"
    with house.acquirer() as acquirer:
        expect(204, acquirer.send("DELETE", "/sim/faults"))
        take_in_today(house, acquirer)
    reconcile(house, ends=0)
    with house.partner("treasury") as treasury:
        [closed] = exceptions(treasury, "?state=all")
        assert closed["state"] == "resolved"
        told = expect(200, treasury.get(f"/api/v1/reconciliation/exceptions/{closed['exception_id']}"))
    assert [(step["step"], step["by"]) for step in told["history"]] == [("open", "files"), ("correct", "files")]
    assert balance(house, "receivable:") == 0
    house.stop()


# ---- two people


@pytest.fixture
def unknown(new_house):
    """A house with one exception."""
    house = new_house.start()
    with house.acquirer() as acquirer:
        expect(204, acquirer.post("/sim/faults", {"fault": "settlement_unknown"}))
        take_in_today(house, acquirer)
    reconcile(house, ends=1)
    yield house, only_exception(house)
    house.stop()
    assert_audit_is_clean(house)


def test_one_person_alone_ends_nothing(unknown):
    house, exception = unknown
    with house.partner("treasury") as one, house.partner("treasury-2") as other, house.partner("auditor") as auditor:
        expect_problem(409, "E_EXCEPTION_STATE", approve(one, exception))
        proposed = expect(200, propose(one, exception, "write_off"))
        assert (proposed["state"], proposed["proposed_by"], proposed["action"]) == ("proposed", "urn:etimbre:treasury:1", "write_off")
        assert expect(200, propose(one, exception, "write_off"))["history"] == proposed["history"], "once more is the same"
        expect_problem(409, "E_EXCEPTION_STATE", propose(other, exception, "resolve"))
        expect_problem(403, "E_SECOND_PERSON", approve(one, exception))
        expect_problem(403, "E_ROLE", approve(auditor, exception))
        expect_problem(403, "E_ROLE", propose(auditor, exception, "reopen"))
        refused = expect(200, approve(other, exception, "no", "Ask the acquirer first."))
        assert (refused["state"], refused["proposed_by"]) == ("open", None)
        assert balance(house, "suspense:") != 0
        assert house.run("reconcile", today()).returncode == 1


def test_what_two_people_decided_can_be_opened_again_and_its_history_stays(unknown):
    house, exception = unknown
    resolved = close(house, exception, "resolve")
    assert (resolved["state"], resolved["approved_by"]) == ("resolved", "urn:etimbre:treasury:2")
    with house.partner("treasury") as one, house.partner("treasury-2") as other:
        assert expect(200, approve(other, exception))["history"] == resolved["history"], "once more is the same"
        assert exceptions(one) == [] and exceptions(one, "?state=resolved") != []
        opened_again = expect(200, propose(one, exception, "reopen"))
        assert opened_again["state"] == "open" and balance(house, "suspense:") == -(10000 - 80)
        told = expect(200, one.get(f"/api/v1/reconciliation/exceptions/{exception['exception_id']}"))
    assert [step["step"] for step in told["history"]] == ["open", "propose", "approve_resolve", "reopen"]


def test_an_exception_that_is_none_is_not_found(unknown):
    house, exception = unknown
    nobody = exception | {"exception_id": "0" * 32}
    with house.partner("treasury") as treasury:
        expect_problem(404, "E_NOT_FOUND", propose(treasury, nobody, "resolve"))
        expect_problem(404, "E_NOT_FOUND", approve(treasury, nobody))
        expect_problem(404, "E_NOT_FOUND", treasury.get(f"/api/v1/reconciliation/exceptions/{'0' * 32}"))
        expect_problem(422, "E_FIELDS", propose(treasury, exception, "burn"))
        expect_problem(422, "E_FIELDS", propose(treasury, exception, "resolve", reason=""))
        expect_problem(422, "E_FIELDS", approve(treasury, exception, "perhaps"))


# ---- a file at fault


def test_a_file_with_a_row_that_nobody_wrote_holds_back_no_other(new_house):
    house = new_house.start()
    buy(house, PASSPORT)
    with house.acquirer() as acquirer:
        close_the_day(acquirer)
        report, statement = (file_of_today(house, acquirer, form) for form in ("csv", "xml"))
    house.service.stop()
    sha = sha_of(report.read_bytes())
    assert house.run("settlement", "import", "--no-reconcile", str(report)).returncode == 0
    house.books.change("UPDATE settlement_line SET sold_day = '2026-02-30'")
    assert house.run("settlement", "import", "--no-reconcile", str(statement)).returncode == 0
    done = house.run("reconcile", today(), "--json")
    assert done.returncode == 1 and f"The file {sha} cannot be matched: a row holds a date that is none" in done.stderr, done
    assert files_at_their_end(house) == ["camt.053"]
    house.service.start()
    house.wait_until_ready()
    with house.ops() as ops:
        until(lambda: "etimbre_reconciliation_failures_total 0" not in ops.get("/metrics").body.decode(), "the failure is counted")
    with open(house.service.log, encoding="utf-8") as log:
        assert any('"file_not_matched"' in line and sha in line for line in log)
    house.books.change(f"UPDATE settlement_line SET sold_day = '{today()}'")
    wait_until_matched_by_itself(house)
    assert reconcile(house, ends=0)["matched"]
    house.stop()
    assert_audit_is_clean(house)


def files_at_their_end(house):
    found = house.books.rows("SELECT f.format FROM settlement_file f JOIN recon_file r ON r.file_sha = f.file_sha WHERE r.stage = 'done'")
    return sorted(form for [form] in found)


# ---- chargebacks


def test_a_chargeback_freezes_what_is_unused_and_is_never_just_resolved(new_house):
    house = new_house.start()
    _, seen = buy(house, PASSPORT | {"quantity": 2})
    used, unused = seen["stamps"]
    with house.partner() as counter:
        expect(201, redeem(counter, used))
    with house.acquirer() as acquirer:
        set_fault(acquirer, seen, "chargeback")
        until(lambda: at_the_acquirer(acquirer, seen)["state"] == "chargeback", "the bank took it back")
        take_in_today(house, acquirer)
    day = reconcile(house, ends=1)
    assert day["chargebacks"]["all"]["count"] == 1
    exception = only_exception(house)
    assert (exception["code"], exception["amount"]["amount_minor"]) == ("CHARGEBACK", str(2 * 86000))
    assert balance(house, "chargeback") == 2 * 86000 and balance(house, "receivable:") == 0
    with house.partner() as counter:
        expect_problem(422, "E_SUSPENDED", redeem(counter, unused))
        assert expect(200, counter.post("/api/v1/verifications", {"text": unused["text"]}))["result"] == "E_SUSPENDED"
    with house.partner("treasury") as treasury:
        expect_problem(409, "E_EXCEPTION_STATE", propose(treasury, exception, "resolve"))
    given_back(house, acquirer_line_of(house, exception))
    assert state_now(house, exception) == "resolved"
    with house.partner() as counter:
        expect(201, redeem(counter, unused))
    house.stop()
    assert_audit_is_clean(house)


def acquirer_line_of(house, exception):
    """The columns of the chargeback's line in the acquirer's report."""
    with house.acquirer() as acquirer:
        text = file_of_today(house, acquirer, "csv").read_text()
    return next(row for row in csv.DictReader(io.StringIO(text)) if row["type"] == "CHARGEBACK")


def given_back(house, line):
    """A report of the acquirer's, in which it says that the bank has taken its chargeback back."""
    amount = line["gross"].lstrip("-")
    head = "type,oid,trans_id,auth_code,gross,fee,net,currency,payout,sold_on,paid_on\n"
    body = f"CHARGEBACK_REVERSAL,{line['oid']},{line['trans_id']}R,,{amount},0.00,{amount},MAD,{line['payout']}R,{today()},{line['paid_on']}\n"
    path = house.state / "reversal.csv"
    path.write_text(head + body + f"TOTAL,1,,,{amount},0.00,{amount},MAD,,,\n")
    take_in(house, path)
    house.run("reconcile")


def state_now(house, exception):
    with house.partner("treasury") as treasury:
        return expect(200, treasury.get(f"/api/v1/reconciliation/exceptions/{exception['exception_id']}"))["state"]


# ---- money that came late


@pytest.mark.parametrize("quote_is_over", [False, True], ids=["pays its order", "goes back"])
def test_a_payment_that_only_the_file_knows_of_is_settled_by_itself(new_house, quote_is_over):
    """Its callback was lost and it has expired here; the acquirer has captured it."""
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        house.books.bring_forward("expire", payment["payment_id"])
        until(lambda: state_of(house, payment) == "expired", "the attempt has expired")
        expect(204, acquirer.post("/sim/faults", {"fault": "callback_lost", "oid": payment["oid"]}))
        type_card(acquirer, payment["redirect"])
        assert by_hand(house, acquirer, "PostAuth", payment["oid"]) == "00"
        assert state_of(house, payment) == "expired"
        if quote_is_over:
            house.books.change("UPDATE quote SET created_us = 0, expires_us = 1")
        take_in_today(house, acquirer)
        if quote_is_over:
            until(lambda: state_of(house, payment) == "refunded", "the money goes back", 40)
        else:
            assert len(wait_until_paid(public, placed, within=40)["stamps"]) == 1
            until(lambda: not waiting(house), "the exception is corrected by itself", 40)
            assert reconcile(house, ends=0)["matched"]
            assert balance(house, "suspense:") == balance(house, "receivable:") == 0
        assert [(each["code"]) for each in everything(house)] == ["LATE"]
    house.stop()
    assert_audit_is_clean(house)


def state_of(house, payment):
    return house.books.rows("SELECT state FROM payment WHERE payment_id = ?", payment["payment_id"])[0][0]


def everything(house):
    with house.partner("treasury") as treasury:
        return exceptions(treasury, "?state=all")


def waiting(house):
    with house.partner("treasury") as treasury:
        return exceptions(treasury)


# ---- what an operator sees


def test_what_waits_is_measured(unknown):
    house, _ = unknown
    with house.ops() as ops:
        page = ops.get("/metrics").body.decode()
    assert 'etimbre_exceptions{code="UNKNOWN_LINE"} 1' in page
    assert 'etimbre_exceptions{code="MISSING"} 0' in page
    assert "etimbre_suspense_minor 9920" in page
    assert "etimbre_settlement_files_unfinished 0" in page
