"""The auditor's question finds every fault that somebody puts into the database, and names the row."""

import json

import pytest

from acquirer_book import assert_audit_is_clean, settle
from books import Books
from client import expect
from feed import wait_for_numbers
from giving_back import give_back
from house import House, opened, with_settings
from purchase import HOLDER, PASSPORT, VISA_FOR_DIPLOMATS, buy, order, redeem, start_payment
from waiting import until


@pytest.fixture(scope="module")
def day(model_house, tmp_path_factory):
    """A house after a day's work, at rest and stopped: stamps used and unused, exempt, bound, and a page still open."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("day") / "state")) as house:
        house.start()
        placed, several = buy(house, PASSPORT | {"quantity": 2}, {"service": "CNIE-EST", "quantity": 1})
        _, bound = buy(house, PASSPORT, holder=HOLDER)
        buy(house, {"service": "IMM-INS", "quantity": 1}, mission="CG-LYS")
        with house.public() as public, house.partner() as counter:
            order(public, VISA_FOR_DIPLOMATS)
            waiting = start_payment(public, order(public))
            expect(201, redeem(counter, several["stamps"][0]))
            give_back(public, placed, several["stamps"][2:])
        settle(house)
        wait_for_numbers(house)
        house.stop()
        close_a_day(house)
        deliver_an_event(house)
        house.facts = facts_of(house.books, several, bound, waiting)
        yield house


def close_a_day(house):
    """As if everything had been posted three days ago."""
    house.books.change("UPDATE ledger_transfer SET at_us = at_us - 3 * 86400000000")
    done = house.run("ledger", "close")
    assert done.returncode == 0 and done.stdout.count("closed ") >= 2, done.stdout + done.stderr


def deliver_an_event(house):
    """As if a post's receiver had taken the last event that concerns it, the second time that it was sent."""
    done = house.run("webhooks", "add", "--owner", "CG-PAR", "--url", "https://receiver.example/")
    assert done.returncode == 0, done.stderr
    [[last]] = house.books.rows("SELECT MAX(seq) FROM event_feed WHERE mission = 'CG-PAR'")
    attempt = "INSERT INTO webhook_attempt SELECT endpoint_id, 1, {last}, {number}, 1, 1, '{result}', {status}, '' FROM webhook_endpoint"
    house.books.change(
        f"UPDATE webhook_endpoint SET delivered_seq = {last}", "DELETE FROM job WHERE kind = 'deliver'",
        attempt.format(last=last, number=1, result="failed", status=500),
        attempt.format(last=last, number=2, result="delivered", status=204))


def facts_of(books, several, bound, waiting):
    """What the planted faults are about, under the names that their statements use."""
    used, unused, given = several["stamps"]
    one = lambda question, *values: books.rows(question, *values)[0][0]
    paid_by = "SELECT payment_id FROM payment WHERE oid = ?"
    return {
        "used": used["number"],
        "stamp": unused["number"],
        "given": given["number"],
        "refund": one("SELECT refund_id FROM refund"),
        "endpoint": one("SELECT endpoint_id FROM webhook_endpoint"),
        "index": unused["index"],
        "bound": bound["stamps"][0]["number"],
        "payment": one(paid_by, several["payments"][0]["oid"]),
        "other": one(paid_by, bound["payments"][0]["oid"]),
        "order": several["order_id"],
        "quote": several["quote"]["quote_id"],
        "waiting": waiting["payment_id"],
        "exempt": one("SELECT order_id FROM order_paid WHERE reason = 'exempt'"),
        "last": one("SELECT MAX(log_index) FROM log_leaf"),
        "day": one("SELECT MIN(day) FROM closing"),
        "next_day": one("SELECT MIN(day) FROM closing WHERE day > (SELECT MIN(day) FROM closing)"),
    }


@pytest.fixture
def copy(day, tmp_path):
    """A copy of the database, and a configuration that leads there."""
    database = day.database.copied(tmp_path / "copy.db")
    yield Books(database)
    database.drop()


def audit(day, books, *options):
    configuration = day.state / "copy.toml"
    configuration.write_text(with_settings(day.configuration.read_text(), {"store": books.database.settings()}))
    return day.run("audit", *options, configuration=configuration)


def test_a_days_work_is_clean(day, copy):
    assert_audit_is_clean(day)
    done = audit(day, copy, "--json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert (report["result"], report["findings"]) == ("clean", [])
    assert report["leaves"] == copy.counts()["stamp"] == 6


# What is planted, and the row that the audit must name.
FAULTS = {
    "a leaf is gone": ("DELETE FROM log_leaf WHERE log_index = {index}", "{stamp}"),
    "the last leaf is gone": ("DELETE FROM log_leaf WHERE log_index = {last}", ""),
    "the last stamp is gone with its leaf": (
        "DELETE FROM stamp WHERE log_index = {last}; DELETE FROM log_leaf WHERE log_index = {last};"
        "UPDATE log_head SET size = size - 1", ""),
    "a leaf says something else": (
        "UPDATE log_leaf SET entry = (SELECT entry FROM log_leaf WHERE log_index = 0) WHERE log_index = {index}", "leaf {index}"),
    "a leaf has another hash": ("UPDATE log_leaf SET leaf_hash = {random_hash} WHERE log_index = {index}", "{index}"),
    "two leaves are exchanged": (
        "UPDATE log_leaf SET log_index = 99 WHERE log_index = {index}; UPDATE log_leaf SET log_index = {index} WHERE log_index = 0;"
        "UPDATE log_leaf SET log_index = 0 WHERE log_index = 99", "leaf {index}"),
    "the head counts one more": ("UPDATE log_head SET size = size + 1", "issue"),
    "the log's total is another": ("UPDATE log_total SET total_minor = total_minor + 1", "MAD"),
    "the log's total is gone": ("DELETE FROM log_total", "MAD"),

    "a stamp is added": (
        "INSERT INTO stamp SELECT '4071883529061770', order_id, 77, 4000, issuer, service, mission, currency, receipt_minor,"
        " chancery_minor, service_minor, total_minor, issued_s, expires_s, kid, holder, payment_ref, payload_hash"
        " FROM stamp WHERE number = '{stamp}'", "4071883529061770"),
    "a stamp is gone": ("DELETE FROM stamp WHERE number = '{stamp}'", "{stamp}"),
    "a stamp costs less": (
        "UPDATE stamp SET chancery_minor = chancery_minor - 100, total_minor = total_minor - 100 WHERE number = '{stamp}'", "{stamp}"),
    "a stamp is for another service": ("UPDATE stamp SET service = 'IMM-INS' WHERE number = '{stamp}'", "{stamp}"),
    "a stamp is for another post": ("UPDATE stamp SET mission = 'CG-LYS' WHERE number = '{stamp}'", "{stamp}"),
    "a stamp holds longer": ("UPDATE stamp SET expires_s = expires_s + 86400 WHERE number = '{stamp}'", "{index}"),
    "a stamp was issued earlier": ("UPDATE stamp SET issued_s = issued_s - 1 WHERE number = '{stamp}'", "{index}"),
    "a stamp has another content": ("UPDATE stamp SET payload_hash = '{zeros}' WHERE number = '{stamp}'", "{index}"),
    "a stamp names another key": ("UPDATE stamp SET kid = '0011223344556677' WHERE number = '{stamp}'", "leaf {index}"),
    "a stamp names another payment": ("UPDATE stamp SET payment_ref = '0000000000000000' WHERE number = '{stamp}'", "{index}"),
    "a stamp is bound to nobody any more": ("UPDATE stamp SET holder = NULL WHERE number = '{bound}'", ""),

    "a use is forgotten": ("DELETE FROM stamp_end WHERE number = '{used}'", "{used}"),
    "a use is invented": (
        "INSERT INTO stamp_end SELECT '{stamp}', kind, '{zeros32}', mission, counter, kid, reason, at_us FROM stamp_end"
        " WHERE kind = 'redeemed'", "{stamp}"),
    "a use is at another post": ("UPDATE stamp_end SET mission = 'CG-LYS' WHERE number = '{used}'", "{used}"),
    "a use of a stamp that is not there": (
        "INSERT INTO stamp_end SELECT '4071883529061770', kind, '{zeros32}', mission, counter, kid, reason, at_us FROM stamp_end"
        " WHERE kind = 'redeemed'", "4071883529061770"),

    "an order was never paid": ("DELETE FROM order_paid WHERE order_id = '{order}'", "{stamp}"),
    "an order is paid by the payment of another": (
        "DELETE FROM order_paid WHERE payment_id = '{other}';"
        "UPDATE order_paid SET payment_id = '{other}' WHERE order_id = '{order}'", "{order}"),
    "an order is paid by a page that is still open": (
        "INSERT INTO order_paid SELECT order_id, payment_id, 'payment', created_us FROM payment WHERE payment_id = '{waiting}'", ""),
    "an order that costs something is exempt": (
        "UPDATE order_paid SET payment_id = NULL, reason = 'exempt' WHERE order_id = '{order}'", "{order}"),
    "an order costs less": ("UPDATE pay_order SET total_minor = total_minor - 100 WHERE order_id = '{order}'", "{order}"),
    "an order is gone": ("DELETE FROM pay_order WHERE order_id = '{order}'", "{stamp}"),
    "a unit is gone": ("DELETE FROM order_unit WHERE number = '{stamp}'", "{stamp}"),
    "a unit costs more": ("UPDATE order_unit SET chancery_minor = chancery_minor + 1 WHERE number = '{stamp}'", "{stamp}"),
    "a unit is for another service": ("UPDATE order_unit SET service = 'IMM-INS' WHERE number = '{stamp}'", "{stamp}"),
    "a quote costs less": ("UPDATE quote SET total_minor = total_minor - 100 WHERE quote_id = '{quote}'", "{quote}"),
    "a line of a quote is gone": ("DELETE FROM quote_line WHERE quote_id = '{quote}' AND line_no = 1", "{quote}"),

    "a payment was of another amount": ("UPDATE payment SET amount_minor = amount_minor + 1 WHERE payment_id = '{payment}'", "{payment}"),
    "a payment was in another currency": ("UPDATE payment SET currency = 'EUR' WHERE payment_id = '{payment}'", "{payment}"),
    "a payment is in another state": ("UPDATE payment SET state = 'refunded' WHERE payment_id = '{payment}'", "{payment}"),
    "a payment is gone": ("DELETE FROM payment WHERE payment_id = '{payment}'", "{order}"),
    "a step of a payment is gone": ("DELETE FROM payment_transition WHERE payment_id = '{payment}' AND seq = 2", "{payment}"),
    "a step of a payment leads elsewhere": (
        "UPDATE payment_transition SET to_state = 'failed' WHERE payment_id = '{payment}' AND seq = 2", "{payment}"),
    "a payment took a step that there is not": (
        "UPDATE payment_transition SET to_state = 'captured' WHERE payment_id = '{waiting}' AND seq = 1;"
        "UPDATE payment SET state = 'captured' WHERE payment_id = '{waiting}'", "{waiting}"),
    "nobody will ask about an open payment": ("DELETE FROM job WHERE job_key = '{waiting}'", "{waiting}"),
    "an open payment has lost its place": ("DELETE FROM payment_open WHERE payment_id = '{waiting}'", "{waiting}"),
    "a payment that is over holds a place": (
        "INSERT INTO payment_open SELECT order_id, payment_id FROM payment WHERE payment_id = '{payment}'", "{payment}"),

    "a capture was never posted": ("DELETE FROM ledger_transfer WHERE source_id = '{payment}'", "{payment}"),
    "a capture was posted too high": (
        "UPDATE ledger_transfer SET amount_minor = amount_minor + 100 WHERE source_id = '{payment}'", "{payment}"),
    "a capture was posted in another currency": ("UPDATE ledger_transfer SET currency = 'EUR' WHERE source_id = '{payment}'", "{payment}"),
    "a capture was posted to another account": (
        "UPDATE ledger_transfer SET debit = 'revenue:service:CG-PAR:MAD' WHERE source_id = '{payment}'", "{payment}"),
    "an issue was never posted": (
        "DELETE FROM ledger_transfer WHERE source_kind = 'issue' AND source_id = '{stamp}' AND part = 'service'", "{stamp}"),
    "an issue was posted to another account": (
        "UPDATE ledger_transfer SET credit = 'refunds_payable:MAD' WHERE source_kind = 'issue' AND source_id = '{stamp}'"
        " AND part = 'service'", "{stamp}"),
    "an issue was posted for another part": (
        "UPDATE ledger_transfer SET amount_minor = CASE part WHEN 'chancery' THEN 6000 ELSE 80000 END"
        " WHERE source_kind = 'issue' AND source_id = '{stamp}'", "{stamp}"),
    "a revenue was never posted": (
        "DELETE FROM ledger_transfer WHERE source_kind = 'redeem' AND source_id = '{used}'", "{used}"),
    "a revenue was posted to another post": (
        "UPDATE ledger_transfer SET credit = replace(credit, 'CG-PAR', 'CG-LYS'), mission = 'CG-LYS'"
        " WHERE source_kind = 'redeem' AND source_id = '{used}'", "{used}"),
    "a revenue was posted of a stamp that is unused": (
        "INSERT INTO ledger_transfer SELECT 'redeem:{stamp}:' || leg, source_kind, '{stamp}', leg, debit, credit, currency,"
        " amount_minor, mission, part, at_us FROM ledger_transfer WHERE source_kind = 'redeem'", "{stamp}"),
    "an event is gone": ("DELETE FROM event_feed WHERE event_id = 'stamp.redeemed:{used}'", "stamp.redeemed:{used}"),
    "the last event is gone, and the head with it": (
        "DELETE FROM event_feed WHERE seq = (SELECT f.seq FROM feed_head f);"
        "UPDATE feed_head SET seq = seq - 1, hash = (SELECT n.hash FROM event_feed n WHERE n.seq = (SELECT MAX(m.seq) FROM event_feed m))", ":"),
    "an event says something else": (
        "UPDATE event_feed SET data = REPLACE(data, 'CG-PAR', 'CG-LYS') WHERE event_id = 'stamp.issued:{stamp}'", "entry "),
    "an event has another time": ("UPDATE event_feed SET at_us = at_us + 1000000 WHERE event_id = 'stamp.issued:{stamp}'", "entry "),
    "an event has another hash": ("UPDATE event_feed SET hash = {random_hash} WHERE event_id = 'stamp.issued:{stamp}'", "entry "),
    "an event did not happen": (
        "UPDATE event_feed SET event_id = 'stamp.voided:{stamp}' WHERE event_id = 'stamp.redeemed:{used}'", "stamp.voided:{stamp}"),
    "the feed's head counts one more": ("UPDATE feed_head SET seq = seq + 1", "events"),
    "the feed's head has another hash": ("UPDATE feed_head SET hash = '{zeros}'", "events"),
    "a void is forgotten": ("DELETE FROM stamp_end WHERE number = '{given}'", "{given}"),
    "a stamp that was given back counts as used": ("UPDATE stamp_end SET kind = 'redeemed' WHERE number = '{given}'", "{given}"),
    "a void was never posted": (
        "DELETE FROM ledger_transfer WHERE source_kind = 'void' AND source_id = '{given}' AND part = 'chancery'", "{given}"),
    "a void was posted as revenue": (
        "UPDATE ledger_transfer SET credit = 'revenue:chancery:CG-PAR:MAD' WHERE source_kind = 'void' AND source_id = '{given}'"
        " AND part = 'chancery'", "void:{given}:1"),
    "a refund is gone": ("DELETE FROM refund WHERE refund_id = '{refund}'", "{given}"),
    "a refund gives more back": ("UPDATE refund SET amount_minor = amount_minor + 1", "{refund}"),
    "a refund gives back to another payment": ("UPDATE refund SET payment_id = '{other}'", "{refund}"),
    "a refund was never posted": ("DELETE FROM ledger_transfer WHERE source_kind = 'refund'", "{refund}"),
    "a refund was posted to another acquirer": (
        "UPDATE ledger_transfer SET credit = 'receivable:atlas:MAD' WHERE source_kind = 'refund'", "{refund}"),
    "a fee was posted that nobody keeps": (
        "INSERT INTO ledger_transfer VALUES ('refund_fee:{refund}:0', 'refund_fee', '{refund}', 0, 'refunds_payable:MAD',"
        " 'refund_fees:MAD', 'MAD', 1, '', '', 0)", "{refund}"),
    "a refund is not over although the money was seen": (
        "UPDATE refund SET state = 'submitted'", "{refund}"),
    "a step of a refund is gone": ("DELETE FROM refund_transition WHERE seq = 1", "{refund}"),
    "a step of a refund leads elsewhere": ("UPDATE refund_transition SET to_state = 'unknown' WHERE seq = 1", "{refund}"),
    "a refund that is over holds its payment's place": ("INSERT INTO refund_open VALUES ('{payment}', '{refund}')", "{refund}"),
    "nobody will go on with a refund": (
        "UPDATE refund SET state = 'requested', seq = 0, moved_us = created_us; DELETE FROM refund_transition", "{refund}"),
    "a share of a refund is another": ("UPDATE refund_line SET amount_minor = amount_minor - 1", "{given}"),
    "a share of a refund is of a stamp that is in use": ("UPDATE refund_line SET number = '{used}'", "{used}"),
    "nothing is spoken for of a payment that gave back": ("DELETE FROM refund_chain", "{refund}"),
    "more may go back than was captured": ("UPDATE refund_chain SET captured_minor = captured_minor + 1", "{refund}:reserve"),
    "what was spoken for was released": (
        "INSERT INTO refund_chain SELECT payment_id, 2, '{refund}:release', refund_id, 'release', cum_after_minor, -delta_minor, 0,"
        " captured_minor, at_us FROM refund_chain", "{payment}"),
    "a chain begins in the middle": ("UPDATE refund_chain SET n = 5", "{refund}:reserve"),
    "a refund above the limit was allowed by nobody": ("UPDATE refund SET needs_approval = 1", "{refund}"),
    "somebody else's wish was allowed": (
        "UPDATE refund SET needs_approval = 1; INSERT INTO refund_approval VALUES ('{refund}', 'nobody', 'somebody', 1)", "{refund}"),

    "a closed day is gone": (
        "DELETE FROM closing_line WHERE day = '{day}'; DELETE FROM closing WHERE day = '{day}'", "{next_day}"),
    "a closed day says less of an account": (
        "UPDATE closing_line SET credit_minor = credit_minor - 1, credits_minor = credits_minor - 1"
        " WHERE day = '{day}' AND account = 'revenue:chancery:CG-PAR:MAD'", "{day}"),
    "an account is carried forward wrongly": (
        "UPDATE closing_line SET credits_minor = credits_minor + 1 WHERE day = '{next_day}' AND account = 'prepaid:MAD'", "{next_day}"),
    "a line of a closed day is gone": (
        "DELETE FROM closing_line WHERE day = '{day}' AND account = 'prepaid:MAD'", "{day}"),
    "a closed day stands elsewhere in the feed": ("UPDATE closing SET feed_seq = feed_seq - 1 WHERE day = '{day}'", "{day}"),
    "a closed day counts another log": ("UPDATE closing SET log_size = log_size + 1 WHERE day = '{day}'", "{day}"),
    "a closed day has another hash": ("UPDATE closing SET hash = {random_hash} WHERE day = '{day}'", "{day}"),
    "a transfer was slipped into a closed day": (
        "UPDATE ledger_transfer SET at_us = at_us + 86400000000 WHERE source_kind = 'capture' AND source_id = '{payment}'", "{day}"),
    "an account is in another currency than its transfer": (
        "UPDATE ledger_transfer SET debit = 'receivable:cmi:EUR' WHERE source_kind = 'capture' AND source_id = '{payment}'", "{payment}"),

    "an endpoint has got further than the feed": ("UPDATE webhook_endpoint SET delivered_seq = delivered_seq + 999", "{endpoint}"),
    "nobody delivers what an endpoint is owed": (
        "UPDATE webhook_endpoint SET delivered_seq = delivered_seq - 1; DELETE FROM webhook_attempt", "{endpoint}"),
    "what an endpoint has taken is owed to it": ("UPDATE webhook_endpoint SET delivered_seq = delivered_seq - 1", "{endpoint}"),
    "an event that was taken is tried again": (
        "UPDATE webhook_attempt SET result = 'delivered', status = 200 WHERE attempt = 1", "{endpoint}"),
    "an event is tried for ever": ("UPDATE webhook_attempt SET attempt = 21 WHERE result = 'delivered'", "{endpoint}"),
    "a failure is not counted": ("UPDATE webhook_endpoint SET failures = failures + 1", "{endpoint}"),
    "a post was told of another's stamp": ("UPDATE webhook_endpoint SET owner = 'CG-LYS'", "{endpoint}"),

    "a transfer comes from nowhere": (
        "INSERT INTO ledger_transfer VALUES ('x', 'capture', '{zeros32}', 0, 'receivable:cmi:MAD', 'prepaid:MAD', 'MAD', 1, '', '', 0)",
        "x"),
    "a transfer is of a kind that there is not": (
        "INSERT INTO ledger_transfer VALUES ('y', 'gift', '{payment}', 0, 'receivable:cmi:MAD', 'prepaid:MAD', 'MAD', 1, '', '', 0)",
        "y"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found_and_its_row_named(day, copy, fault):
    statements, row = FAULTS[fault]
    facts = day.facts | {"zeros": "0" * 64, "zeros32": "0" * 32, "random_hash": copy.database.random_hash}
    copy.change(*(part for part in statements.format(**facts).split(";") if part.strip()))
    done = audit(day, copy, "--json")
    assert done.returncode == 1, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["result"] == "broken"
    assert [found for found in report["findings"] if row.format(**facts) in found["row"]], report["findings"]
    for found in report["findings"]:
        assert found["rule"] and found["should_hold"] and found["row"], found


def test_people_are_told_in_sentences(day, copy):
    copy.change("DELETE FROM stamp_end")
    done = audit(day, copy)
    assert done.returncode == 1
    assert day.facts["used"] in done.stdout
    assert "should hold: " in done.stdout


def test_a_running_service_audits_itself_and_tells_the_operator(day):
    """The first time when it starts; what is broken then is measured, and named where the operator asks."""
    def report():
        with day.ops() as ops:
            return ops.get("/audit").body.decode()

    def measured(name):
        with day.ops() as ops:
            return next(line for line in ops.get("/metrics").body.decode().splitlines() if line.startswith(name + " "))

    day.start()
    until(lambda: "nothing is broken" in report(), "the first audit has ended", within=60)
    assert measured("etimbre_audit_findings") == "etimbre_audit_findings 0"
    with day.put_back_afterwards():
        day.books.change("DELETE FROM ledger_transfer WHERE source_kind = 'redeem'")
        day.start()
        until(lambda: "BROKEN  I11-redeem" in report(), "the audit has found the transfer gone", within=60)
        assert day.facts["used"] in report()
        assert measured("etimbre_audit_findings") != "etimbre_audit_findings 0"
    day.stop()
