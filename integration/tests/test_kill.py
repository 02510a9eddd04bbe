"""Killed at any instant, the service forgets nothing that it has told anybody, and owes nothing in the end."""

import os
import random
import time

from acquirer_book import read_book, settle
from client import expect
from purchase import look, order, start_payment, type_card, wait_until_paid
from traffic import Traffic
from waiting import until

KILLS = 20
SEED = int(os.environ.get("ETIMBRE_SEED", random.SystemRandom().randrange(1_000_000)))
LONGEST_LIFE = 0.9  # seconds between ready and dead


def kill_again_and_again(house, dice):
    """Twenty deaths of the service; the simulator dies along with it sometimes."""
    for death in range(KILLS):
        time.sleep(dice.uniform(0, LONGEST_LIFE))  # the moment itself is what is tried out
        house.service.kill()
        if death % 5 == 4:
            house.simulator.kill()
        house.start()


def test_twenty_deaths_lose_nothing_and_double_nothing(new_house, capsys):
    house = new_house.start()
    with capsys.disabled():
        print(f"\n  kill -9 with ETIMBRE_SEED={SEED}", end=" ", flush=True)
    with Traffic(house) as traffic:
        kill_again_and_again(house, random.Random(SEED))
        traffic.end()

    assert len(traffic.used) >= KILLS, f"only {len(traffic.used)} stamps were used meanwhile"
    settle(house)
    with house.public() as public, house.partner() as counter, house.acquirer() as acquirer:
        for placed in traffic.placed:
            assert look(public, placed)["state"] == "paid"
        for placed in traffic.placed:
            [stamp] = look(public, placed)["stamps"]
            told = traffic.stamps.get(placed.id)  # the last orders may have ended before their stamp was seen
            assert told is None or stamp | {"state": ""} == told | {"state": ""}
        for body, key, told in traffic.used.values():
            again = counter.post("/api/v1/redemptions", body, key=key)
            assert (again.status, again.json, again.is_replayed) == (201, told, True)
        captured = [each for each in read_book(acquirer).values() if each["state"] == "captured"]
    counts = house.books.counts()
    assert counts["stamp"] == counts["order_paid"] == counts["log_leaf"] == len(traffic.placed) == len(captured)
    assert counts["stamp_end"] == len(traffic.used)
    house.stop()


def test_money_authorised_while_the_service_was_dead_is_fetched_when_it_lives(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        house.service.kill()
        type_card(acquirer, payment["redirect"])
        house.start()
        assert len(wait_until_paid(public, placed)["stamps"]) == 1
    settle(house)


def test_a_question_that_died_with_the_service_is_asked_again_at_once(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        expect(204, acquirer.post("/sim/faults", {"fault": "callback_lost", "oid": payment["oid"]}))
        type_card(acquirer, payment["redirect"])
        stall(acquirer, payment)
        until_stalled(acquirer)
        house.service.kill()
        house.start()
        assert len(wait_until_paid(public, placed, within=15)["stamps"]) == 1
    settle(house)


def stall(acquirer, payment):
    """The next question about the payment is not answered for long."""
    expect(204, acquirer.post("/sim/faults", {"fault": "stall", "oid": payment["oid"], "seconds": 30}))


def until_stalled(acquirer):
    until(lambda: not acquirer.get("/sim/faults").json["faults"], "the acquirer was asked and does not answer")


def test_a_release_that_died_with_the_service_is_taken_up_again(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        old = start_payment(public, placed)
        house.books.bring_forward("expire", old["payment_id"])
        until(lambda: look(public, placed)["payments"][0]["state"] == "expired", "the first attempt has expired")
        type_card(acquirer, start_payment(public, placed)["redirect"])
        wait_until_paid(public, placed)
        expect(204, acquirer.post("/sim/faults", {"fault": "callback_late", "oid": old["oid"], "seconds": 1}))
        type_card(acquirer, old["redirect"])
        stall(acquirer, old)
        until_stalled(acquirer)
        house.service.kill()
        assert read_book(acquirer)[old["oid"]]["state"] == "authorised"
        house.start()
        until(lambda: read_book(acquirer)[old["oid"]]["state"] == "voided", "the second approval is released")
    settle(house)


def test_an_expiry_that_died_with_the_service_is_taken_up_again(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        stall(acquirer, payment)
        house.books.bring_forward("expire", payment["payment_id"])
        until_stalled(acquirer)
        house.service.kill()
        house.start()
        until(lambda: look(public, placed)["payments"][0]["state"] == "expired", "the attempt has expired")
    settle(house)


def test_an_acquirer_that_dies_with_the_card_in_its_hand_is_asked_again(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        expect(204, acquirer.post("/sim/faults", {"fault": "crash", "oid": payment["oid"]}))
        try:
            type_card(acquirer, payment["redirect"])
        except OSError:
            pass
        until(lambda: not house.simulator.is_running(), "the simulator has died")
        house.start()
        assert len(wait_until_paid(public, placed)["stamps"]) == 1
    settle(house)
