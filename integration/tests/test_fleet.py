"""Several services on one database behind haproxy are one service, and each of them may be stopped at any time."""

import collections

import pytest

from acquirer_book import settle
from client import expect, expect_problem
from deaths import reckon
from engines import session_server
from fleet import Fleet, opened_fleet
from purchase import buy_stamp, look, order, redeem, start_payment, type_card, wait_until_paid
from traffic import Traffic
from waiting import TooLate, until

pytestmark = pytest.mark.server("several services need a database server")

SERVICES = 3
PATIENT = {"acquirers.cmi": {"timeout_ms": 20000}}


@pytest.fixture(scope="module")
def fleet(model_house, tmp_path_factory):
    database = session_server().new_database()
    with opened_fleet(model_house, tmp_path_factory.mktemp("fleet"), SERVICES, database, PATIENT) as fleet:
        yield fleet.start()
        settle(fleet)
        fleet.stop()


def test_the_example_of_the_manual_is_a_configuration_without_a_warning(fleet):
    assert "Configuration file is valid" in fleet.balance.check()
    assert "WARNING" not in fleet.balance.check()


def test_what_one_service_sold_another_redeems(fleet):
    stamp = buy_stamp(fleet)
    answers = [redeem(counter, stamp) for counter in (house.partner() for house in fleet.houses)]
    statuses = collections.Counter(answer.status for answer in answers)
    assert statuses == {201: 1, 409: SERVICES - 1}
    assert len({(each.json["redeemed_at"], each.json["counter"]) for each in answers}) == 1


def test_the_certificate_of_a_counter_reaches_the_service_through_haproxy(fleet):
    stamp = buy_stamp(fleet)
    with fleet.partner("counter-CG-LYS") as elsewhere, fleet.partner() as counter:
        expect_problem(422, "E_MISSION", redeem(elsewhere, stamp))
        assert expect(201, redeem(counter, stamp))["counter"] == "1"


def test_the_same_request_at_two_services_is_one_order(fleet):
    with fleet.houses[0].public() as one, fleet.houses[1].public() as two:
        placed = order(one)
        first, second = (expect(201, each.post(f"{placed.path}/payments", {}, key="k", bearer=placed.token)) for each in (one, two))
    assert first["payment_id"] == second["payment_id"]


def test_what_is_owed_is_claimed_by_one(fleet):
    """While one service waits for the acquirer's answer, no other asks the same; it would be answered at once."""
    with fleet.public() as public, fleet.acquirer() as acquirer:
        placed = order(public)
        payment = start_payment(public, placed)
        expect(204, acquirer.post("/sim/faults", {"fault": "callback_lost", "oid": payment["oid"]}))
        type_card(acquirer, payment["redirect"])
        expect(204, acquirer.post("/sim/faults", {"fault": "stall", "oid": payment["oid"], "seconds": 4}))
        until(lambda: not acquirer.get("/sim/faults").json["faults"], "the acquirer was asked and does not answer")
        with pytest.raises(TooLate):
            until(lambda: look(public, placed)["state"] == "paid", "another service has asked as well", 2.5)
        wait_until_paid(public, placed)


def test_services_restarted_one_after_another_fail_nobody(model_house, tmp_path):
    """Not one request of anybody fails, but on a connection that was idle; such a request is sent once more."""
    database = session_server().new_database()
    with opened_fleet(model_house, tmp_path, SERVICES, database) as fleet:
        fleet.start()
        with Traffic(fleet) as traffic:
            for house in fleet.houses:
                used = len(traffic.used)
                until(lambda: len(traffic.used) > used + 5, "stamps are bought and used meanwhile", 60)
                fleet.restart(house)
            traffic.end()
        assert not traffic.hardships, traffic.hardships
        reckon(fleet, traffic)
        fleet.stop()
