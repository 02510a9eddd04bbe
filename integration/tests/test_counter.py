"""What a counter may and may not do with a stamp."""

import pytest

from client import expect, expect_problem, new_key
from purchase import HOLDER, PASSPORT, buy_stamp, redeem
from waiting import until

ANOTHER_HOLDER = HOLDER | {"document_number": "CD 654321"}


@pytest.fixture(scope="module")
def bound(house):
    """Stamps bought with the holder's passport, one for each test that needs one."""
    return lambda: buy_stamp(house, PASSPORT, holder=HOLDER)


@pytest.fixture(scope="module")
def unbound(house):
    return lambda: buy_stamp(house, PASSPORT)


def by_number(stamp, **more):
    return {"number": stamp["number"], "service": stamp["service"]} | more


def ends(house, stamp):
    return house.books.rows("SELECT kind FROM stamp_end WHERE number = ?", stamp["number"])


def test_verifying_changes_nothing(house, public, counter, unbound):
    stamp = unbound()
    before = house.books.counts()
    for body in ({"text": stamp["text"]}, {"number": stamp["number"]}):
        for _ in range(3):
            assert expect(200, public.post("/api/v1/checks", body))["result"] == "OK"
            assert expect(200, counter.post("/api/v1/verifications", body))["result"] == "OK"
    assert house.books.counts() == before
    expect(201, redeem(counter, stamp))


def test_a_look_at_a_stamp_says_what_it_is(public, counter, bound, unbound):
    stamp = unbound()
    seen = expect(200, public.post("/api/v1/checks", {"text": stamp["text"]}))
    assert seen == {
        "result": "OK", "state": "issued", "number": stamp["number"], "service": "PAS-EST", "mission": "CG-PAR",
        "amount": {"amount_minor": "86000", "currency": "MAD", "exponent": 2},
        "issued_at": stamp["issued_at"], "expires_at": stamp["expires_at"],
    }
    by_number_alone = expect(200, counter.post("/api/v1/verifications", {"number": stamp["number"]}))
    assert (by_number_alone["holder_bound"], by_number_alone["redeemed_at"]) == (False, None)
    assert expect(200, counter.post("/api/v1/verifications", {"text": bound()["text"]}))["holder_bound"] is True


def test_a_look_by_number_alone_tells_strangers_little(house, unbound):
    stamp = unbound()
    with house.public() as stranger:
        answer = until_allowed(stranger, {"number": stamp["number"]})
    assert expect(200, answer) == {"result": "OK", "state": "issued", "service": "PAS-EST", "mission": "CG-PAR"}


def until_allowed(stranger, body):
    """Numbers are looked up a few times a minute; the shared house may have spent its minute."""
    return until(
        lambda: (answer := stranger.post("/api/v1/checks", body)).status != 429 and answer, "a look-up is allowed", 70, 0.5
    )


def test_a_used_stamp_shows_when_and_where(public, counter, unbound):
    stamp = unbound()
    used = expect(201, redeem(counter, stamp))
    for client, path in ((public, "/api/v1/checks"), (counter, "/api/v1/verifications")):
        seen = expect(200, client.post(path, {"text": stamp["text"]}))
        assert (seen["result"], seen["state"]) == ("E_REDEEMED", "redeemed")
    assert (seen["redeemed_at"], seen["mission"], seen["counter"]) == (used["redeemed_at"], "CG-PAR", "1")


def test_a_used_stamp_is_refused_with_the_first_use(house, counter, unbound):
    stamp = unbound()
    used = expect(201, redeem(counter, stamp))
    with house.partner("counter-CG-PAR-2") as other:
        for client in (counter, other):
            problem = expect_problem(409, "E_REDEEMED", redeem(client, stamp))
            assert (problem["redeemed_at"], problem["mission"], problem["counter"]) == (used["redeemed_at"], "CG-PAR", "1")


def test_a_replay_repeats_the_answer_to_the_byte(house, counter, unbound):
    stamp, key = unbound(), new_key()
    first = redeem(counter, stamp, key)
    again = redeem(counter, stamp, key)
    assert (first.status, first.is_replayed) == (201, False)
    assert (again.status, again.is_replayed, again.body) == (201, True, first.body)
    refusal_key = new_key()
    refused, repeated = redeem(counter, stamp, refusal_key), redeem(counter, stamp, refusal_key)
    assert (repeated.status, repeated.is_replayed, repeated.body) == (409, True, refused.body)


def test_only_the_post_named_in_the_stamp_may_use_it(house, counter, unbound):
    stamp = unbound()
    with house.partner("counter-CG-LYS") as lyon:
        expect_problem(422, "E_MISSION", redeem(lyon, stamp))
        assert expect(200, lyon.post("/api/v1/verifications", {"text": stamp["text"]}))["result"] == "E_MISSION"
    assert ends(house, stamp) == []
    expect(201, redeem(counter, stamp))


def test_a_stamp_pays_for_its_own_service_only(house, counter, unbound):
    stamp = unbound()
    for service in ("IMM-INS", "VIS-DIP", "pas-est", "PAS"):
        expect_problem(422, "E_SERVICE", redeem(counter, stamp, service=service))
    assert ends(house, stamp) == []
    expect(201, redeem(counter, stamp))


def test_a_bound_stamp_wants_its_holder(house, counter, bound):
    stamp = bound()
    expect_problem(422, "E_HOLDER", redeem(counter, stamp))
    expect_problem(422, "E_HOLDER", redeem(counter, stamp, holder=ANOTHER_HOLDER))
    expect_problem(422, "E_HOLDER", redeem(counter, stamp, holder=HOLDER | {"issuer": "FRA"}))
    assert ends(house, stamp) == []
    expect(201, redeem(counter, stamp, holder=HOLDER))


def test_the_holders_document_is_read_however_it_is_spaced(counter, bound):
    expect(201, redeem(counter, bound(), holder=HOLDER | {"document_number": "ab123456"}))


def test_a_bound_stamp_can_be_used_by_its_number_with_the_holder(house, counter, bound):
    stamp = bound()
    path = "/api/v1/redemptions"
    expect_problem(422, "E_HOLDER", counter.post(path, by_number(stamp), key=new_key()))
    expect_problem(422, "E_HOLDER", counter.post(path, by_number(stamp, holder=ANOTHER_HOLDER), key=new_key()))
    assert ends(house, stamp) == []
    expect(201, counter.post(path, by_number(stamp, holder=HOLDER), key=new_key()))


def test_an_unbound_stamp_cannot_be_used_by_its_number(house, counter, unbound):
    stamp = unbound()
    for more in ({}, {"holder": HOLDER}):
        expect_problem(422, "E_NUMBER_ONLY", counter.post("/api/v1/redemptions", by_number(stamp, **more), key=new_key()))
    assert ends(house, stamp) == []
    expect(201, redeem(counter, stamp))


def altered(text, place):
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    return text[:place] + alphabet[(alphabet.index(text[place]) + 1) % 45] + text[place + 1:]


def test_a_stamp_that_was_altered_is_never_accepted(house, counter, unbound):
    stamp = unbound()
    for place in range(0, len(stamp["text"]), 17):
        answer = redeem(counter, stamp, text=altered(stamp["text"], place))
        assert answer.status == 422 and answer.code.startswith("E_"), answer
        assert expect(200, counter.post("/api/v1/verifications", {"text": altered(stamp["text"], place)}))["result"] != "OK"
    assert ends(house, stamp) == []


@pytest.mark.parametrize("number, code", [
    ("4071883529061770", "N_UNKNOWN"), ("4071883529061771", "N_CHECK"), ("40718835290617", "N_LENGTH"),
    ("407188352906177X", "N_CHAR"), ("", "N_LENGTH"),
])
def test_a_number_mistyped_is_said_to_be_so(counter, number, code):
    body = {"number": number, "service": "PAS-EST", "holder": HOLDER}
    expect_problem(422, code, counter.post("/api/v1/redemptions", body, key=new_key()))


def test_a_number_may_be_typed_in_groups_and_in_arabic_digits(counter, bound):
    stamp = bound()
    groups = [stamp["number"][at:at + 4] for at in range(0, 16, 4)]
    for typed in (" ".join(groups), "\N{NO-BREAK SPACE}".join(groups), arabic(stamp["number"])):
        assert expect(200, counter.post("/api/v1/verifications", {"number": typed}))["result"] == "OK"


def arabic(digits):
    return "".join(chr(0x0660 + int(digit)) for digit in digits)
