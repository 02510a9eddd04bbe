"""From the fee to the used stamp, the way a citizen and a counter go."""

import base64
import csv
import datetime
import json
import threading

import pytest

from acquirer_book import read_book, settle
from client import expect, expect_problem, new_key
from places import ROOT
from purchase import (
    PASSPORT, VISA_FOR_DIPLOMATS, buy, look, order, order_of, place, quote, redeem, start_payment, type_card,
    wait_until_paid,
)
from verifier import kid_of, read_receipt, read_stamp
from waiting import together

LANGUAGES = ("ar", "fr", "en", "es")


def unix(rfc3339):
    assert rfc3339.endswith("Z")
    return datetime.datetime.fromisoformat(rfc3339).timestamp()


@pytest.fixture(scope="module")
def published_keys(house):
    """What `etimbre keys list --json` prints: the file that --keys reads."""
    done = house.run("keys", "list", "--json")
    assert done.returncode == 0, done
    return done.stdout


@pytest.fixture(scope="module")
def keys(published_keys):
    return {bytes.fromhex(key["kid"]): bytes.fromhex(key["x"]) for key in json.loads(published_keys)["keys"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passport_is_paid_verified_and_used_in_each_language(house, public, acquirer, counter, language, published_keys):
    placed = order(public, PASSPORT, language=language)
    assert placed.state == "unpaid"
    assert f"/{language}/" in placed.pay_url
    payment = start_payment(public, placed)
    assert payment["state"] == "redirected"
    assert payment["redirect"]["fields"]["amount"] == "860.00"
    assert type_card(acquirer, payment["redirect"]).status == 200

    paid = wait_until_paid(public, placed)
    assert [each["state"] for each in paid["payments"]] == ["captured"]
    assert read_book(acquirer)[payment["oid"]]["captured_minor"] == 86000
    [stamp] = paid["stamps"]
    assert stamp["state"] == "issued"

    offline = house.run("stamp", "verify", "--keys", "/dev/stdin", "--json", stamp["text"], text_in=published_keys)
    assert offline.returncode == 0, offline
    says = json.loads(offline.stdout)
    assert (says["result"], says["number"], says["amount_minor"]) == ("OK", stamp["number"], "86000")

    used = expect(201, redeem(counter, stamp))
    assert (used["number"], used["mission"], used["counter"]) == (stamp["number"], "CG-PAR", "1")
    assert look(public, placed)["stamps"][0]["state"] == "redeemed"


def test_a_second_reader_finds_the_same_claims(house, public, keys):
    placed, paid = buy(house, PASSPORT)
    [stamp] = paid["stamps"]
    claims = read_stamp(stamp["text"], keys)
    assert (claims["number"], claims["service"], claims["mission"]) == (stamp["number"], "PAS-EST", "CG-PAR")
    assert (claims["issuer"], claims["amount_minor"], claims["currency"]) == ("MA", 86000, "MAD")
    assert (claims["index"], claims["holder"]) == (stamp["index"], None)
    assert claims["issued_at"] == unix(stamp["issued_at"])
    assert claims["expires_at"] == unix(stamp["expires_at"])
    assert claims["expires_at"] - claims["issued_at"] == 365 * 24 * 3600


def test_the_offline_check_knows_the_time(house, published_keys):
    [stamp] = buy(house, PASSPORT)[1]["stamps"]
    issued, expires = int(unix(stamp["issued_at"])), int(unix(stamp["expires_at"]))
    for now, result in (
        (issued - 301, "E_NOT_YET_VALID"), (issued - 300, "OK"), (expires - 1, "OK"), (expires, "E_EXPIRED")
    ):
        done = house.run("stamp", "verify", "--keys", "/dev/stdin", "--now", str(now), "--json", stamp["text"],
                         text_in=published_keys)
        assert (json.loads(done.stdout)["result"], done.returncode) == (result, 0 if result == "OK" else 1)


def test_the_keys_that_the_service_publishes_are_those_that_it_signs_with(public, keys):
    published = expect(200, public.get("/.well-known/jwks.json"))["keys"]
    assert {key["kid"] for key in published} == {kid.hex() for kid in keys}
    for kid, raw in keys.items():
        assert kid == kid_of(raw)


def test_the_receipt_says_what_was_used_and_is_signed(house, counter, keys):
    [stamp] = buy(house, PASSPORT)[1]["stamps"]
    used = expect(201, redeem(counter, stamp))
    receipt = read_receipt(from_base64url(used["receipt"]), keys)
    for name in ("redemption_id", "number", "service", "mission", "counter"):
        assert receipt[name] == used[name]
    assert receipt["redeemed_at"] == int(unix(used["redeemed_at"]))
    assert receipt["payload_hash"] == read_stamp(stamp["text"], keys)["payload_hash"]


def from_base64url(text):
    assert "=" not in text
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_one_stamp_is_issued_for_each_unit(house, public):
    wished = [{"service": "PAS-EST", "quantity": 2, "age": 40, "lost": False}, {"service": "IMM-INS", "quantity": 3}]
    quoted = quote(public, *wished)
    assert quoted["total"] == {"amount_minor": str(2 * 86000 + 3 * 7000), "currency": "MAD", "exponent": 2}
    assert [line["total"]["amount_minor"] for line in quoted["lines"]] == ["172000", "21000"]
    for line in quoted["lines"]:
        assert sum(int(part["amount_minor"]) for part in line["parts"].values()) == int(line["total"]["amount_minor"])

    placed, paid = buy(house, *wished)
    assert sorted(stamp["service"] for stamp in paid["stamps"]) == ["IMM-INS"] * 3 + ["PAS-EST"] * 2
    for unique in ("number", "text", "index"):
        assert len({stamp[unique] for stamp in paid["stamps"]}) == 5
    assert paid["quote"]["total"] == quoted["total"]


def test_an_order_that_costs_nothing_is_paid_at_once_without_a_card(house, public, counter):
    placed = order(public, VISA_FOR_DIPLOMATS)
    assert placed.state == "paid"
    seen = look(public, placed)
    assert (seen["state"], seen["payments"], len(seen["stamps"])) == ("paid", [], 1)
    expect_problem(409, "E_ORDER_PAID", public.post(f"{placed.path}/payments", {}, key=new_key(), bearer=placed.token))
    expect(201, redeem(counter, seen["stamps"][0]))


def test_a_card_that_was_refused_leaves_the_order_open_for_another(public, acquirer):
    placed = order(public)
    payment = start_payment(public, placed)
    assert type_card(acquirer, payment["redirect"], "4000000000000028").status == 200
    seen = look(public, placed)
    assert (seen["state"], seen["stamps"]) == ("unpaid", [])
    assert [each["state"] for each in seen["payments"]] == ["redirected"]

    assert type_card(acquirer, payment["redirect"], "5453010000066100").status == 200
    paid = wait_until_paid(public, placed)
    assert ([each["oid"] for each in paid["payments"]], len(paid["stamps"])) == ([payment["oid"]], 1)


def test_a_payment_that_is_open_is_named_when_another_is_started(public):
    placed = order(public)
    first = start_payment(public, placed)
    again = public.post(f"{placed.path}/payments", {}, key=new_key(), bearer=placed.token)
    problem = expect_problem(409, "E_PAYMENT_OPEN", again)
    assert problem["payment_id"] == first["payment_id"]
    assert problem["redirect"]["fields"]["oid"] == first["oid"]


def at_once(house, send, clients=16):
    """The answers to requests that as many clients send at the same instant."""
    start, answers = threading.Barrier(clients), []

    def one(_):
        with house.public() as client:
            client.connect()
            start.wait(30)
            answers.append(send(client))
    together(clients, one)
    return answers


def test_those_who_order_from_one_quote_at_once_get_one_order(house, public):
    body = order_of(quote(public))
    answers = at_once(house, lambda client: client.post("/api/v1/orders", body, key=new_key()))
    assert sorted(answer.status for answer in answers) == [201] + [409] * (len(answers) - 1)
    assert {answer.code for answer in answers if answer.status == 409} == {"E_QUOTE_USED"}


def test_those_who_pay_one_order_at_once_are_led_to_one_card_page(house, public):
    placed = order(public)
    path = f"{placed.path}/payments"
    answers = at_once(house, lambda client: client.post(path, {}, key=new_key(), bearer=placed.token))
    assert sorted(answer.status for answer in answers) == [201] + [409] * (len(answers) - 1)
    assert {answer.code for answer in answers if answer.status == 409} == {"E_PAYMENT_OPEN"}
    assert len({answer.json["payment_id"] for answer in answers}) == 1


def let_expire(house, quoted):
    house.books.change(("UPDATE quote SET expires_us = created_us + 1 WHERE quote_id = ?", (quoted["quote_id"],)))


def test_a_quote_that_has_expired_cannot_be_ordered(house, public):
    quoted = quote(public)
    let_expire(house, quoted)
    expect_problem(409, "E_QUOTE_EXPIRED", public.post("/api/v1/orders", order_of(quoted), key=new_key()))


def test_an_order_that_nobody_paid_while_its_quote_held_is_abandoned(house, public):
    quoted = quote(public)
    placed = place(public, order_of(quoted))
    assert look(public, placed)["state"] == "unpaid"
    let_expire(house, quoted)
    assert look(public, placed)["state"] == "abandoned"


def test_nobody_sees_an_order_without_its_token(public):
    mine, another = order(public), order(public)
    for bearer in (None, "", "x", another.token, mine.token[:-1], mine.token + "A"):
        expect_problem(404, "E_NOT_FOUND", public.get(mine.path, bearer=bearer))
        expect_problem(404, "E_NOT_FOUND", public.post(f"{mine.path}/payments", {}, key=new_key(), bearer=bearer))
    expect_problem(404, "E_NOT_FOUND", public.get("/api/v1/orders/" + "0" * 32, bearer=mine.token))


def test_a_quote_makes_one_order(public):
    body = order_of(quote(public))
    expect(201, public.post("/api/v1/orders", body, key=new_key()))
    expect_problem(409, "E_QUOTE_USED", public.post("/api/v1/orders", body, key=new_key()))


def test_the_fees_are_those_of_the_tariff(public):
    with open(ROOT / "seeds/tariff.csv", encoding="utf-8") as file:
        tariff = {line["code"]: line for line in csv.DictReader(file) if line["chancery_minor"]}
    services = expect(200, public.get("/api/v1/missions/CG-PAR/services"))["items"]
    assert {each["code"] for each in services} == set(tariff)
    for each in services:
        line = tariff[each["code"]]
        parts = {part: int(line[f"{part}_minor"]) for part in ("receipt", "chancery", "service")}
        assert {part: int(money["amount_minor"]) for part, money in each["parts"].items()} == parts
        assert int(each["total"]["amount_minor"]) == sum(parts.values())
        assert each["names"]["ar"] == line["name_ar"]


def test_every_mission_is_found_page_by_page(public):
    with open(ROOT / "seeds/missions.csv", encoding="utf-8") as file:
        wanted = [line["code"] for line in csv.DictReader(file)]
    found, cursor = [], ""
    while cursor is not None:
        page = expect(200, public.get(f"/api/v1/missions?limit=50&cursor={cursor}"))
        found += [each["code"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert sorted(found) == sorted(wanted)


def test_when_all_is_over_the_books_agree(house):
    settle(house)
