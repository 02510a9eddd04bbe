"""What a citizen gives back goes back, once, and to the cent."""

import concurrent.futures
import os
import random
import time

import pytest

from acquirer_book import settle
from cc5 import by_hand
from client import expect, expect_problem, new_key
from explorer_promises import UNREACHABLE
from giving_back import (
    QUICK_TO_RESEND, ask_back, ask_void, at_the_acquirer, close_the_day, give_back, refund_in, set_fault, state_of,
    wait_until_inside, wait_until_refund,
)
from house import House, opened
from purchase import IMMATRICULATION, PASSPORT, VISA_FOR_DIPLOMATS, buy, look, order, redeem
from waiting import together, until

PRICE = 86000
THREE = PASSPORT | {"quantity": 3}


@pytest.fixture(scope="module")
def house(model_house, tmp_path_factory):
    settings = QUICK_TO_RESEND
    with opened(House.like(model_house, tmp_path_factory.mktemp("refunds") / "state", settings)) as house:
        yield house.start()
        settle(house)
        house.stop()


@pytest.fixture
def officer(house):
    with house.partner("officer-CG-PAR") as client:
        yield client


def test_one_of_three_stamps_goes_back(house, public, acquirer, counter):
    placed, bought = buy(house, THREE)
    given, kept, used = bought["stamps"]
    refund_id = give_back(public, placed, [given])
    seen = wait_until_refund(public, placed, refund_id)
    assert seen["state"] == "partly_voided"
    assert [each["state"] for each in seen["stamps"]] == ["voided", "issued", "issued"]
    refund = refund_in(seen, refund_id)
    assert (refund["amount"]["amount_minor"], refund["fee"]["amount_minor"]) == (str(PRICE), "0")
    assert refund["stamps"] == [given["number"]]
    transaction = at_the_acquirer(acquirer, seen)
    assert (transaction["state"], transaction["captured_minor"], transaction["refunded_minor"]) == ("captured", 3 * PRICE, PRICE)
    expect_problem(422, "E_VOID", redeem(counter, given))
    expect(201, redeem(counter, used))
    assert expect(200, public.post("/api/v1/checks", {"text": given["text"]}))["state"] == "voided"
    settle(house)


def test_all_of_it_is_voided_while_the_acquirers_day_is_open(house, public, acquirer):
    placed, bought = buy(house, PASSPORT)
    seen = wait_until_refund(public, placed, give_back(public, placed, bought["stamps"]))
    assert seen["state"] == "voided"
    assert at_the_acquirer(acquirer, seen)["state"] == "voided"


def test_all_of_it_is_credited_when_the_day_has_closed(house, public, acquirer):
    placed, bought = buy(house, PASSPORT)
    close_the_day(acquirer)
    seen = wait_until_refund(public, placed, give_back(public, placed, bought["stamps"]))
    transaction = at_the_acquirer(acquirer, seen)
    assert (transaction["state"], transaction["refunded_minor"]) == ("refunded", PRICE)


def test_stamp_after_stamp_until_nothing_is_left(house, public, acquirer):
    placed, bought = buy(house, THREE)
    for number, stamp in enumerate(bought["stamps"], 1):
        seen = wait_until_refund(public, placed, give_back(public, placed, [stamp]))
        assert at_the_acquirer(acquirer, seen)["refunded_minor"] == number * PRICE
    assert seen["state"] == "voided"
    assert at_the_acquirer(acquirer, seen)["state"] == "refunded"
    ledger = house.books.rows(
        "SELECT SUM(t.amount_minor) FROM ledger_transfer t JOIN refund r ON r.refund_id = t.source_id"
        " WHERE t.source_kind = 'refund' AND r.order_id = ?", placed.id)
    assert ledger == [(3 * PRICE,)]


def test_a_stamp_that_costs_nothing_is_voided_without_the_acquirer(public):
    placed = order(public, VISA_FOR_DIPLOMATS)
    seen = look(public, placed)
    refund_id = give_back(public, placed, seen["stamps"])
    seen = look(public, placed)
    assert (seen["state"], refund_in(seen, refund_id)["state"]) == ("voided", "succeeded")


# ---- who, what, when

def test_what_is_used_or_void_is_not_taken_back_and_nothing_of_the_rest_either(house, public, counter):
    placed, bought = buy(house, THREE)
    used, void, fine = bought["stamps"]
    won = expect(201, redeem(counter, used))
    give_back(public, placed, [void])
    told = expect_problem(409, "E_REDEEMED", ask_back(public, placed, [fine, used]))
    assert (told["redeemed_at"], told["counter"]) == (won["redeemed_at"], won["counter"])
    expect_problem(422, "E_VOID", ask_back(public, placed, [fine, void]))
    assert look(public, placed)["stamps"][2]["state"] == "issued"


def test_stamps_of_others_and_of_nobody_are_answered_alike(house, public):
    placed, _ = buy(house, PASSPORT)
    _, others = buy(house, IMMATRICULATION)
    answers = [ask_back(public, placed, [number]) for number in (others["stamps"][0]["number"], "4071883529061770")]
    told = [expect_problem(422, "E_NOT_REFUNDABLE", each) for each in answers]
    assert told[0]["detail"] == told[1]["detail"]
    assert look(public, placed)["refunds"] == []


def test_another_orders_token_opens_nothing(house, public):
    placed, bought = buy(house, PASSPORT)
    other, _ = buy(house, IMMATRICULATION)
    foreign = public.post(f"{placed.path}/refunds", {"stamps": [bought["stamps"][0]["number"]], "reason": "x"},
                          key=new_key(), bearer=other.token)
    expect_problem(404, "E_NOT_FOUND", foreign)


def test_an_unpaid_order_has_nothing_to_give_back(public):
    expect_problem(422, "E_NOT_REFUNDABLE", ask_back(public, order(public), ["4071883529061770"]))


def test_after_the_window_and_after_the_validity_it_is_too_late(house, public):
    placed, bought = buy(house, PASSPORT | {"quantity": 2})
    late, expired = bought["stamps"]
    year = 365 * 86400
    for stamp, earlier in ((late, 91 * 86400), (expired, year)):
        house.books.change(("UPDATE stamp SET issued_s = issued_s - ?, expires_s = expires_s - ? WHERE number = ?",
                            (earlier, earlier, stamp["number"])))
    try:
        expect_problem(422, "E_REFUND_WINDOW", ask_back(public, placed, [late]))
        expect_problem(422, "E_EXPIRED", ask_back(public, placed, [expired]))
    finally:
        for stamp, earlier in ((late, 91 * 86400), (expired, year)):
            house.books.change(("UPDATE stamp SET issued_s = issued_s + ?, expires_s = expires_s + ? WHERE number = ?",
                                (earlier, earlier, stamp["number"])))


def test_the_fee_of_the_configuration_is_kept_to_the_cent(model_house, tmp_path):
    settings = QUICK_TO_RESEND | {"refunds": {"fee_minor": 1000, "fee_per_mille": 15, "approval_above_minor": 170_000}}
    with opened(House.like(model_house, tmp_path / "state", settings)) as house:
        house.start()
        with house.public() as public, house.acquirer() as acquirer:
            placed, bought = buy(house, PASSPORT)
            seen = wait_until_refund(public, placed, give_back(public, placed, bought["stamps"]))
            refund = seen["refunds"][0]
            assert (refund["amount"]["amount_minor"], refund["fee"]["amount_minor"]) == ("83710", "2290")
            assert at_the_acquirer(acquirer, seen)["refunded_minor"] == 83710
            second_person_allows_it(house, public)
        settle(house)
        house.stop()


def second_person_allows_it(house, public):
    placed, bought = buy(house, THREE)
    refund_id = give_back(public, placed, bought["stamps"])
    assert look(public, placed)["refunds"][0]["state"] == "awaiting_approval"
    with house.partner("treasury") as treasury, house.partner("officer-CG-PAR") as officer, house.partner("treasury-2") as second:
        path = f"/api/v1/refunds/{refund_id}/approve"
        [waiting] = expect(200, treasury.get("/api/v1/refunds?state=awaiting_approval"))["items"]
        assert (waiting["refund_id"], waiting["needs_approval"], waiting["approved_by"]) == (refund_id, True, None)
        expect_problem(403, "E_ROLE", officer.post(path, {}))
        approved = expect(200, treasury.post(path, {}))
        assert approved["approved_by"] == "urn:etimbre:treasury:1"
        assert expect(200, treasury.post(path, {}))["refund_id"] == refund_id
        expect_problem(409, "E_REFUND_STATE", second.post(path, {}))
        expect_problem(404, "E_NOT_FOUND", second.post(f"/api/v1/refunds/{'0' * 32}/approve", {}))
    wait_until_refund(public, placed, refund_id)


# ---- twice, and at once

def test_a_double_click_is_one_refund(house, public):
    placed, bought = buy(house, PASSPORT)
    key, answers = new_key(), []

    def click(_):
        with house.public() as browser:
            answers.append(ask_back(browser, placed, bought["stamps"], key=key))
    together(8, click)
    assert {each.status for each in answers} == {202}
    assert len({each.json["refund_id"] for each in answers}) == 1
    assert sum(not each.is_replayed for each in answers) == 1
    expect_problem(422, "E_IDEMPOTENCY_REUSED", ask_back(public, placed, bought["stamps"], key=key, reason="another"))
    wait_until_refund(public, placed, answers[0].json["refund_id"])


def test_of_many_refunds_of_one_stamp_at_once_one_is_made(house, public):
    placed, bought = buy(house, PASSPORT)
    answers = []

    def ask(_):
        with house.public() as browser:
            answers.append(ask_back(browser, placed, bought["stamps"]))
    together(8, ask)
    assert sorted(each.status for each in answers) == [202] + [422] * 7, answers
    [refund] = look(public, placed)["refunds"]
    wait_until_refund(public, placed, refund["refund_id"])


def test_refunds_of_one_payment_at_once_give_back_their_sum_and_no_more(house, public, acquirer):
    placed, bought = buy(house, PASSPORT | {"quantity": 4})
    refunds = {}

    def ask(number):
        with house.public() as browser:
            refunds[number] = give_back(browser, placed, [bought["stamps"][number]])
    together(3, ask)
    for refund_id in refunds.values():
        seen = wait_until_refund(public, placed, refund_id)
    assert at_the_acquirer(acquirer, seen)["refunded_minor"] == 3 * PRICE
    settle(house)


@pytest.mark.parametrize("times", [12])
def test_a_stamp_that_is_redeemed_and_voided_at_the_same_instant_has_one_end(house, public, times):
    for number in range(times):
        placed, bought = buy(house, PASSPORT)
        [stamp] = bought["stamps"]
        answers = {}

        def contend(who, stamp=stamp, placed=placed, answers=answers):
            if who == 0:
                with house.public() as browser:
                    answers["citizen"] = ask_back(browser, placed, [stamp])
            elif who == 1:
                with house.partner("officer-CG-PAR") as at_the_post:
                    answers["officer"] = ask_void(at_the_post, stamp)
            else:
                with house.partner("counter-CG-PAR") as at_the_counter:
                    answers["counter"] = redeem(at_the_counter, stamp)
        together(3, contend)
        won = {who for who, answer in answers.items() if answer.status in (201, 202)}
        assert len(won) == 1, answers
        kind = "redeemed" if won == {"counter"} else "voided"
        assert house.books.rows("SELECT kind FROM stamp_end WHERE number = ?", stamp["number"]) == [(kind,)]
        lost = {answer.code for answer in answers.values() if answer.status >= 400}
        assert lost == ({"E_REDEEMED"} if kind == "redeemed" else {"E_VOID"}), answers


# ---- officers

def test_an_officer_takes_a_stamp_of_the_post_back(house, public, acquirer, officer, counter):
    placed, bought = buy(house, PASSPORT)
    [stamp] = bought["stamps"]
    key = new_key()
    voided = expect(201, ask_void(officer, stamp, key=key))
    assert (voided["number"], voided["mission"], voided["officer"]) == (stamp["number"], "CG-PAR", "1")
    again = ask_void(officer, stamp, key=key)
    assert (again.status, again.json, again.is_replayed) == (201, voided, True)
    seen = wait_until_refund(public, placed, voided["refund"]["refund_id"])
    assert seen["state"] == "voided"
    expect_problem(422, "E_VOID", redeem(counter, stamp))
    expect_problem(422, "E_VOID", ask_void(officer, stamp))
    expect_problem(422, "E_VOID", ask_back(public, placed, [stamp]))


def test_an_officer_has_no_say_at_another_post_nor_over_a_used_stamp(house, public, officer, counter):
    _, lyon = buy(house, IMMATRICULATION, mission="CG-LYS")
    expect_problem(422, "E_MISSION", ask_void(officer, lyon["stamps"][0]))
    expect_problem(404, "E_NOT_FOUND", ask_void(officer, "4071883529061770"))
    _, bought = buy(house, PASSPORT)
    expect(201, redeem(counter, bought["stamps"][0]))
    assert expect_problem(409, "E_REDEEMED", ask_void(officer, bought["stamps"][0]))["counter"] == "1"


def test_the_house_may_keep_the_money_for_the_treasury(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state", {"refunds": {"officer_voids": "kept"}})) as house:
        house.start()
        _, bought = buy(house, PASSPORT)
        with house.partner("officer-CG-PAR") as officer:
            assert expect(201, ask_void(officer, bought["stamps"][0]))["refund"] is None
        settle(house)
        house.stop()


# ---- when the acquirer makes it hard

@pytest.mark.parametrize("fault, more", [
    ("answer_lost", {}), ("status_unavailable", {"count": 3}), ("stall", {"seconds": 3}), ("refund_fails", {"count": 2}),
])
@pytest.mark.parametrize("part", [True, False], ids=["a part", "all of it"])
def test_the_fault_ends_in_one_refund(house, public, acquirer, fault, more, part):
    placed, bought = buy(house, PASSPORT | {"quantity": 2})
    if not part:
        close_the_day(acquirer)
    set_fault(acquirer, bought, fault, **more)
    refund_id = give_back(public, placed, bought["stamps"][:1] if part else bought["stamps"])
    seen = wait_until_refund(public, placed, refund_id)
    assert at_the_acquirer(acquirer, seen)["refunded_minor"] == (PRICE if part else 2 * PRICE)


def test_a_void_whose_answer_is_lost_is_not_followed_by_a_credit(house, public, acquirer):
    placed, bought = buy(house, PASSPORT)
    set_fault(acquirer, bought, "answer_lost")
    seen = wait_until_refund(public, placed, give_back(public, placed, bought["stamps"]))
    transaction = at_the_acquirer(acquirer, seen)
    assert (transaction["state"], transaction["refunded_minor"]) == ("voided", 0)


def test_an_acquirer_that_dies_with_the_refund_in_its_book_is_asked_again(house, public, acquirer):
    placed, bought = buy(house, PASSPORT | {"quantity": 2})
    set_fault(acquirer, bought, "crash")
    refund_id = give_back(public, placed, bought["stamps"][:1])
    until(lambda: not house.simulator.is_running(), "the simulator has died")
    house.start()
    seen = wait_until_refund(public, placed, refund_id)
    with house.acquirer() as alive:
        assert at_the_acquirer(alive, seen)["refunded_minor"] == PRICE


def test_a_refund_that_the_bank_refuses_fails_and_a_person_is_told(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state", QUICK_TO_RESEND)) as house:
        house.start()
        with house.public() as public, house.acquirer() as acquirer:
            placed, bought = buy(house, PASSPORT | {"quantity": 2})
            set_fault(acquirer, bought, "refund_fails", count=50)
            refund_id = give_back(public, placed, bought["stamps"][:1])
            seen = wait_until_refund(public, placed, refund_id, "failed")
            assert at_the_acquirer(acquirer, seen)["refunded_minor"] == 0
        assert house.books.rows("SELECT op, cum_after_minor FROM refund_chain ORDER BY n") == [("reserve", PRICE), ("release", 0)]
        assert house.books.rows("SELECT COUNT(*) FROM refund_transition WHERE to_state = 'declined'") == [(3,)]
        assert '"refund_failed"' in house.service.log.read_text()
        with house.ops() as ops:
            until(lambda: b'etimbre_refunds{state="failed"} 1' in ops.get("/metrics").body, "the measures say so")
        settle(house)
        house.stop()


def test_money_that_somebody_gave_back_by_hand_stops_everything_until_a_person_has_looked(model_house, tmp_path):
    with opened(House.like(model_house, tmp_path / "state", QUICK_TO_RESEND)) as house:
        house.start()
        with house.public() as public, house.acquirer() as acquirer:
            placed, bought = buy(house, PASSPORT | {"quantity": 2})
            assert by_hand(house, acquirer, "Credit", bought["payments"][0]["oid"]) == "00"
            refund_id = give_back(public, placed, bought["stamps"][:1])
            until(lambda: '"refund_strange"' in house.service.log.read_text(), "a person is told")
            wait_until_inside(house, refund_id, "requested")
            assert at_the_acquirer(acquirer, bought)["refunded_minor"] == 2 * PRICE


# ---- killed

def test_a_kill_between_the_call_and_its_answer_is_no_second_credit(model_house, tmp_path):
    """The acquirer has done it and says so late; meanwhile the service is killed."""
    with opened(House.like(model_house, tmp_path / "state", QUICK_TO_RESEND | {"acquirers.cmi": {"timeout_ms": 20_000}})) as house:
        house.start()
        with house.public() as public, house.acquirer() as acquirer:
            placed, bought = buy(house, PASSPORT | {"quantity": 2})
            # The first answer that is late is that of the history; the second, of the Credit.
            set_fault(acquirer, bought, "stall", seconds=1)
            set_fault(acquirer, bought, "stall", seconds=15)
            refund_id = give_back(public, placed, bought["stamps"][:1])
            until(lambda: at_the_acquirer(acquirer, bought)["refunded_minor"] == PRICE, "the acquirer has given back")
            assert state_of(house, refund_id) == "sending"
            house.service.kill()
            house.start()
            seen = wait_until_refund(public, placed, refund_id, within=90)
            assert at_the_acquirer(acquirer, seen)["refunded_minor"] == PRICE
        settle(house)
        house.stop()


KILLS = 8
SEED = int(os.environ.get("ETIMBRE_SEED", random.SystemRandom().randrange(1_000_000)))


def ask_until_answered(house, placed, stamps):
    """Each stamp by itself, with one key, as a browser that does not give up."""
    for stamp in stamps:
        key, answer = new_key(), None
        while answer is None or answer.status == 503:
            try:
                with house.public() as browser:
                    answer = ask_back(browser, placed, [stamp], key=key)
            except UNREACHABLE:
                time.sleep(0.1)  # nobody is there
        assert answer.status == 202, answer


def kill_at_random(house, dice):
    for _ in range(KILLS):
        time.sleep(dice.uniform(0, 0.8))  # the moment itself is what is tried out
        for victim in dice.choice(((house.service,), (house.simulator,), (house.service, house.simulator))):
            victim.kill()
        house.start()


def test_kills_at_random_moments_lose_no_refund_and_double_none(model_house, tmp_path, capsys):
    with capsys.disabled():
        print(f"\n  refunds under kill -9 with ETIMBRE_SEED={SEED}", end=" ", flush=True)
    dice = random.Random(SEED)
    with opened(House.like(model_house, tmp_path / "state", QUICK_TO_RESEND | {"acquirers.cmi": {"timeout_ms": 1000}})) as house:
        house.start()
        placed, bought = buy(house, PASSPORT | {"quantity": 8})
        with house.acquirer() as acquirer:
            close_the_day(acquirer)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            halves = [pool.submit(ask_until_answered, house, placed, bought["stamps"][half::2]) for half in (0, 1)]
            kill_at_random(house, dice)
            for each in halves:
                each.result()
        settle(house, within=150)
        with house.public() as public, house.acquirer() as acquirer:
            seen = look(public, placed)
            assert {each["state"] for each in seen["refunds"]} == {"succeeded"}
            assert at_the_acquirer(acquirer, seen)["refunded_minor"] == 8 * PRICE
        house.stop()


@pytest.mark.parametrize("query", ("limit=0", "limit=201", "state=lost", "limit=1&limit=2"))
def test_a_page_of_refunds_that_cannot_be_is_a_wrong_field(house, query):
    with house.partner("treasury") as treasury:
        expect_problem(422, "E_FIELDS", treasury.get(f"/api/v1/refunds?{query}"))
