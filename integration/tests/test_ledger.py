"""What treasury and auditors read of the books, and the closing of their days."""

import base64
import csv
import datetime
import hashlib
import io
import json

import cbor2
import pytest

from client import expect, expect_problem
from feed import wait_for_numbers
from house import House, opened
from purchase import PASSPORT, buy, redeem
from verifier import open_sign1
from waiting import until

DAY = datetime.timedelta(days=1)
MICROS_OF_A_DAY = 86_400_000_000


@pytest.fixture(scope="module")
def bought(house):
    _, several = buy(house, PASSPORT | {"quantity": 2}, {"service": "CNIE-EST", "quantity": 1})
    with house.partner() as counter:
        expect(201, redeem(counter, several["stamps"][0]))
    return several


@pytest.fixture
def treasury(house):
    with house.partner("treasury") as client:
        yield client


def ask_csv(client, path):
    answer = client.send("GET", path, None, {"Accept": "text/csv"})
    assert answer.status == 200 and answer.headers.get_content_type() == "text/csv", answer
    assert answer.body.endswith(b"\r\n") and b"\n" not in answer.body.replace(b"\r\n", b"")
    return answer, list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))


def minor(money):
    return int(money["amount_minor"])


def test_accounts_add_up_to_nothing_and_have_their_kinds(treasury, bought):
    accounts = expect(200, treasury.get("/api/v1/ledger/accounts"))["items"]
    assert sum(minor(each["balance"]) for each in accounts) == 0
    kinds = {each["account"].split(":")[0]: each["kind"] for each in accounts}
    assert kinds["receivable"] == "asset" and kinds["prepaid"] == "liability" and kinds["revenue"] == "income"
    paris = next(each for each in accounts if each["account"] == "revenue:chancery:CG-PAR:MAD")
    assert (paris["part"], paris["mission"], paris["acquirer"]) == ("chancery", "CG-PAR", None)


def test_the_books_of_the_service_are_the_rows_of_the_database(house, treasury, bought):
    told = {each["account"]: (minor(each["debits"]), minor(each["credits"]))
            for each in expect(200, treasury.get("/api/v1/ledger/trial-balance"))["items"]}
    rows = {}
    for debit, credit, amount in house.books.rows("SELECT debit, credit, amount_minor FROM ledger_transfer"):
        rows.setdefault(debit, [0, 0])[0] += amount
        rows.setdefault(credit, [0, 0])[1] += amount
    assert told == {account: tuple(sides) for account, sides in rows.items()}


def test_the_balance_of_any_moment(treasury, bought):
    assert expect(200, treasury.get("/api/v1/ledger/trial-balance?at=2020-01-01T00:00:00Z"))["items"] == []
    now = expect(200, treasury.get("/api/v1/ledger/trial-balance"))
    assert [minor(total["balance"]) for total in now["totals"]] == [0]
    assert minor(now["totals"][0]["debits"]) == minor(now["totals"][0]["credits"]) > 0


def test_transfers_in_pages_and_by_what_they_are_about(treasury, bought):
    page = expect(200, treasury.get("/api/v1/ledger/transfers?limit=2"))
    items = page["items"]
    while page["next_cursor"]:
        page = expect(200, treasury.get(f"/api/v1/ledger/transfers?limit=2&cursor={page['next_cursor']}"))
        items += page["items"]
    whole = expect(200, treasury.get("/api/v1/ledger/transfers"))["items"]
    assert [each["transfer_id"] for each in items][:len(whole)] == [each["transfer_id"] for each in whole]
    used = bought["stamps"][0]["number"]
    revenue = expect(200, treasury.get("/api/v1/ledger/transfers?account=revenue:service:CG-PAR:MAD"))["items"]
    assert [each["source_id"] for each in revenue].count(used) == 1
    assert {each["mission"] for each in expect(200, treasury.get("/api/v1/ledger/transfers?mission=CG-PAR"))["items"]} == {"CG-PAR"}
    assert expect(200, treasury.get("/api/v1/ledger/transfers?date=2020-01-01"))["items"] == []


def test_csv_says_the_same(treasury, bought):
    answer, rows = ask_csv(treasury, "/api/v1/ledger/trial-balance")
    assert sum(int(row["balance_minor"]) for row in rows) == 0
    told = expect(200, treasury.get("/api/v1/ledger/trial-balance"))["items"]
    assert [(row["account"], row["debits_minor"]) for row in rows] == [(each["account"], each["debits"]["amount_minor"]) for each in told]
    answer, rows = ask_csv(treasury, "/api/v1/ledger/transfers?limit=1")
    assert len(rows) == 1 and answer.headers["Next-Cursor"]
    ask_csv(treasury, "/api/v1/ledger/accounts")


@pytest.mark.parametrize("path", [
    "trial-balance?at=noon", "trial-balance?at=2026-01-01T00:00:00Z&at=2026-01-01T00:00:00Z", "transfers?date=30.11.2026",
    "transfers?cursor=zzz", "transfers?limit=0", "accounts?limit=201", "transfers?mission=A&mission=B",
])
def test_a_wrong_question_is_refused(treasury, path):
    expect_problem(422, "E_FIELDS", treasury.get(f"/api/v1/ledger/{path}"))


def test_a_day_that_is_open_is_not_there(treasury):
    expect_problem(404, "E_NOT_FOUND", treasury.get(f"/api/v1/ledger/days/{datetime.date.today()}"))
    expect_problem(404, "E_NOT_FOUND", treasury.get("/api/v1/ledger/days/yesterday"))


@pytest.fixture(scope="module")
def past(model_house, tmp_path_factory):
    """A house whose work was done two days ago; it has closed those days by itself."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("past") / "state")) as house:
        house.start()
        _, several = buy(house, PASSPORT | {"quantity": 2})
        with house.partner() as counter:
            expect(201, redeem(counter, several["stamps"][0]))
        wait_for_numbers(house)
        house.stop()
        house.books.change(f"UPDATE ledger_transfer SET at_us = at_us - {2 * MICROS_OF_A_DAY}")
        house.start()
        until(lambda: len(closed_days(house)) >= 2, "the days that are over are closed", within=60)
        yield house
        house.stop()
        audit = house.run("audit")
        assert audit.returncode == 0, audit.stdout + audit.stderr


def closed_days(house):
    return [day for [day] in house.books.rows("SELECT day FROM closing ORDER BY day")]


def statements(house):
    with house.partner("auditor") as auditor:
        return [expect(200, auditor.get(f"/api/v1/ledger/days/{day}")) for day in closed_days(house)]


def keys_of(house):
    with house.public() as public:
        jwks = expect(200, public.get("/.well-known/jwks.json"))["keys"]
    return {bytes.fromhex(each["kid"]): from_base64url(each["x"]) for each in jwks}


def test_the_service_closes_its_days_by_itself_and_signs_them(past):
    keys = keys_of(past)
    before = "0" * 64
    for said in statements(past):
        signed = open_sign1(from_base64url(said["statement"]), keys)
        assert signed.kid.hex() == said["kid"]
        assert hashlib.sha256(signed.payload).hexdigest() == said["hash"]
        payload = cbor2.loads(signed.payload)
        assert (payload[1], payload[2], payload[5], payload[6].hex(), payload[7]) == (
            "closing", said["day"], said["feed"]["seq"], said["feed"]["hash"], said["log"]["size"])
        assert payload[8].hex() == said["previous_hash"] == before
        assert payload[9] == [[line["account"], *(minor(line[name]) for name in ("debit", "credit", "debits", "credits"))]
                              for line in said["lines"]]
        before = said["hash"]


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_each_part_is_remitted_by_itself(past):
    first = statements(past)[0]
    paris = first["remittance"][0]
    assert paris["mission"] == "CG-PAR"
    assert {part: minor(money) for part, money in paris["parts"].items()} == {"receipt": 0, "chancery": 80000, "service": 6000}
    assert minor(first["remittance_totals"][0]["total"]) == 86000


def test_a_late_posting_falls_in_the_day_on_which_it_is_posted(past):
    closed = statements(past)
    buy(past, PASSPORT)
    assert statements(past)[:len(closed)] == closed
    with past.partner("treasury") as treasury:
        balance = expect(200, treasury.get("/api/v1/ledger/trial-balance"))
        assert minor(balance["totals"][0]["balance"]) == 0
        receivable = next(each for each in balance["items"] if each["account"].startswith("receivable"))
    assert minor(receivable["debits"]) == minor(next(
        line for line in closed[-1]["lines"] if line["account"].startswith("receivable"))["debits"]) + 86000


def test_a_closed_day_as_csv(past):
    day = closed_days(past)[0]
    with past.partner("treasury") as treasury:
        _, rows = ask_csv(treasury, f"/api/v1/ledger/days/{day}")
    assert {row["day"] for row in rows} == {day}
    assert sum(int(row["debit_minor"]) for row in rows) == sum(int(row["credit_minor"]) for row in rows) > 0


def test_a_closed_day_on_paper(past):
    day = closed_days(past)[0]
    with past.partner("treasury") as treasury:
        answers = [treasury.send("GET", f"/api/v1/ledger/days/{day}", None, {"Accept": "application/pdf"}) for _ in range(2)]
    assert [answer.headers.get_content_type() for answer in answers] == ["application/pdf"] * 2
    assert answers[0].body.startswith(b"%PDF-") and answers[0].body == answers[1].body


def test_the_command_shows_the_same(past):
    done = past.run("ledger", "trial-balance", "--json")
    assert done.returncode == 0 and minor(json.loads(done.stdout)["totals"][0]["balance"]) == 0, done.stderr
    day = closed_days(past)[0]
    done = past.run("ledger", "export", day, "--json")
    assert json.loads(done.stdout) == statements(past)[0]
    assert past.run("ledger", "export", "2020-01-01").returncode == 1
    assert "revenue:chancery:CG-PAR:MAD" in past.run("ledger", "accounts").stdout
    assert past.run("ledger", "transfers", "--account", "prepaid:MAD", "--csv").stdout.startswith("transfer_id,")
    assert past.run("ledger", "close").stdout == "nothing to close\n"
    assert past.run("ledger", "accounts", "--json", "--csv").returncode == 2
