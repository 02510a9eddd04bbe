"""Killed at any instant, the service forgets nothing that it has told anybody, and owes nothing in the end."""

import os
import random

import pytest

from acquirer_book import read_book, settle
from client import expect
from deaths import survive
from engines import TestServer, chosen, opened_server
from ground import new_folder
from house import House, opened
from purchase import look, order, start_payment, type_card, wait_until_paid
from waiting import until

KILLS = 20
SEED = int(os.environ.get("ETIMBRE_SEED", random.SystemRandom().randrange(1_000_000)))


@pytest.fixture
def mortal(model_house, tmp_path):
    """A house, and its database server where it has one: of its own and on a disk, for it is going to die."""
    if chosen() == "sqlite":
        with opened(House.like(model_house, tmp_path / "state")) as house:
            yield house.start(), None
        return
    with opened_server(TestServer, new_folder("etimbre-sql-")) as server:
        database = server.new_database()
        database.fill_like(model_house.database)
        with opened(House.like(model_house, tmp_path / "state", database=database)) as house:
            yield house.start(), server


def test_twenty_deaths_lose_nothing_and_double_nothing(mortal, capsys):
    house, database = mortal
    with capsys.disabled():
        print(f"\n  kill -9 with ETIMBRE_SEED={SEED}", end=" ", flush=True)
    died, traffic = survive(house, random.Random(SEED), KILLS, database)
    assert len(died) == KILLS
    assert len(traffic.used) >= KILLS, f"only {len(traffic.used)} stamps were used meanwhile"
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
