"""The second witness: what was acknowledged is there after a restore, and whoever takes a row away is noticed."""

import json
import os
import shutil
import subprocess

import pytest

from acquirer_book import assert_audit_is_clean, settle
from client import expect, expect_problem, new_key
from giving_back import at_the_acquirer, give_back, refund_in, wait_until_refund
from house import House, opened
from purchase import HOLDER, PASSPORT, VISA_FOR_DIPLOMATS, buy, buy_stamp, look, order, order_of, quote, redeem
from waiting import until

SQLITE_ONLY = pytest.mark.skipif(
    os.environ.get("ETIMBRE_TEST_STORE", "sqlite") != "sqlite", reason="copies SQLite's file"
)


@pytest.fixture
def house(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state")) as house:
        house.start()
        yield house


def witness(house, *words):
    done = house.run("journal", *words, "--json")
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert (report["result"] == "well") == (done.returncode == 0)
    return report


def records(house):
    """Of every stream, in the order of time."""
    files = sorted((house.state / "journal").glob("one-*.jsonl"))
    return sorted((json.loads(line) for file in files for line in file.read_text().splitlines()), key=lambda record: record["at_us"])


def found(report):
    return {finding["fact"] for stream in report["streams"] for finding in stream["findings"]}


def check(house, stamp):
    with house.public() as public:
        return expect(200, public.post("/api/v1/checks", {"text": stamp["text"]}))


def used(house, stamp, **changes):
    with house.partner() as counter:
        return redeem(counter, stamp, **changes)


@SQLITE_ONLY
def test_a_restored_backup_is_brought_up_to_date_from_the_journal(house, tmp_path):
    before, _ = buy(house, PASSPORT)
    backup = tmp_path / "backup.db"
    done = house.run("backup", str(backup))
    assert done.returncode == 0, done.stderr
    assert backup.stat().st_mode & 0o777 == 0o600

    after, several = buy(house, PASSPORT | {"quantity": 3})
    _, bound = buy(house, PASSPORT, holder=HOLDER)
    with house.public() as public:
        exempt = order(public, VISA_FOR_DIPLOMATS)
        refund_id = give_back(public, after, several["stamps"][2:])
    expect(201, used(house, several["stamps"][0]))
    settle(house)
    house.stop()
    kept = house.books.counts()
    wanted = {table: house.books.rows(f"SELECT {COLUMNS.get(table, '*')} FROM {table} ORDER BY 1, 2") for table in SAME_AFTERWARDS}

    for file in house.state.glob("etimbre.db*"):
        file.unlink()
    shutil.copyfile(backup, house.state / "etimbre.db")
    report = witness(house, "repair")
    assert report["result"] == "well", report
    assert report["streams"][0]["restored"] > 20
    assert house.books.counts() | dict.fromkeys(FORGOTTEN, 0) == kept | dict.fromkeys(FORGOTTEN, 0)
    for table, rows in wanted.items():
        assert house.books.rows(f"SELECT {COLUMNS.get(table, '*')} FROM {table} ORDER BY 1, 2") == rows, table
    assert_audit_is_clean(house)

    house.start()
    expect(409, used(house, several["stamps"][0]))
    expect(201, used(house, several["stamps"][1]))
    expect_problem(422, "E_VOID", used(house, several["stamps"][2]))
    expect(201, used(house, bound["stamps"][0], holder=HOLDER))
    with house.public() as public:
        assert look(public, exempt)["state"] == "paid"
        assert refund_in(look(public, after), refund_id)["state"] == "succeeded"
    settle(house)


# What says the same after a restore, and what is not in the journal: evidence, quotes nobody took up.
SAME_AFTERWARDS = ("pay_order", "order_unit", "payment", "payment_transition", "order_paid", "stamp", "stamp_end",
                   "log_leaf", "log_head", "log_total", "ledger_transfer", "journal_head", "refund", "refund_transition", "refund_line",
                   "refund_chain")
# What the acquirer calls a payment is evidence of its callback or its answer.
COLUMNS = {"payment": "payment_id, order_id, attempt, oid, acquirer, state, seq, currency, amount_minor, rnd, created_us"}
FORGOTTEN = ("acquirer_callback", "quote", "quote_line", "kept_reply", "job")


# What somebody takes away, and the fact that is put back.
TAKEN_AWAY = {
    "an end": (["DELETE FROM stamp_end"], {"ended"}),
    "a stamp": (["DELETE FROM stamp_end", "DELETE FROM stamp"], {"issued", "ended"}),
    "a payment's step": (["DELETE FROM payment_transition WHERE to_state = 'captured'"], {"moved"}),
    "a leaf": (["DELETE FROM log_leaf"], {"logged"}),
    "why it is paid": (
        ["DELETE FROM stamp_end", "DELETE FROM stamp", "DELETE FROM order_paid"], {"paid", "issued", "ended"}
    ),
}


@pytest.mark.parametrize("what", TAKEN_AWAY)
def test_a_row_taken_away_by_hand_is_noticed_and_put_back(house, what):
    statements, facts = TAKEN_AWAY[what]
    stamp = buy_stamp(house, PASSPORT)
    expect(201, used(house, stamp))
    settle(house)
    house.stop()
    house.books.change(*statements)
    report = witness(house, "verify")
    assert found(report) == facts
    assert witness(house, "verify")["result"] == "broken", "looking changes nothing"
    house.start()
    until(lambda: witness(house, "verify")["result"] == "well", "the hourly comparison, once after the start")
    expect(409, used(house, stamp))
    assert check(house, stamp)["result"] == "E_REDEEMED"
    house.stop()
    assert_audit_is_clean(house)


# Of what went back.
GIVEN_BACK_AWAY = {
    "a refund with all of its rows": (
        [f"DELETE FROM {table}" for table in ("refund_line", "refund_chain", "refund_transition", "refund", "stamp_end")],
        {"refund_asked", "refund_line", "refund_step", "refund_moved", "ended"},
    ),
    "a refund's step": (["DELETE FROM refund_transition WHERE to_state = 'succeeded'"], {"refund_moved"}),
    "what was spoken for": (["DELETE FROM refund_chain"], {"refund_step"}),
    "the money that went back": (
        ["DELETE FROM refund_transition WHERE to_state = 'succeeded'", "DELETE FROM ledger_transfer WHERE source_kind = 'refund'"],
        {"refund_moved"},
    ),
}


@pytest.mark.parametrize("what", GIVEN_BACK_AWAY)
def test_a_refund_taken_away_by_hand_is_put_back_and_not_sent_again(house, what):
    statements, facts = GIVEN_BACK_AWAY[what]
    placed, bought = buy(house, PASSPORT | {"quantity": 2})
    with house.public() as public:
        seen = wait_until_refund(public, placed, give_back(public, placed, bought["stamps"][:1]))
        house.stop()
        house.books.change(*statements)
        assert found(witness(house, "verify")) == facts
        house.start()
        until(lambda: witness(house, "verify")["result"] == "well", "the hourly comparison, once after the start")
        assert [each["state"] for each in look(public, placed)["refunds"]] == ["succeeded"]
    with house.acquirer() as acquirer:
        settle(house)
        assert at_the_acquirer(acquirer, seen)["refunded_minor"] == 86000
    house.stop()


def test_a_row_that_was_changed_by_hand_freezes_its_stamp(house):
    stamp = buy_stamp(house, PASSPORT)
    number = stamp["number"]
    settle(house)
    house.stop()
    house.books.change(f"UPDATE stamp SET mission = 'CG-LYS' WHERE number = '{number}'")
    house.start()
    until(lambda: house.books.rows("SELECT number FROM stamp_frozen") == [(number,)], "it is frozen")
    house.stop()
    house.books.change(f"UPDATE stamp SET mission = 'CG-PAR' WHERE number = '{number}'")
    house.start()
    assert check(house, stamp)["result"] == "E_SUSPENDED"
    assert expect(422, used(house, stamp))["code"] == "E_SUSPENDED"
    assert house.run("journal", "frozen").stdout.startswith(number)
    assert house.run("journal", "release", number).returncode == 0
    expect(201, used(house, stamp))


@SQLITE_ONLY
def test_an_old_copy_without_its_journal_and_a_journal_without_its_end_keep_the_service_from_starting(house):
    buy(house, PASSPORT)
    house.stop()
    file = next((house.state / "journal").glob("*.jsonl"))
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert "lost their end" in refusal(house)
    file.unlink()
    assert "lost their end" in refusal(house)
    file.write_bytes(whole.replace(b'"mission":"CG-PAR"', b'"mission":"CG-LYS"', 1))
    assert f"{file.name}:" in refusal(house)
    file.write_bytes(whole)
    house.start()


def refusal(house):
    done = house.run("serve")
    assert done.returncode == 3
    return done.stderr


def test_every_fact_is_in_the_journal_before_it_is_told(house):
    stamp = buy_stamp(house, PASSPORT)
    expect(201, used(house, stamp))
    said = [(fact["fact"], fact.get("to_state")) for record in records(house) for fact in record["facts"]]
    for fact in ("ordered", "ordered_unit", "started", "paid", "issued", "logged", "ended", "replied"):
        assert (fact, None) in said
    assert [state for fact, state in said if fact == "moved"] == ["redirected", "authorised", "capturing", "captured"]
    assert witness(house, "verify")["result"] == "well", "while it runs"


@SQLITE_ONLY
@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a file system of its own")
def test_a_full_disk_of_the_journal_stops_what_must_be_witnessed_and_heals(house):
    house.stop()
    folder = house.state / "journal"
    shutil.rmtree(folder)
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(folder)], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount")
    try:
        house.books.change("DELETE FROM journal_head")
        house.start()
        stamp = buy_stamp(house, PASSPORT)
        ballast = folder / "ballast"
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
            while True:
                file.write(b"x" * 4096)
        refused = 0
        for _ in range(40):
            with house.public() as public:
                answer = public.post("/api/v1/orders", order_of(quote(public, PASSPORT)), key=new_key())
            refused += answer.status >= 500
        assert refused > 0
        assert used(house, stamp).status >= 500
        assert house.books.rows("SELECT * FROM stamp_end") == []
        ballast.unlink()
        expect(201, used(house, stamp))
        settle(house)
        house.stop()
        assert witness(house, "verify")["result"] == "well"
        assert_audit_is_clean(house)
    finally:
        house.close()
        subprocess.run(["umount", str(folder)], check=True)
