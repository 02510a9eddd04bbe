"""Files of the acquirer and the bank, from their bytes to the state in which they count."""

import ssl
import subprocess
import sys

import pytest

from acquirer_book import read_book
from client import expect, expect_problem
from house import House, opened
from places import ROOT
from purchase import buy_stamp
from settlement import (
    ACCOUNT, PATH, bombs, days_files, decided, imported, look, minor, rows_of, send, sent, sha_of, statement, taken_in,
)
from waiting import together, until

MANY = 30_000


@pytest.fixture(scope="module")
def market(model_house, tmp_path_factory):
    """A house in which a few stamps were bought."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("market") / "state")) as house:
        house.start()
        for _ in range(3):
            buy_stamp(house)
        yield house
        house.stop()


@pytest.fixture(scope="module")
def treasury(market):
    return market.partner("treasury")


def captured(house):
    with house.acquirer() as acquirer:
        return [each["captured_minor"] for each in read_book(acquirer).values() if each["state"] == "captured"]


def fee_of(gross):
    return (gross * 80 + 5000) // 10_000


# ---- the good files of a day

def test_both_files_of_a_day_come_to_what_the_acquirer_took(market, treasury):
    with market.acquirer() as acquirer:
        xml, csv = days_files(acquirer)
    took = captured(market)
    assert len(took) >= 3
    for content, media_type, form in ((xml, "application/xml", "camt.053"), (csv, "text/csv", "csv")):
        seen = taken_in(treasury, content, media_type)
        assert (seen["state"], seen["format"], seen["acquirer"]) == ("published", form, "cmi"), seen
        assert seen["lines"]["count"] == len(took)
        assert minor(seen["lines"]["gross"]) == sum(took)
        assert minor(seen["lines"]["fee"]) == sum(map(fee_of, took))
        assert minor(seen["lines"]["net"]) == sum(took) - sum(map(fee_of, took))
        assert [each["revision"] for each in seen["statements"]] == [1]
    assert minor(look(treasury, sha_of(xml))["entries"]["credits"]) == sum(took) - sum(map(fee_of, took))
    assert rows_of(market, "settlement_line", sha_of(xml)) == len(took)
    [(both,)] = market.books.rows("SELECT COUNT(*) FROM (SELECT fingerprint FROM settlement_line GROUP BY fingerprint HAVING COUNT(*) = 2) x")
    assert both == len(took), "the two tell of the same transactions by the same fingerprints"


def test_the_same_file_again_changes_nothing(market, treasury):
    content = statement("again")
    first = taken_in(treasury, content)
    before = market.books.counts()
    again = expect(202, send(market.partner("treasury-2"), content, "text/xml"))
    assert again == {"settlement_id": sha_of(content), "state": "published"}
    assert look(treasury, sha_of(content)) == first
    after = market.books.counts()
    assert {name: after[name] for name in after if name.startswith("settlement_")} == {
        name: before[name] for name in before if name.startswith("settlement_")}


def test_other_bytes_that_say_the_same_are_a_copy_and_others_a_revision(treasury):
    original = taken_in(treasury, statement("rev"))
    copy = taken_in(treasury, statement("rev") + b"\n")
    assert (copy["state"], copy["statements"][0]["revision"]) == ("published", None)
    assert look(treasury, original["settlement_id"])["state"] == "published"
    revised = taken_in(treasury, statement("rev", amount="10.00"))
    assert (revised["state"], revised["statements"][0]["revision"]) == ("published", 2)
    superseded = look(treasury, original["settlement_id"])
    assert (superseded["state"], superseded["superseded_by"]) == ("superseded", revised["settlement_id"])


def test_the_list_begins_with_the_youngest(treasury):
    newest = sent(treasury, statement("newest"))
    page = expect(200, treasury.get(f"{PATH}?limit=1"))
    assert [each["settlement_id"] for each in page["items"]] == [newest]
    following = expect(200, treasury.get(f"{PATH}?limit=1&cursor={page['next_cursor']}"))
    assert following["items"][0]["settlement_id"] != newest
    expect_problem(422, "E_FIELDS", treasury.get(f"{PATH}?state=lost"))
    decided(treasury, newest)


# ---- files that are wrong

HOSTILE = {
    "billion laughs": (statement("h1", before=bombs()), "document type"),
    "a line without end": (b"type,oid," + b"x" * 3_000_000, None),
    "truncated": (statement("h3")[:-40], None),
    "another currency": (statement("h4", currency="EUR"), "currency"),
    "sums that do not close": (statement("h5", closing="9.91"), "closing balance"),
    "too many digits": (statement("h6", amount="9.901"), None),
    "no amount": (statement("h7", amount="9.9x", closing="9.90"), None),
    "nesting without end": (b"<a>" * 100_000, None),
    "no encoding": (b"<?xml version='1.0' encoding='utf-8'?><Document>\xff\xfe\xfd</Document>", None),
    "an account of nobody": (statement("h8", account="DE02120300000000202051"), "none of ours"),
    "a page of a web site": (b"<html><body>504 Gateway Timeout</body></html>", None),
    "binary": (bytes(range(256)) * 100, None),
    "empty lines": (b"\n" * 1000, None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_wrong_is_refused_whole(market, treasury, name):
    content, words = HOSTILE[name]
    seen = taken_in(treasury, content, "application/octet-stream")
    assert seen["state"] == "rejected", seen
    assert seen["error"]["what"] and (words is None or words in seen["error"]["what"]), seen["error"]
    assert seen["lines"] is None and seen["entries"] is None
    for table in ("settlement_line", "settlement_entry", "settlement_statement", "settlement_revision"):
        assert rows_of(market, table, sha_of(content)) == 0
    assert market.service.is_running()


def sent_once_more(client, content):
    """It is put back, once what was laid out of it is swept away."""
    until(lambda: expect(202, send(client, content))["state"] == "received", "the refused file is received again")
    return decided(client, sha_of(content))


def test_a_refused_file_that_is_sent_again_is_judged_again(market, treasury):
    content = statement("refused", closing="1.00")
    first = taken_in(treasury, content)
    again = sent_once_more(market.partner("treasury-2"), content)
    assert (again["state"], again["error"]) == ("rejected", first["error"])
    assert again["uploaded_by"] != first["uploaded_by"]


def test_several_who_send_a_refused_file_at_once_put_it_back_once(market, treasury):
    content = statement("refused-2", closing="1.00")
    taken_in(treasury, content)
    clients = [market.partner(certificate) for certificate in ("treasury", "treasury-2") * 3]
    together(len(clients), lambda number: expect(202, send(clients[number], content)))
    assert decided(treasury, sha_of(content))["state"] == "rejected"
    assert rows_of(market, "settlement_file", sha_of(content)) == 1
    until(lambda: market.books.rows("SELECT COUNT(*) FROM job WHERE kind = 'take_in'")[0][0] == 0, "no job is left")


def test_a_file_that_our_configuration_refused_counts_once_it_is_mended(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state", {"acquirers.cmi": {"settlement_accounts": ["MA00"]}})) as house:
        content = statement("ours")
        path = tmp_path / "ours.xml"
        path.write_bytes(content)
        seen = taken_in(house.start().partner("treasury"), content)
        assert (seen["state"], "none of ours" in seen["error"]["what"]) == ("rejected", True), seen
        house.stop()
        house.configure({"acquirers.cmi": {"settlement_accounts": [ACCOUNT]}})
        code, [tried], _ = imported(house, path, options=["--dry-run"])
        assert (code, tried["state"]) == (0, "parsed"), tried
        treasury = house.start().partner("treasury")
        assert look(treasury, sha_of(content)) == seen
        mended = sent_once_more(treasury, content)
        assert (mended["state"], mended["error"], minor(mended["entries"]["credits"])) == ("published", None, 990)
        assert expect(202, send(treasury, content))["state"] == "published"
        house.stop()
        assert house.run("audit").returncode == 0


def test_nothing_and_too_much_are_no_files(market, model_house, tmp_path):
    expect_problem(422, "E_FIELDS", market.partner("treasury").send("POST", PATH, b"", {"Content-Type": "text/csv"}))
    settings = {"limits": {"settlement_mib": 1}}
    with opened(House.like(model_house, tmp_path / "state", settings)) as house:
        treasury = house.start().partner("treasury")
        too_much = {"Content-Type": "text/csv", "Content-Length": str(1024 * 1024 + 1)}
        expect_problem(413, "E_TOO_LARGE", treasury.send("POST", PATH, b"", too_much))
        taken_in(treasury, b"x" * (1024 * 1024), "text/csv")
        assert len(list((house.state / "settlements").iterdir())) == 1
        house.stop()


def test_a_body_that_breaks_off_leaves_nothing(market, treasury):
    folder = market.state / "settlements"
    before = sorted(folder.iterdir())
    files = market.books.counts()["settlement_file"]
    client = market.partner("treasury")
    client.connect()
    client.connection.putrequest("POST", PATH)
    client.connection.putheader("Content-Type", "text/csv")
    client.connection.putheader("Content-Length", "1000000")
    client.connection.endheaders(b"half of it")
    until(lambda: len(list(folder.iterdir())) > len(before), "the body has begun")
    client.close()
    until(lambda: sorted(folder.iterdir()) == before, "the half of a file is gone")
    assert market.books.counts()["settlement_file"] == files


def test_nobody_else_fills_the_disk(market):
    folder = market.state / "settlements"
    before = len(list(folder.iterdir()))
    for certificate in ("auditor", "officer-CG-PAR", "counter-CG-PAR"):
        try:
            expect_problem(403, "E_ROLE", send(market.partner(certificate), b"x" * 1_000_000, "text/csv"))
        except (ConnectionError, ssl.SSLError):
            pass  # refused while it was still sending
    assert len(list(folder.iterdir())) == before


# ---- the command

def test_the_command_takes_files_in_tries_them_and_knows_them_again(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state")) as house:
        good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
        good.write_bytes(statement("cmd"))
        bad.write_bytes(statement("cmd2", closing="1"))
        before = house.books.counts()
        code, [tried], _ = imported(house, good, options=["--dry-run"])
        assert (code, tried["state"], tried["was_there"]) == (0, "parsed", False)
        assert house.books.counts() == before
        code, [taken], _ = imported(house, good)
        assert (code, taken["state"], minor(taken["entries"]["credits"])) == (0, "published", 990)
        code, [again], _ = imported(house, good)
        assert (code, again["state"], again["was_there"]) == (0, "published", True)
        code, [refused, known], _ = imported(house, bad, good)
        assert (code, refused["state"], known["was_there"]) == (1, "rejected", True)
        code, [refused], _ = imported(house, bad)
        assert (code, refused["state"], refused["was_there"]) == (1, "rejected", False), "it was judged anew"
        assert house.run("settlement", "import", str(tmp_path / "nothing")).returncode == 3
        assert house.run("settlement", "import").returncode == 2
        assert house.run("audit").returncode == 0


# ---- killed

def big_file(folder, lines=MANY):
    path = folder / f"big-{lines}.xml"
    subprocess.run([sys.executable, ROOT / "integration/bench/statement_files.py", str(lines), str(path)], check=True,
                   capture_output=True)
    return path.read_bytes()


def test_a_service_that_is_killed_in_the_middle_of_a_file_publishes_it_once(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state")) as house:
        content = big_file(tmp_path)
        treasury = house.start().partner("treasury")
        settlement_id = sent(treasury, content)
        until(lambda: rows_of(house, "settlement_chunk", settlement_id) > 0, "something is laid out", within=60, every=0.005)
        house.service.kill()
        laid_out = rows_of(house, "settlement_chunk", settlement_id)
        house.start()
        seen = decided(house.partner("treasury"), settlement_id, within=180)
        assert (seen["state"], seen["lines"]["count"]) == ("published", MANY), seen
        assert rows_of(house, "settlement_line", settlement_id) == MANY
        assert rows_of(house, "settlement_chunk", settlement_id) == 7
        assert rows_of(house, "settlement_revision", settlement_id) == 1
        print(f"killed after {laid_out} of 7 chunks", end=" ")
        assert house.run("audit").returncode == 0
        house.stop()


def test_a_command_that_is_killed_is_done_by_the_next_one(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state")) as house:
        content = big_file(tmp_path)
        path = tmp_path / f"big-{MANY}.xml"
        command = subprocess.Popen([house.program("etimbre"), "--config", house.configuration, "settlement", "import",
                                    "--no-reconcile", path],
                                   env=house.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: rows_of(house, "settlement_chunk", sha_of(content)) > 0, "something is laid out", within=60, every=0.005)
        command.kill()
        command.wait()
        code, [taken], _ = imported(house, path, options=["--no-reconcile"])
        assert (code, taken["state"], taken["lines"]["count"]) == (0, "published", MANY)
        assert rows_of(house, "settlement_line", sha_of(content)) == MANY


def test_the_measures_count_files_by_state(market, treasury):
    taken_in(treasury, statement("measured"))
    with market.ops() as ops:
        page = ops.get("/metrics").body.decode()
    assert 'etimbre_settlement_files{state="published"}' in page
    assert "etimbre_settlement_take_in_seconds_count" in page
